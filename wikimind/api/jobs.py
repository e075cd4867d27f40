"""Jobs: the background work, and failed work to retry."""

from flask import Blueprint

from wikimind.actions import jobs
from wikimind.api.contract import contract
from wikimind.api.requests import JobsQuery
from wikimind.api.resources import Job, Page
from wikimind.models.job import JobState
from wikimind.models.queries.jobs import jobs_of
from wikimind.models.space import Space

routes = Blueprint("jobs", __name__, url_prefix="/spaces/<space>/jobs")


@routes.get("")
@contract("What is done in the background, newest first")
def index(space: Space, query: JobsQuery) -> Page[Job]:
    state = next((state for state in JobState if state == query.state), None)
    return Page[Job].of(jobs_of(space, state, query.number), Job.of)


@routes.post("/<int:job_id>/retry")
@contract("Try a failed job again", status=202, errors=(409,))
def retry(space: Space, job_id: int) -> Job:
    return Job.of(jobs.retry(job_id, space))
