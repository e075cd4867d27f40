"""Writing an archive: one snapshot of the rows, then the files that they speak of."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Table, select, text

from wikimind.errors import Conflict, NotFound
from wikimind.extensions import db, end_read
from wikimind.models.article import Article
from wikimind.models.source import Source
from wikimind.models.space import LOCAL_USER, Space, User
from wikimind.operations.backup import archive, tables
from wikimind.operations.backup.archive import Manifest, Writer
from wikimind.storage import current, wiki_key

FILES = "files/"
SPACES = "spaces"
BATCH = 500


@dataclass(frozen=True)
class Saved:
    """What an archive holds: rows, files, and bytes of the whole."""

    rows: int
    files: int
    size: int


def save(path: Path, *, with_secrets: bool = False, empty: bool = False) -> Saved:
    """Write everything to `path`, then read it again from the disk to see that it is whole.

    People may go on working: the rows are those of one moment. Raises Unavailable where the disk is full, and
    Conflict for a wiki with nothing in it: it is nearly always the wrong one. `empty` saves it all the same.
    """
    if not empty and _has_nothing():
        raise Conflict(
            "There is nothing in this wiki: no source, no article, no account. If it is the right one, "
            "say --empty; else look at DATABASE_URL and WIKIMIND_DATA_DIR."
        )
    with db.engine.connect().execution_options(isolation_level=_snapshot()) as connection, connection.begin():
        manifest = Manifest(archive.FORMAT, datetime.now(UTC).isoformat(), _revision(connection))
        with archive.written(path, manifest) as writer:
            for table in tables.tables(with_secrets=with_secrets):
                _save_rows(writer, connection, table)
            files = sum(_save_file(writer, connection, space, key) for space, key in _keys(connection))
    with archive.opened(path) as (opened, found):
        archive.check(opened, found)
    return Saved(sum(manifest.rows.values()), files, path.stat().st_size)


def _has_nothing() -> bool:
    accounts = select(User.id).where(User.name != LOCAL_USER)
    kinds = (select(Source.id), select(Article.id), accounts)
    there = [db.session.scalar(kind.limit(1)) for kind in kinds]
    end_read()
    return there == [None, None, None]


def _snapshot() -> str:
    # On SQLite every transaction sees one moment.
    return "SERIALIZABLE" if db.engine.dialect.name == "sqlite" else "REPEATABLE READ"


def _revision(connection: Connection) -> str:
    return str(connection.scalar(text("SELECT version_num FROM alembic_version")))


def _save_rows(writer: Writer, connection: Connection, table: Table) -> None:
    forms, count = tables.kinds(table), 0
    rows = connection.execute(
        select(table).order_by(*table.primary_key.columns), execution_options={"yield_per": BATCH}
    )
    with writer.member(archive.rows_name(table.name), compressed=True) as member:
        for row in rows.mappings():
            member.write(json.dumps(tables.to_json(dict(row), forms), ensure_ascii=False).encode() + b"\n")
            count += 1
    writer.manifest.rows[table.name] = count
    writer.manifest.forms[table.name] = forms


def _keys(connection: Connection) -> list[tuple[str, str]]:
    slugs = connection.scalars(select(Space.slug)).all()
    return [(slug, key) for slug in slugs for key in current().keys(f"{SPACES}/{slug}")]


def _save_file(writer: Writer, connection: Connection, space: str, key: str) -> int:
    """Copy a file as it is; but an article that was written since the snapshot is saved as it was then."""
    path = key.removeprefix(wiki_key(space, ""))
    if path != key and (body := _since_then(connection, space, path, key)) is not None:
        with writer.member(FILES + key, compressed=True) as member:
            member.write(body.encode())
        return 1
    try:
        stream = current().open(key)
    except NotFound:  # deleted since it was listed
        return 0
    with stream, writer.member(FILES + key, compressed=path != key) as member:
        member.copy(stream)
    return 1


def _since_then(connection: Connection, space: str, path: str, key: str) -> str | None:
    """The article's text at the snapshot, where it is WikiMind that wrote the file since; an edit stays."""
    article = (
        select(Article.file_sha256, Article.body).join(Space).where(Space.slug == space, Article.path == path)
    )
    then = connection.execute(article).one_or_none()
    if then is None or not current().exists(key):
        return None
    on_disk = hashlib.sha256(current().read(key)).hexdigest()
    if on_disk == then.file_sha256:
        return None
    end_read()  # a snapshot of its own would be as old
    now = db.session.execute(article).one_or_none()
    end_read()
    return str(then.body) if now is not None and now.file_sha256 == on_disk else None
