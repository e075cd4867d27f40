"""Ten minutes without disk, bucket or database cost a job no try; it says why it waits, and goes on."""

import errno
import sqlite3

import psycopg2.errors
import pytest
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import select
from sqlalchemy.exc import InterfaceError, OperationalError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from wikimind.errors import Outage, Unavailable, Unreadable
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.jobs.outages import outage_in
from wikimind.models.job import Job, JobKind, JobState, request_job
from wikimind.models.source import Source
from wikimind.models.types import now
from wikimind.pipeline import stories
from wikimind.pipeline.stories import STORIES
from wikimind.storage import current

NOTE = "# Kiln\n\nThe kiln of the pottery reaches 1,280 degrees. It is fired with birch wood twice a year."
FULL = "The disk is full; make room in the data directory, and the job goes on by itself."


def sqlite_error(code: int) -> OperationalError:
    original = sqlite3.OperationalError("it went wrong")
    original.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, original)


class Coded(psycopg2.OperationalError):
    """An error as the server of a database tells it."""

    pgcode = None

    def __init__(self, code: str | None) -> None:
        super().__init__("it went wrong")
        self.code = code

    def __getattribute__(self, name: str):
        return object.__getattribute__(self, "code") if name == "pgcode" else super().__getattribute__(name)


def postgres_error(code: str) -> OperationalError:
    return OperationalError("SELECT 1", {}, Coded(code))


AWAY = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EDQUOT, "Quota exceeded"),
    OSError(errno.EIO, "Input/output error"),
    OSError(errno.EROFS, "Read-only file system"),
    OSError(errno.ENOMEM, "Cannot allocate memory"),
    ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"),
    Outage("The bucket attic does not answer at present; try again in a moment."),
    RedisConnectionError("connection refused"),
    sqlite_error(sqlite3.SQLITE_FULL),
    sqlite_error(sqlite3.SQLITE_BUSY),
    sqlite_error(sqlite3.SQLITE_IOERR_WRITE),
    sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED),
    OperationalError("SELECT 1", {}, psycopg2.OperationalError("could not connect to server")),
    InterfaceError("SELECT 1", {}, psycopg2.InterfaceError("connection already closed")),
    PoolTimeoutError("QueuePool limit of size 5 overflow 10 reached"),
    postgres_error("53100"),
    postgres_error("57P03"),
    postgres_error("40P01"),
]
FAULTS = [
    OSError(errno.EINVAL, "Invalid argument"),
    ValueError("bad"),
    Unavailable("The server of the page does not answer."),
    Unreadable("This is a riddle."),
    sqlite_error(sqlite3.SQLITE_ERROR),
    sqlite_error(sqlite3.SQLITE_CONSTRAINT),
    postgres_error("57014"),
    ProgrammingError("SELECT 1", {}, psycopg2.errors.UndefinedTable("no such table")),
]


@pytest.mark.parametrize("error", AWAY, ids=lambda e: f"{type(e).__name__}-{str(e)[:30]}")
def test_what_the_installation_stands_on_is_told_apart(error):
    assert outage_in(error).endswith((".", ";"))


@pytest.mark.parametrize("error", FAULTS, ids=lambda e: f"{type(e).__name__}-{str(e)[:30]}")
def test_faults_of_files_pages_and_ours_are_no_outages(error):
    assert outage_in(error) == ""


@pytest.fixture
def job(feed) -> int:
    return db.session.scalars(select(Job.id).where(Job.source_id == feed(NOTE).id)).one()


def row(job_id: int) -> Job:
    db.session.expire_all()
    return db.session.get_one(Job, job_id)


def go_on_for(clock, job_id: int, minutes: float) -> int:
    """Work as a worker would until so many minutes have passed; how often the job was tried."""
    tries, until = 0, clock.ahead.total_seconds() + minutes * 60
    while clock.ahead.total_seconds() < until:
        runner.work(job_id)
        tries += 1
        clock.move(seconds=max(1.0, (row(job_id).run_after - now()).total_seconds()))
    return tries


