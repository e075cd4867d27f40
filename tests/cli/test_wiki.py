"""The command line door."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from wikimind.extensions import db, write_transaction
from wikimind.jobs import recovery
from wikimind.models.article import Article, Claim
from wikimind.models.source import Source
from wikimind.storage import current, raw_key, wiki_key


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=["wiki", *map(str, words)])


@pytest.fixture
def folder(tmp_path):
    papers = tmp_path / "papers"
    (papers / "deep").mkdir(parents=True)
    (papers / "tea.txt").write_text("Tea grows on hills in the rain.")
    (papers / "deep" / "gongs.md").write_text("# Gongs\n\nGongs are struck with a padded mallet.")
    (papers / ".hidden").write_text("not for the wiki")
    return papers


def test_files_and_folders_are_added(run, folder):
    result = run("add", folder)
    assert result.exit_code == 0
    assert sorted(db.session.scalars(select(Source.filename))) == ["gongs.md", "tea.txt"]
    assert "No worker is alive" in result.output
    recovery.beat()
    again = run("add", folder / "tea.txt")
    assert "is already there as source" in again.output
    assert "No worker" not in again.output


def test_a_refused_file_does_not_keep_the_others_out(run, folder):
    (folder / "empty.pdf").write_bytes(b"")
    result = run("add", folder)
    assert result.exit_code == 1
    assert "empty.pdf: refused: This file is empty" in result.output
    assert len(db.session.scalars(select(Source.id)).all()) == 2


def test_a_path_or_a_space_that_does_not_exist_is_told(run, folder):
    assert run("add", folder / "nothing.pdf").exit_code == 2
    result = run("add", "--space", "other", folder)
    assert result.exit_code == 1
    assert "There is no space called other." in result.output


def test_verify_finds_that_everything_holds(run, compiled):
    compiled("# Tea\n\nTea grows on hills in the rain of the monsoon.")
    result = run("verify")
    assert (result.exit_code, result.output) == (0, "Every file and every quote holds.\n")


def test_verify_finds_a_quote_that_does_not_stand_in_its_source(run, compiled):
    compiled("# Tea\n\nTea grows on hills in the rain of the monsoon.")
    with write_transaction() as session:
        claim = session.scalars(select(Claim)).first()
        claim.quote = "Tea grows under water."
    result = run("verify")
    assert result.exit_code == 1
    assert "the quote does not stand in “Tea”" in result.output
    db.session.expire_all()
    assert db.session.get_one(Claim, claim.id).standing == "unverified"


def test_verify_finds_a_file_that_was_changed_or_is_gone(run, compiled, app):
    article = compiled("# Tea\n\nTea grows on hills in the rain of the monsoon.")
    source = db.session.get_one(Source, article.source_id)
    key = raw_key("main", source.sha256)
    current().put(key, b"tampered")
    assert "was changed; restore it" in run("verify").output
    current().delete(key)
    assert "is missing in storage" in run("verify").output


def test_verify_compares_every_file_with_its_row(run, compiled, work):
    tea = compiled("# Tea\n\nTea grows on hills in the rain of the monsoon.")
    kelp = compiled("# Kelp\n\nKelp grows in cold water along rocky coasts.", "kelp.md")
    work()
    current().put(wiki_key("main", tea.path), b"# Tea\n\nEdited by another program.\n")
    current().delete(wiki_key("main", kelp.path))
    current().put(wiki_key("main", "sources/Mine.md"), b"# Mine\n\nA page of my own.\n")
    current().put(wiki_key("main", "notes/todo.md"), b"nothing of ours\n")
    with write_transaction() as session:
        waiting = session.get_one(Article, tea.id)
        waiting.updated_at -= timedelta(hours=1)
    result = run("verify")
    assert result.exit_code == 1
    said = result.output.splitlines()
    assert said == [
        "“Kelp”: its file sources/Kelp.md is missing; restore it, or change the article to write it.",
        "“Tea”: its file sources/Tea.md was edited since it was written; "
        "open the article in the editor, and the edit is taken in.",
        "sources/Mine.md is the file of no article; `flask wiki rebuild` takes it in.",
        "3 faults.",
    ]
    with write_transaction() as session:
        session.get_one(Article, tea.id).written_revision = 0
    assert "its file sources/Tea.md waits to be written" in run("verify").output


def test_the_index_is_written_anew_from_the_database(run, compiled, client):
    compiled("# Tea\n\nTea grows on hills in the rain of the monsoon.")
    search = "/api/v1/spaces/main/search?q=monsoon"
    before = client.get(search).json
    from sqlalchemy import text

    with write_transaction() as session:
        session.execute(text("DELETE FROM search_entries"))
    assert client.get(search).json["items"] == []
    result = run("reindex")
    assert result.exit_code == 0
    assert client.get(search).json == before
