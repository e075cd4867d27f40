"""Leases: a worker claims a job in one atomic update, keeps it by heartbeats, and is fenced at every save."""

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from flask import Flask, current_app
from sqlalchemy import ColumnElement, and_, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from wikimind.errors import LeaseLost
from wikimind.extensions import db, settings, write_transaction
from wikimind.models.job import RUNNING, WAITING, Job, JobKind
from wikimind.models.types import now

_TAKEN = (
    Job.id,
    Job.kind,
    Job.subject_id,
    Job.stages_done,
    Job.attempts,
    Job.outages,
    Job.priority,
    Job.request_id,
)


@dataclass(frozen=True)
class Lease:
    """The right to save results of a job, for as long as `holder` stands in its row."""

    job_id: int
    holder: str


@dataclass(frozen=True)
class Assignment(Lease):
    """A job in hand, as its row was when it was claimed; `attempts` counts this try."""

    kind: JobKind
    subject_id: int
    stages_done: int
    attempts: int
    outages: int
    priority: int
    request_id: str


def this_process() -> str:
    """The name under which this process works and gives signs of life."""
    return f"{socket.gethostname()}:{os.getpid()}"


def claim_next() -> Assignment | None:
    """The most urgent of the jobs that are due, of equally urgent ones the oldest; None where there is none.

    Rows that another worker is claiming at this moment are passed over, not waited for. Kinds that only a
    newer release knows are left to it.
    """
    due = (
        select(Job.id)
        .where(Job.state == WAITING, Job.run_after <= now(), Job.kind.in_(list(JobKind)))
        .order_by(Job.priority, Job.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    return _claim(Job.id == due)


def claim(job_id: int) -> Assignment | None:
    """This very job; None where it is gone, done, not due, or held by a worker that lives."""
    moment = now()
    return _claim(
        Job.id == job_id,
        or_(
            and_(Job.state == WAITING, Job.run_after <= moment),
            and_(Job.state == RUNNING, Job.lease_until < moment),
        ),
    )


def _claim(*conditions: ColumnElement[bool]) -> Assignment | None:
    moment = now()
    holder = f"{this_process()[:31]}:{uuid.uuid4().hex}"
    with write_transaction() as session:
        row = session.execute(
            update(Job)
            .where(*conditions)
            .values(
                state=RUNNING,
                holder=holder,
                lease_until=_until(),
                attempts=Job.attempts + 1,
                started_at=moment,
            )
            .returning(*_TAKEN)
            .execution_options(synchronize_session=False)
        ).first()
    if row is None:
        return None
    job_id, *rest = row
    return Assignment(job_id, holder, *rest)


def _until() -> Any:
    return now() + timedelta(seconds=settings().lease_seconds)


def extend(session: Session, lease: Lease, **values: object) -> None:
    """Extend the lease, and write `values` to the job, in the caller's transaction. Raises LeaseLost.

    The last statement of every save: what was written before it counts only if the lease still stood. The
    row is locked from here to the commit alone, so that no heartbeat ever waits for a save.
    """
    kept = session.scalar(
        update(Job)
        .where(Job.id == lease.job_id, Job.holder == lease.holder, Job.state == RUNNING)
        .values(lease_until=_until(), **values)
        .returning(Job.id)
        .execution_options(synchronize_session=False)
    )
    if kept is None:
        raise _lost(lease)


def _lost(lease: Lease) -> LeaseLost:
    return LeaseLost(f"Job {lease.job_id} is no longer held by {lease.holder}.")


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
