"""Processes that are killed, and workers that race."""

import hashlib
import os
import signal
import threading

import redis
import requests

from tests.faults.conftest import report
from tests.processes import until
from wikimind.jobs.queue import NAME


def revisions(installation) -> list[int]:
    return [article["revision"] for article in installation.articles()]


def test_a_killed_gunicorn_keeps_what_it_had_accepted_and_leaves_nothing_half_made(installation, tmp_path):
    accepted = []

    def feed(number: int) -> None:
        try:
            if installation.feed(number).status_code == 202:
                accepted.append(number)
        except requests.RequestException:  # cut off: this one was never accepted
            pass

    threads = [threading.Thread(target=feed, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    until(lambda: len(accepted) >= 5)
    os.killpg(installation.processes.running[-1].pid, signal.SIGKILL)
    for thread in threads:
        thread.join()
    installation.processes.gunicorn(installation.port)
    installation.processes.worker()
    sources = installation.sources()
    assert {f"Report {number}" for number in accepted} <= {s["filename"].removesuffix(".md") for s in sources}
    installation.compiled(len(sources))
    # A file comes before its row: one may be left without, but none is incomplete.
    for path in (tmp_path / "data/spaces/main/raw").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def test_two_workers_that_get_the_same_jobs_do_each_once(installation, own_redis):
    for number in range(6):
        installation.feed(number)
    client = redis.Redis(port=own_redis.port)
    queue = next(key for key in client.scan_iter() if NAME.encode() in key and client.type(key) == b"zset")
    nudges = client.zrange(queue, 0, -1, withscores=True)
    installation.processes.worker()
    second = installation.processes.worker()
    for task, score in nudges:  # every nudge once more, as a queue may deliver it
        client.zadd(queue, {task: score})
    installation.compiled(6)
    assert revisions(installation) == [1] * 6
    assert second.poll() is None


def test_a_worker_killed_again_and_again_makes_every_article_once(installation):
    for number in range(6):
        installation.feed(number)
    for _ in range(3):
        worker = installation.processes.worker()
        until(lambda: "working" in installation.states() or "compiled" in installation.states())
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    installation.processes.worker()
    installation.compiled(6)
    assert revisions(installation) == [1] * 6
    assert report(0)["title"] in {article["title"] for article in installation.articles()}
