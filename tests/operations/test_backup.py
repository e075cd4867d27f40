"""One archive of everything, restored on either engine; what is wrong with it is found before a row moves."""

import json
import zipfile

import pytest
from sqlalchemy import select

from tests import buckets
from tests.operations.archives import KELP, everything, rewritten
from wikimind import search
from wikimind.actions import articles
from wikimind.errors import Conflict, InvalidInput
from wikimind.extensions import db, write_transaction
from wikimind.models.author import PERSON, Author
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.operations.backup import save as saving
from wikimind.operations.backup.load import load
from wikimind.operations.backup.save import save
from wikimind.storage import current, raw_key, wiki_key


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_what_was_saved_is_restored_on_either_engine(archive, elsewhere, engine):
    before = everything()
    with elsewhere(engine).app_context():
        loaded = load(archive)
        assert everything() == before
        assert loaded.files == len(before["files"])
        space = db.session.scalars(select(Space)).one()
        assert search.find(db.session(), space.id, "giant kelp").hits
        with write_transaction() as session:  # ids go on after those that came along
            session.add(Space(slug="new", name="New"))
        assert db.session.scalars(select(Space.id).where(Space.slug == "new")).one() > space.id


def test_what_was_saved_is_restored_into_a_bucket(archive, elsewhere):
    before, bucket = everything(), buckets.new()
    with elsewhere("sqlite", **bucket).app_context():
        load(archive)
        assert everything() == before
    buckets.remove(bucket)


def test_a_wiki_that_is_not_empty_is_not_overwritten_unasked(archive, compiled):
    compiled("# Otters\n\nOtters hold hands while they sleep, so that they do not drift apart.", "otters.md")
    before = everything()
    with pytest.raises(Conflict, match="not empty"):
        load(archive)
    assert everything() == before


def test_replacing_leaves_nothing_of_what_was_there(archive, compiled):
    with zipfile.ZipFile(archive) as opened:
        files = sum(name.startswith("files/") for name in opened.namelist())
    compiled("# Otters\n\nOtters hold hands while they sleep, so that they do not drift apart.", "otters.md")
    load(archive, replace=True)
    assert [title for title, *_ in everything()["articles"]] == ["Kelp forests"]
    assert len(everything()["files"]) == files


@pytest.mark.parametrize(
    "change",
    [
        lambda name, content: content[:-1] + b"?" if name.endswith("articles.jsonl") else content,
        lambda name, content: None if "/raw/" in name else content,
        lambda name, content: None if name == "manifest.json" else content,
        lambda name, content: b"[]" if name == "manifest.json" else content,
    ],
)
def test_a_damaged_archive_changes_nothing(archive, change):
    before = everything()
    with pytest.raises(InvalidInput):
        load(rewritten(archive, change), replace=True)
    assert everything() == before


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 but not really", b"a letter"])
def test_what_is_no_archive_is_refused_in_a_sentence(app, tmp_path, content):
    (tmp_path / "odd.zip").write_bytes(content)
    with pytest.raises(InvalidInput, match="not a backup"):
        load(tmp_path / "odd.zip")


def test_an_archive_cut_short_is_refused(archive):
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(InvalidInput):
        load(archive, replace=True)


def test_an_archive_of_a_newer_release_is_refused(archive):
    def newer(name: str, content: bytes) -> bytes:
        if name != "manifest.json":
            return content
        return json.dumps(json.loads(content) | {"revision": "9999"}).encode()

    with pytest.raises(InvalidInput, match="newer WikiMind"):
        load(rewritten(archive, newer), replace=True)


def test_an_edit_in_another_editor_is_saved_as_it_is(app, compiled, tmp_path):
    article = compiled(KELP, "kelp.md")
    key = wiki_key("main", article.path)
    current().put(key, b"# Mine\n")
    save(tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as opened:
        assert opened.read(f"files/{key}") == b"# Mine\n"


@pytest.mark.parametrize("title", ["Kelp forests", "On kelp"])
def test_an_article_written_while_the_backup_runs_is_saved_as_it_was(
    app, compiled, tmp_path, monkeypatch, title
):
    article = compiled(KELP, "kelp.md")
    key, body = wiki_key("main", article.path), article.body
    listed = saving._keys

    def written_meanwhile(connection):
        with app.app_context():
            text = f"# {title}\n\nLater words."
            person = Author(PERSON, None, "Ada")
            articles.save_edit(article.id, text, author=person, base_revision=1)
            db.session.remove()
        return listed(connection)

    monkeypatch.setattr(saving, "_keys", written_meanwhile)
    save(tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as opened:
        assert opened.read(f"files/{key}").decode() == body
        assert not any("On kelp" in name for name in opened.namelist())


def test_raw_files_are_in_the_archive_unchanged(archive):
    sha = db.session.scalars(select(Source.sha256)).one()
    with zipfile.ZipFile(archive) as opened:
        assert opened.read(f"files/{raw_key('main', sha)}") == KELP.encode()


def test_the_command_line_saves_and_restores_through_a_pipe(app, archive, elsewhere):
    before = everything()
    runner = app.test_cli_runner()
    saved = runner.invoke(args=["wiki", "backup", "-"])
    assert saved.exit_code == 0, saved.output
    other = elsewhere("sqlite")
    with other.app_context():
        restored = other.test_cli_runner().invoke(args=["wiki", "restore", "-"], input=saved.stdout_bytes)
        assert restored.exit_code == 0, restored.output
        assert everything() == before


def test_an_archive_is_for_its_owner_alone(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_wiki_with_nothing_in_it_is_not_taken_for_a_whole_one(app, tmp_path):
    run = app.test_cli_runner()
    refused = run.invoke(args=["wiki", "backup", str(tmp_path / "empty.zip")])
    assert refused.exit_code == 1
    assert "There is nothing in this wiki" in refused.output
    assert not (tmp_path / "empty.zip").exists()
    assert run.invoke(args=["wiki", "backup", "--empty", str(tmp_path / "empty.zip")]).exit_code == 0
    assert (tmp_path / "empty.zip").exists()


def test_an_account_is_something_worth_saving(app, tmp_path):
    run = app.test_cli_runner()
    assert run.invoke(args=["user", "create", "Ada", "--password", "correct horse battery"]).exit_code == 0
    assert run.invoke(args=["wiki", "backup", str(tmp_path / "backup.zip")]).exit_code == 0
