"""Servers that go away, or hang, while people and workers use them."""

import signal
import time

import redis

from tests.processes import answers, until


def test_uploads_while_redis_is_down_are_taken_and_compiled_when_it_is_back(installation, own_redis):
    installation.processes.worker()
    own_redis.stop()
    answers_given = [installation.feed(number).status_code for number in range(4)]
    assert answers_given == [202] * 4
    assert set(installation.states()) == {"queued"}
    own_redis.start()
    installation.compiled(4)


def test_a_worker_that_starts_while_redis_is_down_works_when_it_is_there(installation, own_redis):
    own_redis.stop()
    worker = installation.processes.worker()
    installation.feed(1)
    until(lambda: "queue is down" in installation.processes.log(worker))
    own_redis.start()
    installation.compiled(1)
    assert worker.poll() is None


def test_uploads_while_redis_hangs_wait_for_it_once_and_are_compiled_when_it_goes_on(installation, own_redis):
    own_redis.process.send_signal(signal.SIGSTOP)
    try:
        began = time.monotonic()
        assert [installation.feed(number).status_code for number in range(6)] == [202] * 6
        # Two gunicorn processes, each of which finds out; it was eleven seconds for every upload.
        assert time.monotonic() - began < 15
    finally:
        own_redis.process.send_signal(signal.SIGCONT)
    installation.processes.worker()
    installation.compiled(6)


def test_a_flushed_redis_costs_time_and_no_document(installation, own_redis):
    for number in range(4):
        installation.feed(number)
    redis.Redis(port=own_redis.port).flushall()
    installation.processes.worker()
    installation.compiled(4)


def test_a_postgres_that_restarts_in_the_middle_of_jobs_loses_none(installation, own_postgres):
    worker = installation.processes.worker()
    for number in range(8):
        assert installation.feed(number).status_code == 202
    until(lambda: "working" in installation.states() or "compiled" in installation.states())
    own_postgres.stop()
    assert answers(installation.port)  # the process lives
    away = installation.feed(99)
    assert (away.status_code, away.json()["title"]) == (503, "Not available at the moment")
    own_postgres.start()
    installation.compiled(8)
    assert worker.poll() is None
    assert len(installation.articles()) == 8
