"""Runs a job stage by stage. Each stage first computes, then saves under the fence of its lease."""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import current_app
from sqlalchemy import update

from wikimind.errors import LeaseLost, WikimindError
from wikimind.extensions import db, end_read, settings, write_transaction
from wikimind.jobs.lease import Lease, claim, extend, heartbeat
from wikimind.logs import begin_job
from wikimind.metrics import JOBS, STAGE_SECONDS
from wikimind.models.job import DONE, FAILED, RUNNING, WAITING, Job
from wikimind.models.types import now
from wikimind.pipeline.stories import STORIES, Stage, Story
from wikimind.redaction import redacted

log = logging.getLogger(__name__)

BACK_OFF_SECONDS = 5.0
LONGEST_BACK_OFF_SECONDS = 900.0

_held: set[Lease] = set()


def work(job_id: int) -> None:
    """Do what is left of the job. Returns at once where there is nothing to do for this worker."""
    lease = claim(job_id)
    if lease is None:
        return
    job = db.session.get_one(Job, job_id)
    kind, subject_id, begin, attempts = job.kind, job.subject_id, job.stages_done, job.attempts
    begin_job(job.id, job.request_id)
    end_read()
    with _in_hand(lease), heartbeat(lease):
        try:
            _run(lease, kind, subject_id, begin)
            JOBS.labels(kind, "done").inc()
        except LeaseLost as error:
            JOBS.labels(kind, "lost").inc()
            log.warning("%s", error)
        except Exception as error:  # the wrapper: whatever happens is written to the row
            log.log(
                logging.INFO if isinstance(error, WikimindError) else logging.ERROR,
                "job %s failed: %s",
                job_id,
                error,
                exc_info=not isinstance(error, WikimindError),
            )
            JOBS.labels(kind, "failed").inc()
            _settle(lease, STORIES[kind], subject_id, attempts, error)


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


def _run(lease: Lease, kind: str, subject_id: int, begin: int) -> None:
    story = STORIES[kind]
    stopping: Callable[[], bool] = current_app.extensions.get("wikimind.stopping", bool)
    with write_transaction() as session:
        extend(session, lease, stage=story.stages[begin].name)
        if story.begun:
            story.begun(session, subject_id)
    for number, stage in enumerate(story.stages[begin:], start=begin):
        if stopping():
            hand_back(lease)
            return
        following = story.stages[number + 1] if number + 1 < len(story.stages) else None
        with _timed(kind, stage):
            _run_stage(lease, stage, subject_id, number, following)


@contextmanager
def _timed(kind: str, stage: Stage) -> Iterator[None]:
    began = time.monotonic()
    yield
    seconds = time.monotonic() - began
    STAGE_SECONDS.labels(kind, stage.name).observe(seconds)
    log.info("stage %s of a %s took %.3f s", stage.name, kind, seconds)


def _run_stage(lease: Lease, stage: Stage, subject_id: int, number: int, following: Stage | None) -> None:
    result = stage.work(subject_id)
    end_read()
    with write_transaction() as session:
        extend(session, lease, stages_done=number + 1, stage=(following or stage).name)
        stage.save(session, subject_id, result)
        if following is None:
            extend(session, lease, state=DONE, finished_at=now(), holder=None, error="")


def _settle(lease: Lease, story: Story, subject_id: int, attempts: int, error: Exception) -> None:
    # An error that is not one of ours may be a bug or a passing fault of a library: it is tried again.
    may_pass = error.retryable if isinstance(error, WikimindError) else True
    sentence = redacted(str(error) if isinstance(error, WikimindError) else _unexpected(error))
    again = may_pass and attempts < settings().job_attempts
    try:
        with write_transaction() as session:
            if again:
                extend(
                    session,
                    lease,
                    state=WAITING,
                    holder=None,
                    error=sentence,
                    run_after=now() + timedelta(seconds=back_off(attempts)),
                )
            else:
                extend(session, lease, state=FAILED, holder=None, error=sentence, finished_at=now())
            story.failed(session, subject_id, sentence, again)
    except LeaseLost as lost:
        log.warning("%s", lost)


def _unexpected(error: Exception) -> str:
    return (
        f"Something unexpected happened ({type(error).__name__}: {error}); the worker's log has the details."
    )


def back_off(attempts: int) -> float:
    """Seconds until the next try: doubling, capped, with jitter so that many do not return together."""
    longest = min(LONGEST_BACK_OFF_SECONDS, BACK_OFF_SECONDS * 2 ** (attempts - 1))
    return longest * random.uniform(0.5, 1.0)
