"""The sweep, the worker's sign of life, and the queue that is down or forgetful."""

from datetime import timedelta

from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import select, update

from wikimind.extensions import db, write_transaction
from wikimind.jobs import queue, recovery
from wikimind.jobs.lease import claim, extend
from wikimind.models.job import Job, JobKind, JobState, Priority, WorkerBeat, request_job
from wikimind.models.source import Source
from wikimind.models.types import now

TEXT = "Rust is a reddish iron oxide that forms when iron meets water and air."


def drained(app) -> list[int]:
    """The ids in the queue, which is empty afterwards."""
    huey, ids = queue.current(), []
    while task := huey.dequeue():
        ids.append(task.args[0])
    return ids


def test_feeding_puts_the_id_of_the_job_into_the_queue(app, feed):
    feed(TEXT)
    assert drained(app) == [db.session.scalars(select(Job.id)).one()]


def test_a_queue_that_lost_its_contents_is_filled_again(app, feed):
    feed(TEXT)
    queue.current().flush()
    assert recovery.sweep() == 1
    assert drained(app) == [db.session.scalars(select(Job.id)).one()]


def test_a_sweep_does_not_pile_up_nudges_that_are_there_already(app, feed):
    feed(TEXT)
    assert recovery.sweep() == 0
    assert len(drained(app)) == 1


def in_hand_of_a_dead_worker(lease_until, attempts=1):
    with write_transaction() as session:
        session.execute(
            update(Job).values(
                state=JobState.RUNNING, holder="dead", lease_until=lease_until, attempts=attempts
            )
        )


def test_a_job_whose_worker_died_is_swept_after_its_lease(app, feed):
    feed(TEXT)
    drained(app)
    in_hand_of_a_dead_worker(now() + timedelta(days=5))
    assert recovery.take_back({}) == {}
    in_hand_of_a_dead_worker(now() - timedelta(seconds=1))
    recovery.take_back(recovery.take_back({}))
    assert recovery.sweep() == 1


def test_a_live_worker_whose_heartbeats_were_held_up_keeps_its_job(app, feed):
    """The database was locked for longer than a lease; the heartbeat comes through just after the sweep."""
    source = feed(TEXT)
    lease = claim(db.session.scalars(select(Job.id).where(Job.source_id == source.id)).one())
    with write_transaction() as session:
        session.execute(update(Job).values(lease_until=now() - timedelta(seconds=90)))
    seen = recovery.take_back({})
    with write_transaction() as session:
        extend(session, lease)
    recovery.take_back(seen)
    db.session.expire_all()
    assert db.session.get_one(Job, lease.job_id).holder == lease.holder


def test_a_job_on_which_workers_die_again_and_again_fails_with_a_sentence(app, feed):
    source = feed(TEXT)
    in_hand_of_a_dead_worker(now() - timedelta(seconds=1), attempts=5)
    recovery.take_back(recovery.take_back({}))
    db.session.expire_all()
    job, source = db.session.scalars(select(Job)).one(), db.session.get_one(Source, source.id)
    assert (job.state, source.state) == (JobState.FAILED, "failed")
    assert source.error.startswith("The worker crashed on this job 5 times in a row")


def test_what_waits_for_long_is_no_longer_put_off(app, space, feed):
    feed(TEXT)
    with write_transaction() as session:
        concept = request_job(session, space.id, JobKind.CONCEPT, 1).id
        session.execute(update(Job).values(run_after=now() - timedelta(minutes=9)))
    recovery.promote()
    assert db.session.get_one(Job, concept).priority == Priority.FOLLOWING
    with write_transaction() as session:
        session.execute(update(Job).values(run_after=now() - timedelta(minutes=11)))
    recovery.promote()
    db.session.expire_all()
    assert db.session.get_one(Job, concept).priority == Priority.USUAL


def test_feeding_works_while_the_queue_is_down(app, feed, monkeypatch):
    def down(*_):
        raise RedisConnectionError("connection refused")

    monkeypatch.setitem(app.extensions, "wikimind.work", down)
    assert feed(TEXT).state == "queued"
    monkeypatch.undo()
    assert recovery.sweep() == 1


def test_a_worker_is_alive_from_its_first_beat_to_its_farewell(app):
    assert not recovery.worker_alive()
    recovery.beat()
    assert recovery.worker_alive()
    recovery.farewell()
    assert not recovery.worker_alive()


def test_a_worker_that_is_silent_counts_as_dead(app):
    recovery.beat()
    with write_transaction() as session:
        session.execute(update(WorkerBeat).values(at=now() - timedelta(minutes=2)))
    assert not recovery.worker_alive()
