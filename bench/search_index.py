"""An empty search index with one space, for measuring."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

import wikimind.models  # noqa: F401 - makes the tables known
from wikimind.extensions import Base
from wikimind.models.space import Space
from wikimind.search import schema

SPACE = 1


@contextmanager
def empty_index(database: str | None) -> Iterator[Session]:
    """A session on `database`, which must be empty, or on a temporary SQLite file."""
    with tempfile.TemporaryDirectory() as folder:
        engine = create_engine(database or f"sqlite:///{Path(folder) / 'search.db'}")
        with engine.begin() as connection:
            Base.metadata.tables["spaces"].create(connection)
            schema.create(connection)
            connection.execute(insert(Space), [{"id": SPACE, "slug": "main", "name": "Main"}])
        try:
            with Session(engine) as session:
                yield session
        finally:
            engine.dispose()
