"""Nothing is lost: waiting jobs are sent again, and a worker shows that it lives."""

import logging
import threading
from datetime import timedelta

from flask import Flask
from sqlalchemy import and_, delete, func, or_, select

from wikimind.config import Settings
from wikimind.extensions import db, end_read, settings, write_transaction
from wikimind.jobs import queue
from wikimind.jobs.lease import PROCESS
from wikimind.models.job import DONE, RUNNING, WAITING, Job, WorkerBeat
from wikimind.models.types import now
from wikimind.pipeline.stages.file_writing import request_unwritten

log = logging.getLogger(__name__)

MOST_PER_SWEEP = 500
DONE_KEPT_DAYS = 14


def sweep() -> int:
    """Nudge the queue about jobs that are due, unless it already knows of as many. Returns how many."""
    moment = now()
    due = or_(
        and_(Job.state == WAITING, Job.run_after <= moment),
        and_(Job.state == RUNNING, Job.lease_until < moment),
    )
    ids = db.session.scalars(select(Job.id).where(due).order_by(Job.id).limit(MOST_PER_SWEEP)).all()
    end_read()
    known = queue.pending()
    # Sending again while the nudges still wait in the queue would only make them pile up.
    if not ids or known is None or known >= len(ids):
        return 0
    queue.nudge(*ids)
    return len(ids)


def beat() -> None:
    """Write the worker's sign of life; forget dead workers and old jobs."""
    with write_transaction() as session:
        session.merge(WorkerBeat(name=PROCESS, at=now()))
        session.execute(delete(WorkerBeat).where(WorkerBeat.at < now() - timedelta(days=1)))
        session.execute(
            delete(Job).where(Job.state == DONE, Job.finished_at < now() - timedelta(days=DONE_KEPT_DAYS))
        )


def farewell() -> None:
    """Withdraw the sign of life at an orderly stop."""
    with write_transaction() as session:
        session.execute(delete(WorkerBeat).where(WorkerBeat.name == PROCESS))


def silence_seconds(settings: Settings) -> float:
    """After so long without a sign of life a worker counts as dead."""
    return max(3 * settings.sweep_seconds, 15)


def worker_alive() -> bool:
    """Whether any worker gave a sign of life within the last three sweeps."""
    since = now() - timedelta(seconds=silence_seconds(settings()))
    return db.session.scalar(select(WorkerBeat.name).where(WorkerBeat.at >= since).limit(1)) is not None


def queue_position(job: Job) -> int:
    """1 for the job that is next; 0 for one that no longer waits."""
    if job.state != WAITING:
        return 0
    ahead = db.session.scalar(select(func.count()).where(Job.state == WAITING, Job.id < job.id))
    return int(ahead or 0) + 1


def keep_sweeping(app: Flask, stop: threading.Event) -> None:
    """Sweep and give signs of life until told to stop. Runs in a thread of every worker."""
    while True:
        with app.app_context():
            try:
                beat()
                request_unwritten()
                sweep()
            except Exception:  # the database may be away for a while; the loop must outlive that
                log.exception("the sweep failed")
            finally:
                db.session.remove()
        if stop.wait(app.config["WIKIMIND"].sweep_seconds):
            return
