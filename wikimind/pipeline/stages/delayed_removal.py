"""A person deletes, and may think better of it: the delete is a job that waits a moment first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import repeat

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from wikimind.articles.indexing import forget_passages
from wikimind.articles.removal import remove_source
from wikimind.extensions import db, end_read
from wikimind.models.job import WAITING, Job, JobKind, request_jobs
from wikimind.models.source import Passage, Source

GRACE_SECONDS = 20.0
AT_ONCE = 250  # passages removed in one transaction, so that nobody waits for long


def remove_soon(session: Session, space_id: int, sources: Iterable[Source]) -> list[int]:
    """Let the sources be deleted after the time of grace; the ids of the jobs."""
    ids = [source.id for source in sources]
    return [job.id for job in request_jobs(session, space_id, JobKind.REMOVAL, ids, delay=GRACE_SECONDS)]


def keep(session: Session, space_id: int, source_ids: Sequence[int]) -> int:
    """Take the deletes back that have not begun; how many there were."""
    waiting = select(Job.id).where(
        Job.space_id == space_id,
        Job.kind == JobKind.REMOVAL,
        Job.subject_id.in_(list(source_ids)),
        Job.state == WAITING,
    )
    ids = session.scalars(waiting).all()
    session.execute(delete(Job).where(Job.id.in_(ids), Job.state == WAITING))
    return len(ids)


def work(_source_id: int) -> None:
    """There is nothing to compute."""


def steps(source_id: int, _result: None) -> Iterator[Callable[[Session], None]]:
    """The passages of a long source first, some at a time."""
    there = db.session.scalar(select(func.count()).where(Passage.source_id == source_id)) or 0
    end_read()
    return repeat(partial(forget_passages, source_id=source_id, most=AT_ONCE), there // AT_ONCE)


def save(session: Session, source_id: int, _result: None) -> None:
    """Delete it, with all that hangs on it. What is to be written anew waits as jobs of its own."""
    source = session.get(Source, source_id)
    if source is not None:
        remove_source(session, source)
