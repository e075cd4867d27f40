"""One archive of everything, restored on either engine; what is wrong with it is found before a row moves."""

import json
import zipfile
from pathlib import Path

import flask_migrate
import pytest
from sqlalchemy import select

from tests import buckets, services
from wikimind import create_app, search
from wikimind.config import Settings
from wikimind.errors import Conflict, InvalidInput
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article, Claim
from wikimind.models.job import Job
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.operations.backup import save as saving
from wikimind.operations.backup.load import load
from wikimind.operations.backup.save import save
from wikimind.storage import current, raw_key, wiki_key

KELP = """# Kelp forests

Kelp forests grow along cold coasts and shelter many fish. The giant kelp grows up to half a metre a day.
Sea urchins graze on kelp and can turn a forest into a barren. Sea otters eat urchins and so protect the kelp.
"""


@pytest.fixture
def archive(app, compiled, tmp_path) -> Path:
    compiled(KELP, "kelp.md")
    path = tmp_path / "backup.zip"
    save(path)
    return path


@pytest.fixture
def elsewhere(tmp_path, environment_in):
    """An empty installation: on the other engine than the one under test, or on the same."""
    made = []

    def elsewhere(engine: str, **others: str):
        folder = tmp_path / engine
        folder.mkdir()
        environment = {"WIKIMIND_DATA_DIR": str(folder), **others}
        if engine == "postgresql":
            environment["DATABASE_URL"] = services.postgres_url()
        other = create_app(Settings.from_env(environment))
        with other.app_context():
            flask_migrate.upgrade()
        made.append(other)
        return other

    yield elsewhere
    for other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()


def everything() -> dict[str, list[tuple]]:
    return {
        "articles": sorted(db.session.execute(select(Article.title, Article.body, Article.revision)).all()),
        "claims": sorted(
            db.session.execute(select(Claim.text, Claim.quote, Claim.start, Claim.standing)).all()
        ),
        "sources": sorted(db.session.execute(select(Source.sha256, Source.received_at, Source.state)).all()),
        "jobs": sorted(db.session.execute(select(Job.id, Job.kind, Job.state, Job.request_id)).all()),
        "files": sorted((key, current().read(key)) for key in current().keys("spaces")),
    }


def rewritten(path: Path, change) -> Path:
    """The archive with some members changed: name and content → content, or None to leave it out."""
    target = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return target


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


def test_an_archive_of_an_older_release_is_restored_into_the_schema_of_today(
    archive, elsewhere, in_production
):
    before = everything()

    def older(name: str, content: bytes) -> bytes:
        if name == "manifest.json":
            manifest = json.loads(content) | {"revision": "0001"}
            manifest["members"]["database/jobs.jsonl"] = sha256(jobs)
            return json.dumps(manifest).encode()
        return jobs if name == "database/jobs.jsonl" else content

    with zipfile.ZipFile(archive) as opened:
        rows = [json.loads(line) for line in opened.read("database/jobs.jsonl").splitlines()]
    jobs = b"".join(
        json.dumps({key: value for key, value in row.items() if key != "request_id"}).encode() + b"\n"
        for row in rows
    )
    old = rewritten(archive, older)
    with elsewhere("postgresql" if in_production else "sqlite").app_context():
        load(old)
        assert everything()["articles"] == before["articles"]
        assert set(db.session.scalars(select(Job.request_id))) == {""}


def sha256(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


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


def test_an_article_written_while_the_backup_runs_is_saved_as_it_was(app, compiled, tmp_path, monkeypatch):
    article = compiled(KELP, "kelp.md")
    key, body = wiki_key("main", article.path), article.body
    listed = saving._keys

    def written_meanwhile(connection):
        keys = listed(connection)
        with app.app_context(), write_transaction() as session:
            current().put(key, b"# Later\n")
            row = session.get_one(Article, article.id)
            row.body, row.file_sha256, row.updated_at = "# Later\n", sha256(b"# Later\n"), now()
        return keys

    monkeypatch.setattr(saving, "_keys", written_meanwhile)
    save(tmp_path / "backup.zip")
    with zipfile.ZipFile(tmp_path / "backup.zip") as opened:
        assert opened.read(f"files/{key}").decode() == body


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
