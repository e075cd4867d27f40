"""Writing an archive: one snapshot of the rows, then the files that they speak of."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, Table, select, text

from wikimind.articles.files import read_or_none, sha256_of
from wikimind.errors import Conflict, NotFound
from wikimind.extensions import db, end_read
from wikimind.models.article import Article, Revision
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
    """Every file that is there, and those of articles that were there: one may have been moved since."""
    slugs = connection.scalars(select(Space.slug)).all()
    listed = [(slug, key) for slug in slugs for key in current().keys(f"{SPACES}/{slug}")]
    articles = connection.execute(select(Space.slug, Article.path).join(Space, Space.id == Article.space_id))
    return list(dict.fromkeys([*listed, *((slug, wiki_key(slug, path)) for slug, path in articles)]))


def _save_file(writer: Writer, connection: Connection, space: str, key: str) -> int:
    """Copy a file as it is; but what was written since the snapshot is saved as it was then."""
    path = key.removeprefix(wiki_key(space, ""))
    if path != key and _was_written_since(connection, space, path, key):
        body = connection.scalar(_article_at(space, path))
        return 0 if body is None else _add(writer, key, body.encode())
    try:
        stream = current().open(key)
    except NotFound:  # deleted since it was listed
        return 0
    with stream, writer.member(FILES + key, compressed=path != key) as member:
        member.copy(stream)
    return 1


def _add(writer: Writer, key: str, data: bytes) -> int:
    with writer.member(FILES + key, compressed=True) as member:
        member.write(data)
    return 1


def _article_at(space: str, path: str) -> Select[tuple[str]]:
    return (
        select(Article.body)
        .join(Space, Space.id == Article.space_id)
        .where(Space.slug == space, Article.path == path)
    )


def _was_written_since(connection: Connection, space: str, path: str, key: str) -> bool:
    """Whether WikiMind wrote the file, or moved it away, after the snapshot; an edit by others is no such."""
    data = read_or_none(key)
    if data is None:
        return _now(_article_at(space, path)) is None
    written = (
        select(Revision.id)
        .join(Space, Space.id == Revision.space_id)
        .where(Space.slug == space, Revision.path == path, Revision.sha256 == sha256_of(data))
        .limit(1)
    )
    return connection.scalar(written) is None and _now(written) is not None


def _now(statement: Select[Any]) -> Any:
    """The answer of this moment: a snapshot of its own would be as old."""
    end_read()
    answer = db.session.scalar(statement)
    end_read()
    return answer
