"""Who works on a job: claimed by one atomic update, kept by heartbeats, and fenced at every save."""

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from flask import Flask, current_app
from sqlalchemy import and_, or_, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from wikimind.errors import LeaseLost
from wikimind.extensions import db, settings, write_transaction
from wikimind.models.job import RUNNING, WAITING, Job
from wikimind.models.types import now

PROCESS = f"{socket.gethostname()}:{os.getpid()}"


@dataclass(frozen=True)
class Lease:
    """The right to save results of a job, for as long as `holder` stands in its row."""

    job_id: int
    holder: str


def claim(job_id: int) -> Lease | None:
    """The lease, or None where the job is gone, done, not due, or held by a worker that lives."""
    moment = now()
    holder = f"{PROCESS[:31]}:{uuid.uuid4().hex}"
    free = or_(
        and_(Job.state == WAITING, Job.run_after <= moment),
        and_(Job.state == RUNNING, Job.lease_until < moment),
    )
    with write_transaction() as session:
        claimed = session.scalar(
            update(Job)
            .where(Job.id == job_id, free)
            .values(
                state=RUNNING,
                holder=holder,
                lease_until=moment + timedelta(seconds=settings().lease_seconds),
                attempts=Job.attempts + 1,
                started_at=moment,
            )
            .returning(Job.id)
        )
    return Lease(job_id, holder) if claimed is not None else None


def extend(session: Session, lease: Lease, **values: object) -> None:
    """Confirm the lease, and write `values` to the job, in the caller's transaction.

    The row stays locked until that transaction ends, so nobody can take the job between this check and the
    save that follows it. Raises LeaseLost.
    """
    until = now() + timedelta(seconds=settings().lease_seconds)
    kept = session.scalar(
        update(Job)
        .where(Job.id == lease.job_id, Job.holder == lease.holder, Job.state == RUNNING)
        .values(lease_until=until, **values)
        .returning(Job.id)
    )
    if kept is None:
        raise LeaseLost(f"Job {lease.job_id} is no longer held by {lease.holder}.")


@contextmanager
def heartbeat(lease: Lease) -> Iterator[None]:
    """Extend the lease from a thread of its own for as long as the block runs."""
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(app, lease, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(app: Flask, lease: Lease, stop: threading.Event) -> None:
    while not stop.wait(app.config["WIKIMIND"].lease_seconds / 3):
        with app.app_context():
            try:
                with write_transaction() as session:
                    extend(session, lease)
            except LeaseLost:
                return
            except DBAPIError as error:  # the database is away: the next beat may reach it
                app.logger.warning("no heartbeat for job %s: %s", lease.job_id, error)
            finally:
                db.session.remove()
