"""An archive of an older release is restored into the schema of today."""

import json
import zipfile
from pathlib import Path

import flask_migrate
from sqlalchemy import inspect, select

from tests.operations.archives import everything, rewritten, sha256
from wikimind.extensions import db
from wikimind.models.job import Job
from wikimind.operations.backup.load import load


def as_of(archive: Path, columns: dict[str, set[str]]) -> Path:
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
    manifest["revision"] = "0001"
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


def test_an_archive_of_an_older_release_is_restored_into_the_schema_of_today(
    archive, elsewhere, in_production
):
    before = everything()
    with elsewhere("postgresql" if in_production else "sqlite").app_context():
        flask_migrate.downgrade(revision="0001")
        inspector = inspect(db.engine)
        columns = {
            name: {column["name"] for column in inspector.get_columns(name)}
            for name in inspector.get_table_names()
        }
        flask_migrate.upgrade()
        load(as_of(archive, columns))
        assert everything()["articles"] == before["articles"]
        assert set(db.session.scalars(select(Job.request_id))) == {""}
