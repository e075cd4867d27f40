"""Nothing is lost: waiting jobs are sent again, those of dead workers return, workers show that they live."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from wikimind.config import Settings
from wikimind.extensions import db, end_read, settings, upsert, write_transaction
from wikimind.jobs import queue
from wikimind.jobs.lease import this_process
from wikimind.models.job import FAILED, RUNNING, WAITING, Job, JobKind, Priority, WorkerBeat, request_job
from wikimind.models.types import now
from wikimind.pipeline.stages.file_writing import spaces_with_waiting_files
from wikimind.pipeline.stories import STORIES

MOST_PER_SWEEP = 500
PATIENCE_MINUTES = 10
PATIENT = (Priority.LARGE, Priority.FOLLOWING, Priority.SPARE)  # they let others go first, not for ever
BROKE_DOWN = "The worker crashed on this job {} times in a row; look at its log, then try again."

Lapsed = dict[int, datetime | None]


def sweep() -> int:
    """Nudge the queue about jobs that are due, unless it already knows of as many. Returns how many.

    A nudge is answered by the most urgent job that is due, whichever it names, so that as many as there are
    jobs are enough.
    """
    due = select(Job.id).where(Job.state == WAITING, Job.run_after <= now())
    ids = db.session.scalars(due.order_by(Job.priority, Job.id).limit(MOST_PER_SWEEP)).all()
    end_read()
    known = queue.pending() if ids else 0
    if known is None or known >= len(ids):  # the queue is down, or knows of as many
        return 0
    queue.nudge(*ids[known:])
    return len(ids) - known


def request_waiting_files() -> None:
    """Have a job for each space in which files of articles wait to be written or removed."""
    spaces = spaces_with_waiting_files()
    end_read()
    if spaces:
        with write_transaction() as session:
            for space_id in spaces:
                request_job(session, space_id, JobKind.FILES, space_id)


def take_back(seen: Lapsed) -> Lapsed:
    """Let the jobs wait again whose leases had lapsed at the last look already; what is lapsed now.

    One look is not enough: where the database was away or locked for longer than a lease, the heartbeats of
    workers that live come through after it at the same time as this.
    """
    lapsed = select(Job.id, Job.lease_until).where(Job.state == RUNNING, Job.lease_until < now())
    found = dict(row._tuple() for row in db.session.execute(lapsed))
    end_read()
    dead = [job_id for job_id, until in found.items() if until == seen.get(job_id)]
    if dead:
        with write_transaction() as session:
            for job in session.scalars(select(Job).where(Job.id.in_(dead)).with_for_update(skip_locked=True)):
                if job.state == RUNNING and job.lease_until == seen[job.id]:
                    _return(session, job)
    return found


def _return(session: Session, job: Job) -> None:
    """A job on which workers break down again and again must not break down all of them."""
    job.holder = job.lease_until = None
    if job.attempts < settings().job_attempts or not isinstance(job.kind, JobKind):
        job.state = WAITING
        return
    job.state, job.finished_at, job.error = FAILED, now(), BROKE_DOWN.format(job.attempts)
    STORIES[job.kind].failed(session, job.subject_id, job.error, False)


def promote() -> None:
    """Let what waited for long enough wait no longer than what people feed now."""
    waited = now() - timedelta(minutes=PATIENCE_MINUTES)
    overdue = (Job.state == WAITING, Job.priority.in_(PATIENT), Job.run_after < waited)
    there = db.session.scalar(select(Job.id).where(*overdue).limit(1))
    end_read()
    if there is not None:
        with write_transaction() as session:
            session.execute(update(Job).where(*overdue).values(priority=Priority.USUAL))


def beat() -> None:
    """Write the worker's sign of life."""
    with write_transaction() as session:
        written = upsert(session, WorkerBeat).values(name=this_process(), at=now())
        session.execute(
            written.on_conflict_do_update(index_elements=["name"], set_={"at": written.excluded.at})
        )


def farewell() -> None:
    """Withdraw the sign of life at an orderly stop."""
    with write_transaction() as session:
        session.execute(delete(WorkerBeat).where(WorkerBeat.name == this_process()))


def silence_seconds(settings: Settings) -> float:
    """A worker that has been silent for this long counts as dead."""
    return max(3 * settings.sweep_seconds, 15)


def worker_alive() -> bool:
    """Whether any worker gave a sign of life within the last three sweeps."""
    since = now() - timedelta(seconds=silence_seconds(settings()))
    return db.session.scalar(select(WorkerBeat.name).where(WorkerBeat.at >= since).limit(1)) is not None