@pytest.mark.parametrize(
    "error", [AWAY[0], AWAY[2], AWAY[6], AWAY[8]], ids=["full", "unwell", "bucket", "db"]
)
def test_ten_minutes_of_outage_cost_no_try_and_all_goes_on_by_itself(job, clock, monkeypatch, error):
    def away(*_args, **_options):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(type(current()), "local_copy", away)
        tries = go_on_for(clock, job, minutes=10)
    waiting = row(job)
    assert tries > 8
    assert (waiting.state, waiting.attempts) == (JobState.WAITING, 0)
    assert waiting.outages == tries
    assert waiting.error == outage_in(error)
    source = db.session.get_one(Source, waiting.source_id)
    assert (source.state, source.error) == ("queued", outage_in(error))
    assert (waiting.run_after - now()).total_seconds() <= runner.LONGEST_OUTAGE_SECONDS
    clock.move(minutes=1)
    runner.work(job)
    done = row(job)
    assert (done.state, done.error, done.outages) == (JobState.DONE, "", 0)
    assert db.session.get_one(Source, done.source_id).state == "compiled"


def test_the_inbox_says_why_a_source_waits(job, client, monkeypatch):
    def full(*_args, **_options):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(type(current()), "local_copy", full)
    runner.work(job)
    page = client.get("/s/main/inbox").text
    assert FULL in page


def test_a_page_whose_server_is_away_is_no_outage_of_ours(job, monkeypatch):
    def away(_source_id):
        raise Unavailable("The server of the page does not answer.")

    stage = stories.Stage("extract", "Reading", away, lambda *_: None)
    monkeypatch.setitem(
        stories.STORIES, JobKind.SOURCE, stories.Story((stage,), STORIES[JobKind.SOURCE].failed)
    )
    runner.work(job)
    assert (row(job).attempts, row(job).outages) == (1, 0)


@pytest.mark.parametrize("kind", list(JobKind))
def test_every_kind_of_job_waits_for_the_end_of_an_outage_and_is_tried_again_after_a_fault(
    app, space, clock, monkeypatch, kind
):
    def broken(_subject_id):
        raise fault

    stage = stories.Stage("first", "First", broken, lambda *_: None)
    monkeypatch.setitem(stories.STORIES, kind, stories.Story((stage,), STORIES[kind].failed))
    with write_transaction() as session:
        job_id = request_job(session, space.id, kind, 1).id
    fault = OSError(errno.ENOSPC, "No space left on device")
    go_on_for(clock, job_id, minutes=10)
    assert (row(job_id).state, row(job_id).attempts) == (JobState.WAITING, 0)
    fault = ZeroDivisionError("division by zero")
    tries = go_on_for(clock, job_id, minutes=10)
    assert (row(job_id).state, row(job_id).attempts) == (JobState.FAILED, 5)
    assert tries >= 5


def test_a_database_that_is_away_when_a_fault_is_to_be_written_down_is_waited_for(job, monkeypatch):
    """The worker holds on to the job, so that no try is counted for its lease running out."""
    gone, waits = sqlite_error(sqlite3.SQLITE_FULL), []
    written = runner._write_outcome

    def write(*arguments):
        if len(waits) < 3:
            raise gone
        written(*arguments)

    def failing(_source_id):
        raise gone

    stage = stories.Stage("extract", "Reading", failing, lambda *_: None)
    monkeypatch.setitem(
        stories.STORIES, JobKind.SOURCE, stories.Story((stage,), STORIES[JobKind.SOURCE].failed)
    )
    monkeypatch.setattr(runner, "_write_outcome", write)
    monkeypatch.setattr(runner.time, "sleep", waits.append)
    runner.work(job)
    assert len(waits) == 3
    assert (row(job).state, row(job).attempts) == (JobState.WAITING, 0)
