"""What was fed, and how far the work on it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.job import RUNNING, SOURCE_JOBS, WAITING, Job, JobKind
from wikimind.models.queries.paging import Listing, scalars_on_page
from wikimind.models.source import FAILED, QUEUED, WORKING, Source
from wikimind.models.space import Space

SOURCES_PER_PAGE = 50


@dataclass(frozen=True)
class Progress:
    """A source with its latest job, that job's place in the space's queue (0: it does not wait), its article,
    and when it will be deleted, if a person wants that.
    """

    source: Source
    job: Job | None
    position: int
    article: Article | None
    leaving_at: datetime | None = None

    @property
    def can_retry(self) -> bool:
        """Whether it failed at something that may go well another time."""
        return self.source.state == FAILED and not (self.job and self.job.final)

    @property
    def settled(self) -> bool:
        """Whether nothing more will happen to it by itself."""
        return self.source.state not in (QUEUED, WORKING) and not self.leaving_at


def is_empty(space: Space) -> bool:
    """Whether nothing was ever fed, and nothing written."""
    fed = select(Source.id).where(Source.space_id == space.id).limit(1)
    written = select(Article.id).where(Article.space_id == space.id).limit(1)
    return db.session.scalar(fed) is None and db.session.scalar(written) is None


def sources_newest_first(space: Space, number: int, state: str = "") -> Listing[Source]:
    """The space's sources; those in one state where `state` is given."""
    statement = select(Source).where(Source.space_id == space.id)
    if state:
        statement = statement.where(Source.state == state)
    newest_first = statement.order_by(Source.received_at.desc(), Source.id.desc())
    return scalars_on_page(newest_first, number, SOURCES_PER_PAGE)


def sources_by_state(space: Space) -> dict[str, int]:
    """How many sources are in each state."""
    rows = db.session.execute(
        select(Source.state, func.count()).where(Source.space_id == space.id).group_by(Source.state)
    )
    return dict(rows.tuples().all())


def sources_with_ids(space: Space, ids: Iterable[int]) -> Sequence[Source]:
    """Those of the sources that are in the space, newest first."""
    return db.session.scalars(
        select(Source)
        .where(Source.space_id == space.id, Source.id.in_(list(ids)))
        .order_by(Source.received_at.desc(), Source.id.desc())
    ).all()


def progress_of(sources: Sequence[Source]) -> list[Progress]:
    """How far the work on each source is, in five statements however many there are."""
    ids = [source.id for source in sources]
    jobs = {
        job.source_id: job
        for job in db.session.scalars(
            select(Job).where(Job.source_id.in_(ids), Job.kind.in_(SOURCE_JOBS)).order_by(Job.id)
        )
    }
    articles = {a.source_id: a for a in db.session.scalars(select(Article).where(Article.source_id.in_(ids)))}
    positions = _queue_positions([job for job in jobs.values() if job.state == WAITING])
    leaving = _leaving(ids)
    found = []
    for source in sources:
        job = jobs.get(source.id)
        position = positions.get(job.id, 0) if job else 0
        found.append(Progress(source, job, position, articles.get(source.id), leaving.get(source.id)))
    return found


def _leaving(source_ids: Sequence[int]) -> dict[int, datetime]:
    """When each source will be deleted that a person wants to be."""
    keys = [f"{JobKind.REMOVAL}:{source_id}" for source_id in source_ids]
    rows = db.session.execute(
        select(Job.subject_id, Job.run_after).where(
            Job.key.in_(keys), Job.kind == JobKind.REMOVAL, Job.state.in_((WAITING, RUNNING))
        )
    )
    return dict(rows.tuples().all())


def _queue_positions(waiting: Sequence[Job]) -> dict[int, int]:
    """1 for the job that is next among those of its space, for each of these waiting jobs of one space."""
    if not waiting:
        return {}
    ids = [job.id for job in waiting]
    in_queue = (Job.state == WAITING, Job.kind.in_(SOURCE_JOBS), Job.space_id == waiting[0].space_id)
    ahead = db.session.scalar(select(func.count()).where(*in_queue, Job.id < min(ids)))
    between = db.session.scalars(
        select(Job.id).where(*in_queue, Job.id.between(min(ids), max(ids))).order_by(Job.id)
    )
    return {job_id: place for place, job_id in enumerate(between, start=1 + int(ahead or 0))}


def sources_in_state(space: Space, state: str, limit: int) -> Sequence[Source]:
    """Up to `limit` of the sources in that state, in any where it is empty, oldest first."""
    statement = select(Source).where(Source.space_id == space.id)
    if state:
        statement = statement.where(Source.state == state)
    return db.session.scalars(statement.order_by(Source.id).limit(limit)).all()


def sources_from(space: Space, origin: str) -> Sequence[Source]:
    """The sources that came from this very place."""
    return db.session.scalars(
        select(Source).where(Source.space_id == space.id, Source.came_from(origin)).order_by(Source.id)
    ).all()
