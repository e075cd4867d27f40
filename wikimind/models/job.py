"""Work that waits, runs or is over. The row is the truth; the queue only carries its id."""

from collections.abc import Sequence
from datetime import timedelta
from enum import IntEnum, StrEnum
from typing import Self

from sqlalchemy import ForeignKey, Index, SmallInteger, String, Text, false, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from wikimind.extensions import Model
from wikimind.logs import request_id
from wikimind.models.types import Id, MaybeMoment, Moment, OneOf, SpaceId, now


class Priority(IntEnum):
    """Which of the jobs that are due is taken first; the least number is the most urgent."""

    PROMPT = 10  # somebody waits for this very thing
    USUAL = 50
    LARGE = 60  # takes as long as many others
    BULK = 70  # one of many that one request caused
    FOLLOWING = 80  # what the work on sources entails
    SPARE = 90  # whenever nothing else is to do


class JobKind(StrEnum):
    """The kinds of jobs: what people read, how urgent one is, and for how many days it is kept when done.

    `pipeline.stories` says by which stages each is done.
    """

    label: str
    priority: Priority
    kept_days: int

    REMOVAL = "removal", "Deleting a source", Priority.PROMPT, 14
    SOURCE = "source", "Compiling a source", Priority.USUAL, 14
    FETCH = "fetch", "Fetching and compiling a page", Priority.USUAL, 14
    ARCHIVE = "archive", "Unpacking an archive", Priority.LARGE, 14
    CONCEPT = "concept", "Writing about a concept", Priority.FOLLOWING, 2
    CATALOGUE = "catalogue", "Writing the catalogue", Priority.FOLLOWING, 2
    FILES = "files", "Writing files of the vault", Priority.FOLLOWING, 2
    VECTORS = "vectors", "Reading for meaning", Priority.SPARE, 2

    def __new__(cls, value: str, label: str, priority: Priority, kept_days: int) -> Self:
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label, kind.priority, kind.kept_days = label, priority, kept_days
        return kind


class JobState(StrEnum):
    """Where a job stands; a waiting one is due from `run_after` on."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


WAITING, RUNNING, DONE, FAILED = JobState
KEYS_AT_ONCE = 500
SOURCE_JOBS = (JobKind.SOURCE, JobKind.FETCH, JobKind.ARCHIVE)  # by which a source becomes articles


class Job(Model):
    """`stage` is the first unfinished one; `holder` the token of the worker that has the lease.

    `key` names what is waited for ("concept:7"): a second job for it is not added while one waits.
    `attempts` counts the tries so far, `outages` how often in a row it was sent back because something that
    the installation stands on was away. A failed one is `final` where trying again cannot help: its file
    cannot be read. `request_id` is that of the request it came from, also by way of
    other jobs.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("ix_jobs_state_run_after", "state", "run_after"),
        Index("ix_jobs_state_priority_id", "state", "priority", "id"),
        Index("ix_jobs_state_finished_at", "state", "finished_at"),
        Index("ix_jobs_key_state", "key", "state"),
        Index("ix_jobs_space_id_state_priority_id", "space_id", "state", "priority", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), index=True)
    kind: Mapped[JobKind] = mapped_column(OneOf(JobKind, 32))
    subject_id: Mapped[int]
    key: Mapped[str] = mapped_column(String(100))
    state: Mapped[JobState] = mapped_column(OneOf(JobState, 16), default=WAITING)
    priority: Mapped[int] = mapped_column(
        SmallInteger, default=Priority.USUAL, server_default=str(int(Priority.USUAL))
    )
    stage: Mapped[str] = mapped_column(String(32), default="")
    stages_done: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    outages: Mapped[int] = mapped_column(default=0, server_default="0")
    run_after: Mapped[Moment]
    holder: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[MaybeMoment]
    error: Mapped[str] = mapped_column(Text, default="")
    final: Mapped[bool] = mapped_column(default=False, server_default=false())
    request_id: Mapped[str] = mapped_column(String(64), default=request_id, server_default="")
    created_at: Mapped[Moment]
    started_at: Mapped[MaybeMoment]
    finished_at: Mapped[MaybeMoment]


class WorkerBeat(Model):
    """The last sign of life of a worker process."""

    __tablename__ = "worker_beats"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    at: Mapped[Moment]


class Chore(Model):
    """What one of the workers does now and then for all; `at` is when it was last begun."""

    __tablename__ = "chores"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[Moment]


def request_job(
    session: Session,
    space_id: int,
    kind: JobKind,
    subject_id: int,
    *,
    source_id: int | None = None,
    priority: Priority | None = None,
    delay: float = 0.0,
) -> Job:
    """The waiting job of this kind for this subject: an earlier one, or a new one due in `delay` seconds."""
    return request_jobs(
        session, space_id, kind, [subject_id], source_id=source_id, priority=priority, delay=delay
    )[0]


def request_jobs(
    session: Session,
    space_id: int,
    kind: JobKind,
    subject_ids: Sequence[int],
    *,
    source_id: int | None = None,
    priority: Priority | None = None,
    delay: float = 0.0,
) -> list[Job]:
    """One waiting job for each subject, as `request_job` gives it."""
    keys = {f"{kind}:{subject_id}": subject_id for subject_id in subject_ids}
    jobs = _waiting(session, list(keys))
    due, urgency = now() + timedelta(seconds=delay), kind.priority if priority is None else priority
    for key, subject_id in keys.items():
        if key in jobs:
            jobs[key].priority = min(jobs[key].priority, urgency)
            jobs[key].run_after = min(jobs[key].run_after, due)
            continue
        jobs[key] = Job(
            space_id=space_id,
            kind=kind,
            subject_id=subject_id,
            source_id=source_id,
            key=key,
            priority=urgency,
            run_after=due,
        )
        session.add(jobs[key])
    session.flush()
    return [jobs[key] for key in keys]


def _waiting(session: Session, keys: Sequence[str]) -> dict[str, Job]:
    """The jobs that wait under these keys.

    No worker takes one until the transaction ends: it would read what was there before this change.
    """
    found: dict[str, Job] = {}
    for some in (keys[at : at + KEYS_AT_ONCE] for at in range(0, len(keys), KEYS_AT_ONCE)):
        waiting = select(Job).where(Job.key.in_(some), Job.state == WAITING).order_by(Job.id)
        found |= {job.key: job for job in session.scalars(waiting.with_for_update(read=True))}
    return found
