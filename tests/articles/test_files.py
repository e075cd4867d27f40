"""A row and its file: after every race and failure between them, the file holds what the row says."""

import hashlib
import threading

import pytest
from sqlalchemy import func, select

from tests.articles.agreement import (
    API,
    Killed,
    agree,
    file_of,
    history,
    key,
    killed,
    put,
    row,
    text_below_front_matter,
    unreachable,
)
from wikimind.actions import articles as actions
from wikimind.articles import files as article_files
from wikimind.articles import publication
from wikimind.articles.publication import settle
from wikimind.articles.removal import remove_source
from wikimind.articles.rewriting import edited_by_people
from wikimind.errors import Unavailable
from wikimind.extensions import db, write_transaction
from wikimind.jobs import recovery
from wikimind.models.article import RemovedFile, Revision
from wikimind.models.author import MACHINE, PERSON, Author
from wikimind.models.job import Job
from wikimind.models.source import Source
from wikimind.models.space import User
from wikimind.storage import current, wiki_key
from wikimind.storage.local import LocalStorage
from wikimind.wiki import files


def at_once(app, act, numbers) -> list[int]:
    """The statuses of requests that start together, each in a thread of its own."""
    barrier, statuses, lock = threading.Barrier(len(numbers)), [], threading.Lock()

    def run(number: int) -> None:
        client = app.test_client()
        barrier.wait()
        status = act(client, number)
        with lock:
            statuses.append(status)

    threads = [threading.Thread(target=run, args=(number,)) for number in numbers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(statuses)


def test_of_six_saves_of_one_revision_one_is_accepted_and_stands_everywhere(app, client, article, work):
    text, acknowledged = text_below_front_matter(article), []
    db.session.remove()

    def save(own_client, number: int) -> int:
        sent = {"markdown": f"{text}\n\n## Mine\n\nwritten by number {number}", "revision": 1}
        answer = own_client.put(f"{API}/bells", json=sent)
        if answer.status_code == 200:
            acknowledged.append(f"written by number {number}")
        return answer.status_code

    assert at_once(app, save, range(6)) == [200] + [409] * 5
    agree(article)
    assert acknowledged[0] in row(article).body
    assert history(article) == [(1, MACHINE), (2, "person")]
    assert put(client, article, acknowledged[0], "changed once more").status_code == 200
    client.post(f"/s/main/sources/{article.source_id}/recompile")
    work()
    assert "changed once more" in row(article).body
    agree(article)


def test_who_comes_too_late_is_given_what_stands(client, article):
    assert put(client, article, "rings", "sings").status_code == 200
    late = put(client, article, "Bronze", "Golden", revision=1)
    assert late.status_code == 409
    told = late.get_json()
    assert told["revision"] == 2
    assert told["markdown"] == row(article).body
    assert "changed while you edited" in told["detail"]


@pytest.mark.parametrize("step", ["before the file is written", "before it is confirmed"])
def test_a_write_that_was_broken_off_is_finished_by_whoever_comes_next(client, article, monkeypatch, step):
    name = "_carry_out" if step == "before the file is written" else "_confirm"

    with monkeypatch.context() as patched:
        patched.setattr(article_files, name, killed)
        with pytest.raises(Killed):
            put(client, article, "rings", "tolls")
    assert row(article).written_revision == 1
    assert put(client, article, "Bronze", "Golden").status_code == 200
    agree(article)
    assert history(article) == [(1, MACHINE), (2, "person"), (3, "person")]


def test_own_text_of_a_write_that_was_broken_off_never_counts_as_an_edit(client, article, monkeypatch):
    """Two writes die, one behind the file and one before it: it holds neither the oldest nor the newest."""

    for name, old, new in (("_confirm", "rings", "tolls"), ("_carry_out", "Bronze", "Golden")):
        with monkeypatch.context() as patched:
            patched.setattr(article_files, name, killed)
            patched.setattr("wikimind.actions.articles.settle", lambda _article_id: None)
            with pytest.raises(Killed):
                put(client, article, old, new)
    assert "tolls" in file_of(article) and "Golden" not in file_of(article)
    assert (row(article).written_revision, row(article).revision) == (1, 3)
    assert not settle(article.id)
    agree(article)


def test_saves_in_the_browser_and_in_the_vault_at_once_lose_nothing(app, article):
    """One program saves the file as an editor does, while people save in their browsers."""
    if not isinstance(current(), LocalStorage):
        pytest.skip("The server of this bucket knows no conditions, without which the last instant is open.")
    saved: list[str] = []
    stop = threading.Event()
    article_key, article_id = key(article), article.id
    db.session.remove()

    def edit_in_the_vault() -> None:
        with app.app_context():
            for number in range(12):
                if stop.wait(0.05):
                    return
                text = current().read(article_key).decode()
                before = hashlib.sha256(text.encode()).hexdigest()
                words = f"vault words {number}"
                if current().replace(article_key, f"{text}\n{words}\n".encode(), before):
                    saved.append(words)

    def save(own_client, number: int) -> int:
        for turn in range(4):
            found = own_client.get(f"{API}/bells").get_json()
            text = found["markdown"].split("---\n", 2)[2].strip()
            words = f"browser words {number}-{turn}"
            sent = {"markdown": f"{text}\n\n{words}\n", "revision": found["revision"]}
            answer = own_client.put(f"{API}/bells", json=sent)
            assert answer.status_code in (200, 409), answer.text
            if answer.status_code == 200:
                saved.append(words)
        return 0

    editor = threading.Thread(target=edit_in_the_vault)
    editor.start()
    at_once(app, save, range(3))
    stop.set()
    editor.join()
    settle(article_id)
    settle(article_id)
    agree(article)
    texts = db.session.scalars(select(Revision.body).where(Revision.article_id == article_id)).all()
    assert len(saved) > 3
    assert [words for words in saved if not any(words in text for text in texts)] == []


def test_a_failed_transaction_leaves_the_file_as_it_was(client, article, monkeypatch):
    before = file_of(article)

    def broken(*_):
        raise RuntimeError("a fault")

    with monkeypatch.context() as patched:
        patched.setattr(publication, "index_article", broken)
        with pytest.raises(RuntimeError):
            put(client, article, "rings", "tolls")
    assert file_of(article) == before
    assert not settle(article.id)
    assert history(article) == [(1, MACHINE)]
    agree(article)


def test_a_full_disk_keeps_the_save_and_the_file_follows(client, article, monkeypatch):
    def full(*_):
        raise Unavailable("The disk is full; make room in the data directory and try again.")

    with monkeypatch.context() as patched:
        patched.setattr(type(current()), "replace", full)
        assert put(client, article, "rings", "tolls").status_code == 200
    assert "rings" in file_of(article)
    assert "tolls" in client.get("/s/main/wiki/bells").text
    settle(article.id)
    agree(article)


def test_a_new_title_moves_the_file_and_old_links_go_on_working(client, article, work):
    old = key(article)
    assert put(client, article, "# Bells", "# On bells: a study").status_code == 200
    assert row(article).path == "sources/On bells a study.md"
    assert not current().exists(old)
    agree(article)
    assert "Bells" in files.parse(row(article).body).aliases
    work()
    index = current().read(wiki_key("main", "index.md")).decode()
    assert "On bells: a study" in index and "[[Bells]]" not in index
    assert "On bells: a study" in current().read(wiki_key("main", "log.md")).decode()
    client.post("/s/main/wiki/bells/revisions/1/restore")
    assert row(article).path == "sources/Bells.md"
    assert current().exists(old)
    assert "On bells: a study" in files.parse(row(article).body).aliases
    agree(article)


def test_a_move_that_was_broken_off_ends_with_one_file(client, article, monkeypatch):
    old = key(article)

    with monkeypatch.context() as patched:
        patched.setattr(type(current()), "remove", killed)
        with pytest.raises(Killed):
            put(client, article, "# Bells", "# On bells")
    assert current().exists(old) and current().exists(key(article))
    settle(article.id)
    assert not current().exists(old)
    agree(article)


def test_the_file_of_a_deleted_article_goes_even_where_that_fails_at_first(article, monkeypatch):
    where, article_id = key(article), article.id

    source = row(article).source_id
    with monkeypatch.context() as patched:
        patched.setattr(type(current()), "remove", unreachable)
        with write_transaction() as session:
            remove_source(session, db.session.get_one(Source, source))
    assert current().exists(where)
    assert db.session.scalar(select(func.count()).select_from(RemovedFile)) == 1
    article_files.remove_files(article_id)
    assert not current().exists(where)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(RemovedFile)) == 0


