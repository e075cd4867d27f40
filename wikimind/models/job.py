"""Work that waits, runs or is over. The row is the truth; the queue only carries its id."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ForeignKey, Index, String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikimind.extensions import Model
from wikimind.logs import request_id
from wikimind.models.types import Id, MaybeMoment, Moment, SpaceId, now

WAITING = "waiting"
RUNNING = "running"
DONE = "done"
FAILED = "failed"

SOURCE_JOBS = ("source", "fetch", "archive")  # the kinds by which a source becomes an article, or many


class Job(Model):
    """`stage` is the first unfinished one; `holder` the token of the worker that has the lease.

    `key` names what is waited for ("concept:7"): a second job for it is not added while one waits.
    `request_id` is that of the request it came from, also by way of other jobs.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state_run_after", "state", "run_after"),
        Index("ix_jobs_key_state", "key", "state"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(32))
    subject_id: Mapped[int]
    key: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(16), default=WAITING)
    stage: Mapped[str] = mapped_column(String(32), default="")
    stages_done: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    run_after: Mapped[Moment]
    holder: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[MaybeMoment]
    error: Mapped[str] = mapped_column(Text, default="")
    request_id: Mapped[str] = mapped_column(String(64), default=request_id, server_default="")
    created_at: Mapped[Moment]
    started_at: Mapped[MaybeMoment]
    finished_at: Mapped[MaybeMoment]


class WorkerBeat(Model):
    """The last sign of life of a worker process."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    at: Mapped[Moment]


def request_job(
    session: Session,
    space_id: int,
    kind: str,
    subject_id: int,
    *,
    source_id: int | None = None,
    delay: float = 0.0,
) -> Job:
    """The waiting job of this kind for this subject: an earlier one, or a new one due in `delay` seconds."""
    return request_jobs(session, space_id, kind, [subject_id], source_id=source_id, delay=delay)[0]


def request_jobs(
    session: Session,
    space_id: int,
    kind: str,
    subject_ids: Sequence[int],
    *,
    source_id: int | None = None,
    delay: float = 0.0,
) -> list[Job]:
    """One waiting job for each subject, as `request_job` gives it."""
    keys = {f"{kind}:{subject_id}": subject_id for subject_id in subject_ids}
    waiting = {
        job.key: job
        for job in session.scalars(select(Job).where(Job.key.in_(list(keys)), Job.state == WAITING))
    }
    due = now() + timedelta(seconds=delay)
    for key, subject_id in keys.items():
        if key not in waiting:
            waiting[key] = Job(
                space_id=space_id,
                kind=kind,
                subject_id=subject_id,
                source_id=source_id,
                key=key,
                run_after=due,
            )
            session.add(waiting[key])
    session.flush()
    return [waiting[key] for key in keys]
