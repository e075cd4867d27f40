"""The queue: it carries ids of jobs as nudges and may lose them, repeat them or be down."""

import logging
import sqlite3
from typing import Any, cast

from flask import Flask, current_app
from huey import PriorityRedisExpireHuey, SqliteHuey
from huey.api import Huey
from huey.storage import PriorityRedisExpireStorage
from redis import ConnectionPool
from redis.exceptions import RedisError

from wikimind.config import Settings
from wikimind.jobs.breaker import Breaker

log = logging.getLogger(__name__)

NAME = "wikimind"
QUEUE_DOWN = (RedisError, sqlite3.Error, OSError)
ANSWER_SECONDS = 1.0  # a person waits for it
READ_SECONDS = 10.0
WAIT_SECONDS = 5  # for which a consumer's read waits for work; each turn costs an idle worker a little


class Storage(PriorityRedisExpireStorage):
    """Redis with two time-outs: a long one for a consumer that reads, a short one where a person waits."""

    def __init__(self, name: str, url: str, **options: Any) -> None:
        super().__init__(name, connection_pool=_pool(url, ANSWER_SECONDS), **options)
        options |= {"connection_pool": _pool(url, READ_SECONDS), "read_timeout": WAIT_SECONDS}
        self._reader = PriorityRedisExpireStorage(name, **options)

    def dequeue(self) -> bytes | None:
        return cast("bytes | None", self._reader.dequeue())


def _pool(url: str, seconds: float) -> ConnectionPool:
    return ConnectionPool.from_url(url, socket_connect_timeout=ANSWER_SECONDS, socket_timeout=seconds)


def build(settings: Settings) -> Huey:
    """Huey on Redis where a URL is given, else on a SQLite file of its own."""
    if settings.redis:
        return PriorityRedisExpireHuey(NAME, storage_class=Storage, url=settings.redis, results=False)
    # Results would pile up in the file; the time-out lets producers wait for one another.
    return SqliteHuey(NAME, filename=str(settings.queue_file), results=False, timeout=30)


def init_app(app: Flask) -> None:
    app.extensions["wikimind.queue"] = build(app.config["WIKIMIND"])
    app.extensions["wikimind.queue_breaker"] = Breaker()


def current() -> Huey:
    return cast(Huey, current_app.extensions["wikimind.queue"])


def _breaker() -> Breaker:
    return cast(Breaker, current_app.extensions["wikimind.queue_breaker"])


def nudge(*job_ids: int) -> None:
    """Tell a worker of jobs that wait. Where the queue is down, or was a moment ago, the sweep will."""
    if not _breaker().lets_through():
        return
    task: Any = current_app.extensions["wikimind.work"]
    try:
        for job_id in job_ids:
            task(job_id)
        _breaker().answered()
    except QUEUE_DOWN as error:
        _breaker().failed()
        log.warning("the queue is down, jobs %s wait for the sweep: %s", job_ids, error)


def pending() -> int | None:
    """How many nudges wait in the queue; None where it is down. Asks even where it was down a moment ago."""
    try:
        count = int(current().pending_count())
        _breaker().answered()
        return count
    except QUEUE_DOWN as error:
        _breaker().failed()
        log.warning("the queue is down: %s", error)
        return None
