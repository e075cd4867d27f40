"""Restoring an archive: checked whole first, then files, then all rows in one transaction."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import flask_migrate
from alembic.script import ScriptDirectory
from sqlalchemy import column, delete, func, insert, inspect, select, table, text
from sqlalchemy.orm import Session

from wikimind.errors import Conflict, InvalidInput
from wikimind.extensions import db, end_read, write_transaction
from wikimind.factory import MIGRATIONS
from wikimind.models.article import Article
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.operations.backup import archive, tables
from wikimind.operations.backup.archive import Manifest
from wikimind.operations.backup.save import FILES, SPACES
from wikimind.storage import current
from wikimind.upkeep.reindex import reindex

BATCH = 500


@dataclass(frozen=True)
class Loaded:
    """What was restored."""

    rows: int
    files: int
    written_at: str


def load(path: Path, *, replace: bool = False) -> Loaded:
    """Restore the archive into this installation, whatever engine either is on.

    Nothing is touched before the whole archive was read and found sound. Raises InvalidInput for an archive
    that cannot be used, Conflict where there is something already and `replace` is not set.
    """
    with archive.opened(path) as (opened, manifest):
        archive.check(opened, manifest)
        _refuse_newer(manifest)
        if not replace and not _is_empty():
            raise Conflict(
                "This wiki is not empty. Restore into a new one, or say --replace, which deletes what is."
            )
        files = [name for name in manifest.members if name.startswith(FILES)]
        for name in files:
            _load_file(opened, name)
        _load_rows(opened, manifest)
        _delete_other_files({name.removeprefix(FILES) for name in files})
        return Loaded(sum(manifest.rows.values()), len(files), manifest.written_at)


def _refuse_newer(manifest: Manifest) -> None:
    known = {revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if manifest.revision not in known:
        raise InvalidInput("This backup was written by a newer WikiMind; restore it with that one.")


def _is_empty() -> bool:
    has = [db.session.scalar(select(func.count()).select_from(kind)) for kind in (Source, Article)]
    end_read()
    return not any(has)


def _load_file(opened: zipfile.ZipFile, name: str) -> None:
    """Write one file; what is there already under a hash of its own is the same."""
    key = name.removeprefix(FILES)
    if not key.startswith(f"{SPACES}/"):
        raise InvalidInput("The backup holds a file that is in no space; it was not written by WikiMind.")
    if "/raw/" in key and current().exists(key):
        return
    with opened.open(name) as stream:
        current().put(key, stream.read())


def _load_rows(opened: zipfile.ZipFile, manifest: Manifest) -> None:
    """An archive of an older release is loaded into the schema of that release, which is then upgraded."""
    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    older = manifest.revision != head
    if older:
        end_read()
        flask_migrate.downgrade(revision="base")
        flask_migrate.upgrade(revision=manifest.revision)
    with write_transaction() as session:
        _refuse_strange_tables(session, manifest)
        _empty(session)
        for name in manifest.rows:
            _load_table(session, opened, name, manifest.forms.get(name, {}))
        if not older:
            _reindex(session)
    if older:
        flask_migrate.upgrade()
        with write_transaction() as session:
            _reindex(session)


def _refuse_strange_tables(session: Session, manifest: Manifest) -> None:
    """Names of tables come from the archive, which anybody may have written, and go into statements."""
    there = set(inspect(session.connection()).get_table_names()) - {"alembic_version"}
    if not set(manifest.rows) <= there:
        raise InvalidInput("The backup holds a table that WikiMind does not have; it was not written by it.")


def _empty(session: Session) -> None:
    """Delete all rows; an older schema lacks some of the tables, and begins with a few rows."""
    there = set(inspect(session.connection()).get_table_names())
    session.execute(text("DELETE FROM search_entries"))
    for known in reversed(tables.tables(with_secrets=True)):
        if known.name in there:
            session.execute(delete(known))


def _load_table(session: Session, opened: zipfile.ZipFile, name: str, forms: dict[str, str]) -> None:
    rows = archive.lines(opened, name)
    first = next(rows, None)
    if first is None:
        return
    # Not the model's table: the schema may be an older one, and defaults must not fill anything in.
    target: Any = table(name, *(column(key, tables.TYPES.get(forms.get(key, ""))) for key in first))
    for batch in tables.batches(_chained(first, rows), BATCH):
        session.execute(insert(target), [tables.from_json(row, forms) for row in batch])
    if "id" in first:
        _go_on_counting(session, name)


def _chained(first: dict[str, Any], rest: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield first
    yield from rest


def _go_on_counting(session: Session, name: str) -> None:
    """Rows that bring their own ids do not move PostgreSQL's sequence."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(
            text(
                # The name is that of a table that is there, _refuse_strange_tables saw to it.
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name}))"  # nosec B608
                f" WHERE pg_get_serial_sequence('{name}', 'id') IS NOT NULL"
            )
        )


def _reindex(session: Session) -> None:
    for space in session.scalars(select(Space)).all():
        reindex(session, space)


def _delete_other_files(kept: set[str]) -> None:
    """What was there before and is not in the archive."""
    for key in [key for key in current().keys(SPACES) if key not in kept]:
        current().delete(key)
