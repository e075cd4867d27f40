"""Restoring an archive: all of it is laid beside what is there and checked, then everything changes at once.

The rows change in one transaction. From its commit on the wiki is that of the archive, whatever happens;
until then it is as it was.
"""

import hashlib
import logging
import tempfile
import uuid
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, Table, column, delete, func, insert, inspect, select, table, text
from sqlalchemy.orm import Session

from wikimind.articles import restored_files
from wikimind.errors import Conflict, InvalidInput, WikimindError
from wikimind.extensions import db, end_read, write_transaction
from wikimind.factory import MIGRATIONS, newest_revision
from wikimind.models.article import Article
from wikimind.models.restoration import Restoration
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.operations.backup import archive, tables
from wikimind.operations.backup.archive import Manifest
from wikimind.operations.backup.older import upgraded
from wikimind.operations.backup.save import FILES, SPACES
from wikimind.storage import current
from wikimind.upkeep.reindex import reindex

log = logging.getLogger(__name__)

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
    restored_files.put_in_place()  # of an earlier restore that was broken off
    with archive.opened(path) as (opened, manifest):
        archive.check(opened, manifest)
        _refuse_newer(manifest)
        if not replace and not _is_empty():
            raise Conflict(
                "This wiki is not empty. Restore into a new one, or say --replace, which deletes what is."
            )
        with (
            _staging(opened, manifest) as folder,
            _rows(opened, manifest) as older,
            write_transaction() as session,
        ):
            _switch_rows(session, opened, manifest, older)
            session.add(Restoration(folder=folder))
        restored_files.put_in_place()
        files = sum(name.startswith(FILES) for name in manifest.members)
        return Loaded(sum(manifest.rows.values()), files, manifest.written_at)


@contextmanager
def _staging(opened: zipfile.ZipFile, manifest: Manifest) -> Iterator[str]:
    """The files of the archive beside those that are there; gone again if the block fails.

    Raw files go to their places at once: under their hashes they are in nobody's way.
    """
    folder, added, switched = uuid.uuid4().hex, [], False
    names = [name for name in manifest.members if name.startswith(FILES)]
    kept = {name.removeprefix(FILES) for name in names}
    try:
        restored_files.note_leaving(folder, [key for key in current().keys(SPACES) if key not in kept])
        for name in names:
            key = _checked_key(name)
            if "/raw/" not in key:
                _put(opened, name, restored_files.staged_key(folder, key), manifest)
            elif not current().exists(key):
                added.append(key)
                _put(opened, name, key, manifest)
        yield folder
        switched = True
    finally:
        if not switched:
            _take_back(folder, added)


def _checked_key(name: str) -> str:
    key = name.removeprefix(FILES)
    if not key.startswith(f"{SPACES}/"):
        raise InvalidInput("The backup holds a file that is in no space; it was not written by WikiMind.")
    return key


def _put(opened: zipfile.ZipFile, name: str, key: str, manifest: Manifest) -> None:
    """Write one file, and read it again to see that it is whole."""
    with opened.open(name) as stream:
        current().put(key, stream.read())
    if hashlib.sha256(current().read(key)).hexdigest() != manifest.members[name]:
        raise InvalidInput(f"{key} cannot be written as it is in the backup; see to the disk or bucket.")


def _take_back(folder: str, added: Iterable[str]) -> None:
    end_read()
    try:
        restored_files.forget_staged(folder)
        for key in added:
            current().delete(key)
    except (WikimindError, OSError) as error:
        log.warning("what was laid aside for the restore in %s is still there: %s", folder, error)


@contextmanager
def _rows(opened: zipfile.ZipFile, manifest: Manifest) -> Iterator[Engine | None]:
    """The rows of an archive of an older release in a database of their own, in the schema of today."""
    if manifest.revision == newest_revision():
        yield None
        return
    with db.engine.connect() as connection:
        _refuse_strange_tables(connection, manifest)
    current().incoming.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(dir=current().incoming) as folder,
        upgraded(opened, manifest, Path(folder), _load_all) as engine,
    ):
        yield engine


def _refuse_newer(manifest: Manifest) -> None:
    known = {revision.revision for revision in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if manifest.revision not in known:
        raise InvalidInput("This backup was written by a newer WikiMind; restore it with that one.")


def _is_empty() -> bool:
    has = [db.session.scalar(select(func.count()).select_from(kind)) for kind in (Source, Article)]
    end_read()
    return not any(has)


def _switch_rows(session: Session, opened: zipfile.ZipFile, manifest: Manifest, older: Engine | None) -> None:
    """Put the rows of the archive in the place of those that are there."""
    if older is None:
        _refuse_strange_tables(session.connection(), manifest)
        _load_all(session, opened, manifest)
    else:
        _empty(session)
        for known in tables.tables(with_secrets=True):
            _copy_table(session, older, known)
    for space in session.scalars(select(Space)).all():
        reindex(session, space)


def _load_all(session: Session, opened: zipfile.ZipFile, manifest: Manifest) -> None:
    _empty(session)
    for name in manifest.rows:
        _load_table(session, opened, name, manifest.forms.get(name, {}))


def _copy_table(session: Session, older: Engine, known: Table) -> None:
    with older.connect() as connection:
        rows = connection.execute(select(known)).mappings()
        for batch in tables.batches((dict(row) for row in rows), BATCH):
            session.execute(insert(known), batch)
    if "id" in known.columns:
        _go_on_counting(session, known.name)


def _refuse_strange_tables(connection: Connection, manifest: Manifest) -> None:
    """Names of tables come from the archive, which anybody may have written, and go into statements."""
    there = set(inspect(connection).get_table_names()) - {"alembic_version"}
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
