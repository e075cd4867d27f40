"""Rows of an older release brought to the schema of today, in a database of their own that is thrown away."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import alembic.command
from flask import current_app
from sqlalchemy import Engine, create_engine
from sqlalchemy.orm import Session

from wikimind.factory import MIGRATIONS
from wikimind.operations.backup.archive import Manifest

Load = Callable[[Session, zipfile.ZipFile, Manifest], None]


@contextmanager
def upgraded(opened: zipfile.ZipFile, manifest: Manifest, folder: Path, load: Load) -> Iterator[Engine]:
    """A SQLite database below `folder` with the rows of the archive, which `load` reads, in today's form."""
    engine = create_engine(f"sqlite:///{folder / 'rows.db'}")
    try:
        _upgrade(engine, manifest.revision)
        with Session(engine) as session, session.begin():
            load(session, opened, manifest)
        _upgrade(engine, "head")
        yield engine
    finally:
        engine.dispose()


def _upgrade(engine: Engine, revision: str) -> None:
    config = current_app.extensions["migrate"].migrate.get_config(str(MIGRATIONS))
    config.attributes["engine"] = engine
    alembic.command.upgrade(config, revision)
