"""Locks that no row holds: one process at a time has each, and its death lets go of it."""

import fcntl
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from wikimind.extensions import db, settings

FILES = 64  # lock files; names that share one only wait for each other


@contextmanager
def exclusive(name: str) -> Iterator[None]:
    """Wait until nobody else is in a block of this name. A block must not enter another one.

    Beside SQLite, which lives on one machine, it is a lock on a file; else one of PostgreSQL's, on a
    connection of its own, so that transactions within the block come and go.
    """
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
    with _on_file(number) if settings().on_sqlite else _in_database(number):
        yield


@contextmanager
def _on_file(number: int) -> Iterator[None]:
    folder = settings().data_dir / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / str(number % FILES), "w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextmanager
def _in_database(number: int) -> Iterator[None]:
    with db.engine.connect() as connection:
        # Ends with the transaction: a lock of the session would outlive it on a connection from a pool.
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
        yield
