"""The schema of a server's database at a start: waited for, then upgraded by whoever comes first."""

import logging
import time

import flask_migrate
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError, SQLAlchemyError

from wikimind.extensions import db

log = logging.getLogger(__name__)

RETRY_SECONDS = 1.0


class CannotStart(SystemExit):
    """Nothing may be served; the message says why and what to do."""


def wait_for_database(engine: Engine, seconds: float) -> None:
    """Return as soon as the database answers. Raises CannotStart where it does not in time."""
    end = time.monotonic() + seconds
    while reason := _silence(engine):
        if time.monotonic() >= end:
            raise CannotStart(
                f"The database did not answer within {seconds:g} seconds ({reason}). "
                "Check DATABASE_URL and that the database runs."
            )
        log.warning("waiting for the database: %s", reason)
        time.sleep(RETRY_SECONDS)


def _silence(engine: Engine) -> str:
    """Why the database does not answer; empty where it does."""
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except OperationalError as error:
        return (str(error.orig).strip().splitlines() or ["no reason given"])[0]
    return ""


def upgrade() -> None:
    """What `flask db upgrade` does, in this process. Raises CannotStart.

    migrations/env.py waits for the database, and lets processes that start together take turns: the later
    ones have nothing left to do.
    """
    try:
        flask_migrate.upgrade()
    except SQLAlchemyError as error:
        raise CannotStart(
            f"The schema could not be brought up to date, so nothing is started: {error}"
        ) from error
    finally:
        db.engine.dispose()  # processes that are forked later must not share a connection
