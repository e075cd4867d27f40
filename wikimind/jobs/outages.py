"""What tells an outage of the surroundings from a fault of the job: disk, bucket, database, queue.

An outage costs no try: the job waits until what it stands on is back.
"""

import errno
import re
import sqlite3

from redis.exceptions import RedisError
from sqlalchemy.exc import DBAPIError, InterfaceError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from wikimind.errors import Outage
from wikimind.storage.disk import DISK_UNWELL, disk_sentence

GOES_ON = "the job goes on"
# What a person is to do who asked for something; nobody has to do it for a job.
_ADVICE = re.compile(r"(?:;| and) try again(?: in a moment)?\.$")

# Of the operating system: no memory, processes or descriptors to be had.
_OUT_OF_RESOURCES = {errno.ENOMEM, errno.EAGAIN, errno.EMFILE, errno.ENFILE}

# Of SQLite: the primary codes of what passes by itself or when somebody helps. Others are faults of ours.
_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_PERM,
}
_SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}

# Of PostgreSQL, by class: connection, rollback of one of two that met, resources, operator, system.
_POSTGRES_CLASSES = ("08", "40", "53", "57", "58")
_POSTGRES_READ_ONLY = "25006"  # the server that answers is a stand-by
_POSTGRES_CANCELED = "57014"
_POSTGRES_DISK_FULL = "53100"


def outage_in(error: BaseException) -> str:
    """The sentence about what is away; empty where the error is not due to the surroundings."""
    return _ADVICE.sub(f", and {GOES_ON} by itself.", _sentence(error))


def _sentence(error: BaseException) -> str:
    if isinstance(error, Outage):
        return str(error)
    if isinstance(error, DBAPIError | PoolTimeoutError):
        return _of_database(error)
    if isinstance(error, RedisError):
        return "The queue does not answer at present; the job goes on when it does."
    if isinstance(error, ConnectionError):
        return f"A connection broke ({type(error).__name__}); the job goes on when it can be made again."
    if isinstance(error, OSError):
        return _of_system(error)
    return ""


def _of_system(error: OSError) -> str:
    if error.errno in DISK_UNWELL:
        return disk_sentence(error)
    if error.errno in _OUT_OF_RESOURCES:
        return f"This machine is out of resources ({error.strerror}); the job goes on when it has some."
    return ""


def _of_database(error: DBAPIError | PoolTimeoutError) -> str:
    if isinstance(error, PoolTimeoutError):
        return "All connections to the database are in use; the job goes on when one is free."
    original = error.orig
    if isinstance(original, sqlite3.Error):
        return _of_sqlite(getattr(original, "sqlite_errorcode", 0) & 0xFF)
    code = str(getattr(original, "pgcode", None) or "")
    if code == _POSTGRES_DISK_FULL:
        return "The database's disk is full; make room there, and the job goes on."
    away = error.connection_invalidated or isinstance(error, InterfaceError) or _broke_off(error, code)
    passes = code.startswith(_POSTGRES_CLASSES) and code != _POSTGRES_CANCELED
    if away or passes or code == _POSTGRES_READ_ONLY:
        return "The database cannot be used at present; the job goes on when it can."
    return ""


def _of_sqlite(code: int) -> str:
    if code in _SQLITE_FULL:
        return "The database's disk is full or faulty; check the data directory, and the job will go on."
    if code in _SQLITE:
        return "The database is locked or cannot be opened at present; the job goes on when it can be."
    return ""


def _broke_off(error: DBAPIError, code: str) -> bool:
    """Whether the server said nothing at all: libpq has no code for a connection that is not there."""
    return not code and type(error.orig).__name__ == "OperationalError"
