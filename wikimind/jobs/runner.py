"""Runs a job stage by stage. Each stage first computes, then saves under the fence of its lease."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import current_app
from sqlalchemy import select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from wikimind.errors import LeaseLost, WikimindError
from wikimind.extensions import db, end_read, settings, write_transaction
from wikimind.jobs.lease import Assignment, Lease, claim, claim_next, extend, heartbeat
from wikimind.jobs.outages import outage_in
from wikimind.jobs.queue import nudge
from wikimind.logs import begin_job
from wikimind.metrics import JOBS, STAGE_SECONDS
from wikimind.models.job import DONE, FAILED, RUNNING, WAITING, Job, JobKind, Priority
from wikimind.models.types import now
from wikimind.pipeline.stories import STORIES, Stage
from wikimind.redaction import redacted

log = logging.getLogger(__name__)

BACK_OFF_SECONDS = 5.0
LONGEST_BACK_OFF_SECONDS = 900.0
LONGEST_OUTAGE_SECONDS = 60.0  # so soon after the end of an outage everything goes on
DATABASE_RETRY_SECONDS = 1.0

_held: set[Lease] = set()


def work_next() -> None:
    """Do the most urgent of the jobs that are due. Returns at once where there is none."""
    _do(claim_next())


def work(job_id: int) -> None:
    """Do what is left of this job. Returns at once where there is nothing to do for this worker."""
    _do(claim(job_id))


def _do(job: Assignment | None) -> None:
    if job is None:
        return
    begin_job(job.job_id, job.request_id)
    with _in_hand(job), heartbeat(job):
        try:
            _run(job)
        except LeaseLost as error:
            JOBS.labels(job.kind, "lost").inc()
            log.warning("%s", error)
        except Exception as error:  # noqa: BLE001 - the wrapper: whatever happens is written to the row
            _settle(job, error)


@contextmanager
def _in_hand(lease: Lease) -> Iterator[None]:
    _held.add(lease)
    try:
        yield
    finally:
        _held.discard(lease)


def hand_back_all() -> None:
    """Hand back every job that threads of this process still work on."""
    for lease in list(_held):
        hand_back(lease)


def hand_back(lease: Lease) -> None:
    """Let another worker go on with the job at once; what the stage in hand had computed is lost."""
    with write_transaction() as session:
        session.execute(
            update(Job)
            .where(Job.id == lease.job_id, Job.holder == lease.holder, Job.state == RUNNING)
            .values(state=WAITING, holder=None, lease_until=None, attempts=Job.attempts - 1)
        )


def _run(job: Assignment) -> None:
    story = STORIES[job.kind]
    stages = story.stages[job.stages_done :]
    if story.begun:
        with write_transaction() as session:
            story.begun(session, job.subject_id)
            extend(session, job, stage=stages[0].name)
    for number, stage in enumerate(stages):
        if _stopping() or (number and _gives_way(job)):
            hand_back(job)
            nudge(job.job_id)
            return
        with _timed(job.kind, stage):
            _run_stage(job, stage, job.stages_done + number + 1, stages[number + 1 : number + 2])
    JOBS.labels(job.kind, "done").inc()


def _stopping() -> bool:
    told: Callable[[], bool] = current_app.extensions.get("wikimind.stopping", bool)
    return told()


def _gives_way(job: Assignment) -> bool:
    """Whether a job that takes long lets one go first that somebody waits for."""
    if job.priority <= Priority.USUAL:
        return False
    more_urgent = (
        Job.state == WAITING,
        Job.priority < min(job.priority, Priority.FOLLOWING),
        Job.run_after <= now(),
    )
    found = db.session.scalar(select(Job.id).where(*more_urgent).limit(1))
    end_read()
    return found is not None


@contextmanager
def _timed(kind: JobKind, stage: Stage) -> Iterator[None]:
    began = time.monotonic()
    yield
    seconds = time.monotonic() - began
    STAGE_SECONDS.labels(kind, stage.name).observe(seconds)
    log.info("stage %s of a %s took %.3f s", stage.name, kind, seconds)


def _run_stage(job: Assignment, stage: Stage, done: int, following: tuple[Stage, ...]) -> None:
    result = stage.work(job.subject_id)
    end_read()
    for step in stage.steps(job.subject_id, result):
        with write_transaction() as session:
            step(session)
            extend(session, job)
    over = {} if following else {"state": DONE, "finished_at": now(), "holder": None, "error": ""}
    with write_transaction() as session:
        stage.save(session, job.subject_id, result)
        extend(session, job, stages_done=done, stage=(*following, stage)[0].name, outages=0, **over)


def _settle(job: Assignment, error: Exception) -> None:
    """Write to the row what went wrong; while the database itself is away, wait for it."""
    outage = outage_in(error)
    while True:
        try:
            with write_transaction() as session:
                _write_outcome(session, job, error, outage)
        except LeaseLost as lost:  # also where the source was deleted while it was worked on
            log.warning("%s", lost)
            return
        except DBAPIError as away:
            if _stopping() or not outage_in(away):
                raise
            log.warning("job %s waits for the database: %s", job.job_id, outage_in(away))
            time.sleep(DATABASE_RETRY_SECONDS)
        else:
            _record(job, error, outage)
            return


def _record(job: Assignment, error: Exception, outage: str) -> None:
    told = bool(outage) or isinstance(error, WikimindError)
    level = logging.INFO if told else logging.ERROR
    trace = None if told else error
    log.log(level, "job %s failed: %s", job.job_id, outage or error, exc_info=trace)
    JOBS.labels(job.kind, "outage" if outage else "failed").inc()


def _write_outcome(session: Session, job: Assignment, error: Exception, outage: str) -> None:
    # An error that is not one of ours may be a bug or a passing fault of a library: it is tried again.
    may_pass = error.retryable if isinstance(error, WikimindError) else True
    sentence = redacted(outage or (str(error) if isinstance(error, WikimindError) else _unexpected(error)))
    again = bool(outage) or (may_pass and job.attempts < settings().job_attempts)
    STORIES[job.kind].failed(session, job.subject_id, sentence, again)
    if not again:
        extend(session, job, state=FAILED, holder=None, error=sentence, final=not may_pass, finished_at=now())
        return
    waits = outage_back_off(job.outages + 1) if outage else back_off(job.attempts)
    extend(
        session,
        job,
        state=WAITING,
        holder=None,
        error=sentence,
        attempts=job.attempts - 1 if outage else job.attempts,
        outages=job.outages + 1 if outage else 0,
        run_after=now() + timedelta(seconds=waits),
    )


def _unexpected(error: Exception) -> str:
    return (
        f"An unexpected error occurred ({type(error).__name__}: {error}); the worker's log has the details."
    )


def back_off(attempts: int) -> float:
    """Seconds until the next try: doubling, capped, with jitter so that many do not return together."""
    return _doubling(attempts, LONGEST_BACK_OFF_SECONDS)


def outage_back_off(outages: int) -> float:
    """Seconds until it is looked again whether an outage is over."""
    return _doubling(outages, LONGEST_OUTAGE_SECONDS)


def _doubling(times: int, cap: float) -> float:
    return min(cap, BACK_OFF_SECONDS * 2.0 ** min(times - 1, 20)) * random.uniform(0.5, 1.0)
