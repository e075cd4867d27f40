"""Claims, leases and fences, with two workers that race."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from wikimind.errors import LeaseLost
from wikimind.extensions import db, write_transaction
from wikimind.jobs.lease import claim, extend
from wikimind.jobs.runner import hand_back
from wikimind.models.job import DONE, RUNNING, WAITING, Job, JobKind, request_job
from wikimind.models.types import now


@pytest.fixture
def job_id(feed) -> int:
    source = feed("# A note\n\nWater boils at 100 degrees at sea level.")
    return db.session.scalars(db.select(Job.id).where(Job.source_id == source.id)).one()


def lapse(job_id: int) -> None:
    with write_transaction() as session:
        session.execute(update(Job).where(Job.id == job_id).values(lease_until=now() - timedelta(seconds=1)))


def row(job_id: int) -> Job:
    db.session.expire_all()
    return db.session.get_one(Job, job_id)


def test_a_job_is_claimed_once(job_id):
    first, second = claim(job_id), claim(job_id)
    assert first is not None
    assert second is None
    assert row(job_id).state == RUNNING
    assert row(job_id).attempts == 1


def test_a_job_that_is_not_due_is_not_claimed(job_id):
    with write_transaction() as session:
        session.execute(update(Job).values(run_after=now() + timedelta(seconds=60)))
    assert claim(job_id) is None


def test_a_job_that_is_done_is_not_claimed(job_id):
    with write_transaction() as session:
        session.execute(update(Job).values(state=DONE))
    assert claim(job_id) is None


def test_a_lapsed_lease_is_taken_over_and_the_first_holder_is_fenced_out(job_id):
    first = claim(job_id)
    lapse(job_id)
    second = claim(job_id)
    assert first and second
    assert second.holder != first.holder
    with pytest.raises(LeaseLost), write_transaction() as session:
        extend(session, first)
    with write_transaction() as session:
        extend(session, second, stage="compile")
    assert row(job_id).stage == "compile"


def test_a_lapsed_lease_can_still_be_kept_by_its_holder_if_nobody_took_it(job_id):
    lease = claim(job_id)
    lapse(job_id)
    with write_transaction() as session:
        extend(session, lease)
    assert row(job_id).lease_until > now()


def test_a_job_handed_back_waits_again_and_its_try_does_not_count(job_id):
    lease = claim(job_id)
    hand_back(lease)
    assert row(job_id).state == WAITING
    assert row(job_id).attempts == 0
    assert claim(job_id) is not None


def test_a_second_request_while_one_waits_adds_no_job(app, space):
    with write_transaction() as session:
        first = request_job(session, space.id, JobKind.CATALOGUE, space.id)
        second = request_job(session, space.id, JobKind.CATALOGUE, space.id)
        assert first.id == second.id


def test_a_request_while_one_runs_adds_a_job_because_the_running_one_may_have_read_old_rows(app, space):
    with write_transaction() as session:
        first = request_job(session, space.id, JobKind.CATALOGUE, space.id).id
    assert claim(first)
    with write_transaction() as session:
        assert request_job(session, space.id, JobKind.CATALOGUE, space.id).id != first
