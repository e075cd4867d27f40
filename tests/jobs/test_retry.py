"""Whatever failed can be tried again: on the page of administrators, by the API, on the command line."""

import pytest
from sqlalchemy import select, update

from wikimind.actions import jobs
from wikimind.errors import Conflict, Unreadable
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.models.job import Job, JobKind, JobState, request_job
from wikimind.models.queries.inbox import progress_of
from wikimind.models.source import Source
from wikimind.models.space import Space

NOTE = "# Dye\n\nMadder root dyes wool red. The bath must stay below 70 degrees for the red to be bright."


def make_failed(session, space: Space, kind: JobKind, source: Source) -> int:
    """A job of that kind, failed at its first stage."""
    job = request_job(session, space.id, kind, source.id, source_id=source.id)
    job.state, job.attempts, job.error = JobState.FAILED, 5, "The shed burned down."
    source.state = "failed"
    return job.id


@pytest.fixture(params=list(JobKind), ids=str)
def failed(request, space, feed) -> int:
    source = feed(NOTE)
    with write_transaction() as session:
        session.execute(update(Job).values(state=JobState.DONE))
        return make_failed(session, space, request.param, session.get_one(Source, source.id))


def state(job_id: int) -> tuple[str, int]:
    db.session.expire_all()
    job = db.session.get_one(Job, job_id)
    return job.state, job.attempts


def test_an_administrator_tries_any_kind_of_job_again(failed, client):
    page = client.get("/admin/jobs?state=failed").text
    assert "The shed burned down." in page and "Try again" in page
    assert client.post(f"/admin/jobs/{failed}/retry").status_code == 303
    assert state(failed) == (JobState.WAITING, 0)


def test_an_administrator_tries_all_of_them_again(failed, client):
    assert "Retry all failed jobs" in client.get("/admin/jobs").text
    assert client.post("/admin/jobs/retry").status_code == 303
    assert state(failed) == (JobState.WAITING, 0)


def test_a_program_tries_any_kind_of_job_again(failed, client):
    (job,) = client.get("/api/v1/spaces/main/jobs?state=failed").json["items"]
    assert (job["id"], job["error"], job["can_retry"]) == (failed, "The shed burned down.", True)
    answer = client.post(f"/api/v1/spaces/main/jobs/{failed}/retry")
    assert (answer.status_code, answer.json["state"]) == (202, "waiting")
    assert client.post(f"/api/v1/spaces/main/jobs/{failed}/retry").status_code == 409


def test_the_command_line_tries_any_kind_of_job_again(failed, app):
    run = app.test_cli_runner().invoke
    assert f"{failed}: " in run(args=["wiki", "jobs"]).output
    assert "tried again" in run(args=["wiki", "retry", str(failed)]).output
    assert state(failed) == (JobState.WAITING, 0)
    assert run(args=["wiki", "retry", str(failed)]).exit_code == 1
    assert run(args=["wiki", "retry"]).exit_code == 2
    assert "0 jobs are tried again." in run(args=["wiki", "retry", "--all"]).output


def test_a_job_of_another_space_is_not_found(failed, client, add):
    add(Space(slug="attic", name="Attic"))
    assert client.post(f"/api/v1/spaces/attic/jobs/{failed}/retry").status_code == 404


def test_an_unreadable_file_is_final_and_the_rest_is_not(app, space, feed, client, monkeypatch):
    source = feed(NOTE)
    job_id = db.session.scalars(select(Job.id)).one()

    def unreadable(*_args):
        raise Unreadable("This file is a riddle; feed another version.")

    monkeypatch.setattr("wikimind.extract.child.sandbox.Sandbox.read", unreadable)
    runner.work(job_id)
    db.session.expire_all()
    assert db.session.get_one(Job, job_id).final
    (shown,) = client.get("/api/v1/spaces/main/jobs").json["items"]
    assert not shown["can_retry"]
    assert not progress_of([db.session.get_one(Source, source.id)])[0].can_retry


def test_what_did_not_fail_is_not_tried_again(app, feed):
    feed(NOTE)
    with pytest.raises(Conflict):
        jobs.retry(db.session.scalars(select(Job.id)).one())
