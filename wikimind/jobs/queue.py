"""The queue: it carries ids of jobs as nudges and may lose them, repeat them or be down."""

import logging
import sqlite3
from typing import Any, cast

from flask import Flask, current_app
from huey import PriorityRedisExpireHuey, SqliteHuey
from huey.api import Huey
from redis import ConnectionPool
from redis.exceptions import RedisError

from wikimind.config import Settings

log = logging.getLogger(__name__)

NAME = "wikimind"
QUEUE_DOWN = (RedisError, sqlite3.Error, OSError)


def build(settings: Settings) -> Huey:
    """Huey on Redis where a URL is given, else on a SQLite file of its own."""
    if settings.redis:
        # A read of the consumer waits a second; a server that is away is noticed soon after that.
        pool = ConnectionPool.from_url(settings.redis, socket_connect_timeout=3, socket_timeout=10)
        return PriorityRedisExpireHuey(NAME, connection_pool=pool, results=False)
    # Results would pile up in the file; the time-out lets producers wait for one another.
    return SqliteHuey(NAME, filename=str(settings.queue_file), results=False, timeout=30)


def init_app(app: Flask) -> None:
    app.extensions["wikimind.queue"] = build(app.config["WIKIMIND"])


def current() -> Huey:
    return cast(Huey, current_app.extensions["wikimind.queue"])


def nudge(*job_ids: int) -> None:
    """Tell a worker of jobs that wait. Where the queue is down, the sweep will."""
    task: Any = current_app.extensions["wikimind.work"]
    try:
        for job_id in job_ids:
            task(job_id)
    except QUEUE_DOWN as error:
        log.warning("the queue is down, jobs %s wait for the sweep: %s", job_ids, error)


def pending() -> int | None:
    """How many nudges wait in the queue; None where it is down."""
    try:
        return int(current().pending_count())
    except QUEUE_DOWN as error:
        log.warning("the queue is down: %s", error)
        return None
