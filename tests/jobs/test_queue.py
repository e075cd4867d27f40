"""A queue that does not answer costs one caller a moment, and the others nothing."""

import socket
import time

import pytest
from flask import Flask

from wikimind.config import Settings
from wikimind.jobs import breaker, nudges, queue
from wikimind.jobs.breaker import Breaker


@pytest.fixture
def clock(monkeypatch):
    """A clock that the test winds."""
    now = [100.0]
    monkeypatch.setattr(breaker.time, "monotonic", lambda: now[0])
    return now


@pytest.fixture
def hung_redis():
    """The URL of a server that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


@pytest.fixture
def on_hung_redis(hung_redis, tmp_path):
    app = Flask("wikimind")
    app.config["WIKIMIND"] = Settings.from_env({"REDIS_URL": hung_redis, "WIKIMIND_DATA_DIR": str(tmp_path)})
    queue.init_app(app)
    nudges.init_app(app)
    with app.app_context():
        yield app


def seconds(call, *arguments) -> float:
    began = time.monotonic()
    call(*arguments)
    return time.monotonic() - began


def test_a_queue_that_hangs_costs_the_first_caller_a_second_and_the_next_ones_nothing(on_hung_redis, caplog):
    assert 0.5 < seconds(queue.nudge, 1, 2, 3) < 8
    assert seconds(lambda: [queue.nudge(number) for number in range(100)]) < 8
    assert caplog.text.count("the queue is down") == 1


def test_who_asks_how_it_is_asks_the_queue_itself(on_hung_redis):
    queue.nudge(1)
    began = time.monotonic()
    assert queue.pending() is None
    assert time.monotonic() - began > 0.5


def test_while_a_server_is_left_alone_one_caller_at_a_time_tries_again(clock):
    fuse = Breaker()
    assert fuse.lets_through() and fuse.lets_through()
    fuse.failed()
    assert not fuse.lets_through()
    clock[0] += breaker.PAUSE_SECONDS
    assert [fuse.lets_through() for _ in range(3)] == [True, False, False]
    clock[0] += breaker.PAUSE_SECONDS
    assert fuse.lets_through()
    fuse.answered()
    assert fuse.lets_through() and fuse.lets_through()


def test_a_queue_that_answers_again_is_used_at_once(app, feed, monkeypatch):
    queue._breaker().failed()
    queue.nudge(7)
    assert queue.pending() == 0
    queue.nudge(7)
    assert queue.pending() == 1
