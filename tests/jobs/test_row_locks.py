"""Locks of single rows, which PostgreSQL has: who waits for whom, and who must not."""

from datetime import timedelta

from sqlalchemy import select, update

from wikimind.extensions import db, write_transaction
from wikimind.jobs.lease import claim, claim_next, extend
from wikimind.jobs.runner import work
from wikimind.models.job import DONE, WAITING, Job, JobKind, request_job
from wikimind.models.types import now


def test_a_claim_passes_over_a_row_that_another_worker_is_claiming(jobs_of_notes):
    first, second = jobs_of_notes
    with db.engine.connect() as other:
        other.execute(select(Job.id).where(Job.id == first).with_for_update())
        assert claim_next().job_id == second
        assert claim_next() is None
        other.rollback()
    assert claim_next().job_id == first


def test_no_worker_takes_a_job_while_the_change_that_it_is_for_is_not_saved_yet(jobs_of_notes):
    work_of_others = select(Job).where(Job.id.in_(jobs_of_notes))
    space_id = db.session.scalars(work_of_others).first().space_id
    for job_id in jobs_of_notes:
        work(job_id)
    with write_transaction() as session:
        session.execute(update(Job).where(Job.state == WAITING).values(state=DONE))
        concept = request_job(session, space_id, JobKind.CONCEPT, 7).id
    with write_transaction() as session:
        assert request_job(session, space_id, JobKind.CONCEPT, 7).id == concept
        with db.engine.connect() as worker:
            free = select(Job.id).where(Job.id == concept).with_for_update(skip_locked=True)
            assert worker.execute(free).all() == []
    assert claim_next().job_id == concept


def test_heartbeats_pass_while_a_stage_saves(jobs_of_notes):
    job = claim(jobs_of_notes[0])
    with write_transaction() as session:
        session.execute(update(Job).where(Job.id == jobs_of_notes[1]).values(stage="saved"))
        with db.engine.connect() as heart:
            heart.exec_driver_sql("SET lock_timeout = '500ms'")
            beat = update(Job).where(Job.id == job.job_id).values(lease_until=now() + timedelta(hours=1))
            heart.execute(beat)
            heart.commit()
        extend(session, job, stage="compile")
    db.session.expire_all()
    assert [db.session.get_one(Job, job_id).stage for job_id in jobs_of_notes] == ["compile", "saved"]
