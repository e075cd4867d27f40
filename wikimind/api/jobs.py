"""Jobs: what is done in the background, and what failed to be tried again."""

from typing import Any

from flask import Blueprint, request

from wikimind.actions import jobs
from wikimind.api import shapes
from wikimind.models.job import JobState
from wikimind.models.queries.jobs import jobs_of
from wikimind.models.space import Space

routes = Blueprint("jobs", __name__, url_prefix="/spaces/<space>/jobs")

Json = dict[str, Any]


@routes.get("")
def index(space: Space) -> Json:
    """The jobs of the space, newest first; those in one `state` where it is given."""
    named = request.args.get("state", "")
    state = next((known for known in JobState if known == named), None)
    return shapes.listing(jobs_of(space, state, shapes.page_number()), shapes.job)


@routes.post("/<int:job_id>/retry")
def retry(space: Space, job_id: int) -> tuple[Json, int]:
    return shapes.job(jobs.retry(job_id, space)), 202
