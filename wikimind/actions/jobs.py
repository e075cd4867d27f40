"""What every door does to try failed jobs again, of whichever kind: one transaction, then a nudge."""

from sqlalchemy import select

from wikimind.errors import NotFound
from wikimind.extensions import write_transaction
from wikimind.jobs.queue import nudge
from wikimind.models.job import FAILED, Job
from wikimind.models.space import Space
from wikimind.pipeline import intake

MOST_AT_ONCE = 1000


def retry(job_id: int, space: Space | None = None) -> Job:
    """Let a failed job go on at the stage that failed; where a `space` is given, only a job of that space.

    Raises NotFound, Conflict.
    """
    with write_transaction() as session:
        job = session.get(Job, job_id)
        if job is None or (space is not None and job.space_id != space.id):
            raise NotFound("There is no such job; it may be done and no longer listed.")
        again = session.get_one(Job, intake.retry_job(session, job))
    nudge(again.id)
    return again


def retry_all(space: Space | None = None) -> int:
    """Let all failed jobs go on, of one space or of all, except those where that cannot help; how many."""
    with write_transaction() as session:
        failed = select(Job).where(Job.state == FAILED, Job.final.is_(False))
        if space is not None:
            failed = failed.where(Job.space_id == space.id)
        jobs = session.scalars(failed.order_by(Job.id).limit(MOST_AT_ONCE)).all()
        ids = {intake.retry_job(session, job) for job in jobs if job.state == FAILED}
    nudge(*sorted(ids))
    return len(ids)
