"""An archive of an older release is restored into the schema of today."""

import json
import zipfile
from pathlib import Path

import flask_migrate
from sqlalchemy import inspect, select

from tests.operations.archives import everything, rewritten, sha256
from wikimind.articles.publication import settle
from wikimind.extensions import db
from wikimind.models.article import Article, Revision
from wikimind.models.job import Job
from wikimind.operations.backup.load import load


def of_release(archive: Path, columns: dict[str, set[str]], revision: str) -> Path:
    """The archive as a release with only these tables and columns would have written it."""
    with zipfile.ZipFile(archive) as opened:
        manifest = json.loads(opened.read("manifest.json"))
        members = {
            name: b"".join(
                json.dumps(
                    {k: v for k, v in json.loads(line).items() if k in columns[Path(name).stem]}
                ).encode()
                + b"\n"
                for line in opened.read(name).splitlines()
            )
            for name in manifest["members"]
            if name.startswith("database/") and Path(name).stem in columns
        }
    manifest["revision"] = revision
    manifest["rows"] = {name: n for name, n in manifest["rows"].items() if name in columns}
    manifest["members"] = {
        name: sha256(members[name]) if name in members else digest
        for name, digest in manifest["members"].items()
        if name in members or not name.startswith("database/")
    }

    def older(name: str, content: bytes) -> bytes | None:
        if name == "manifest.json":
            return json.dumps(manifest).encode()
        return members.get(name) if name.startswith("database/") else content

    return rewritten(archive, older)


def columns_of_release(revision: str) -> dict[str, set[str]]:
    """The columns that each table had; the database is upgraded again."""
    flask_migrate.downgrade(revision=revision)
    inspector = inspect(db.engine)
    names = inspector.get_table_names()
    columns = {name: {column["name"] for column in inspector.get_columns(name)} for name in names}
    flask_migrate.upgrade()
    return columns


def test_an_archive_of_an_older_release_is_restored_into_the_schema_of_today(
    archive, elsewhere, in_production
):
    before = everything()
    with elsewhere("postgresql" if in_production else "sqlite").app_context():
        load(of_release(archive, columns_of_release("0001"), "0001"))
        assert everything()["articles"] == before["articles"]
        assert set(db.session.scalars(select(Job.request_id))) == {""}


def test_authors_of_an_older_release_become_kinds(archive, elsewhere, in_production):
    with elsewhere("postgresql" if in_production else "sqlite").app_context():
        load(of_release(archive, columns_of_release("0006"), "0006"))
        kinds = db.session.execute(select(Revision.author, Revision.author_kind)).all()
        assert {tuple(row) for row in kinds} == {("wikimind", "machine")}
        article = db.session.scalars(select(Article)).one()
        assert article.written_revision == article.revision
        assert not settle(article.id)
