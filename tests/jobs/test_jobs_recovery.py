"""The sweep, the worker's sign of life, and the queue that is down or forgetful."""

from datetime import timedelta

from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import select, update

from wikimind.extensions import db, write_transaction
from wikimind.jobs import queue, recovery
from wikimind.models.job import Job, WorkerBeat
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


def test_a_job_whose_worker_died_is_swept_after_its_lease(app, feed):
    feed(TEXT)
    drained(app)
    with write_transaction() as session:
        session.execute(update(Job).values(state="running", holder="dead", lease_until=now() + timedelta(5)))
    assert recovery.sweep() == 0
    with write_transaction() as session:
        session.execute(update(Job).values(lease_until=now() - timedelta(seconds=1)))
    assert recovery.sweep() == 1


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
