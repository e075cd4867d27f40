"""The jobs of a space: which there are, in which state."""

from sqlalchemy import select

from wikimind.models.job import Job, JobState
from wikimind.models.queries.paging import Listing, scalars_on_page
from wikimind.models.space import Space

JOBS_PER_PAGE = 50


def jobs_of(space: Space, state: JobState | None, number: int) -> Listing[Job]:
    """One page of the jobs of a space, the newest first."""
    statement = select(Job).where(Job.space_id == space.id)
    if state is not None:
        statement = statement.where(Job.state == state)
    return scalars_on_page(statement.order_by(Job.id.desc()), number, JOBS_PER_PAGE)