def test_titles_whose_letters_no_file_name_holds_get_files_of_their_own(compiled):
    notes = [f"# {title}\n\nOne sentence about bells is here." for title in "?:*"]
    assert len({compiled(note, f"{number}.md").path for number, note in enumerate(notes)}) == 3


def test_a_change_of_an_article_asks_for_a_new_catalogue(client, article):
    put(client, article, "rings", "tolls")
    assert db.session.scalars(select(Job.kind).where(Job.state == "waiting")).all() == ["catalogue"]


def test_the_sweep_writes_what_waits(client, article, monkeypatch, work, clock):
    with monkeypatch.context() as patched:
        patched.setattr(article_files, "_carry_out", unreachable)
        assert put(client, article, "rings", "tolls").status_code == 200
    work()
    assert "rings" in file_of(article)
    recovery.request_waiting_files()  # its writer may be at it still
    assert db.session.scalars(select(Job.kind).where(Job.state == "waiting")).all() == []
    clock.move(minutes=1)
    recovery.request_waiting_files()
    work()
    assert "tolls" in file_of(article)
    agree(article)


def test_a_page_written_by_a_person_of_the_machines_name_is_a_persons(article, add):
    namesake = add(User(name="wikimind"))
    text = text_below_front_matter(article).replace("rings", "tolls")
    author = Author(PERSON, namesake.id, namesake.name)
    actions.save_edit(article.id, text, author=author, base_revision=1)
    assert edited_by_people(db.session(), row(article))
