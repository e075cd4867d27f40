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


def test_six_people_who_save_at_once_in_two_processes_leave_one_text(installation, tmp_path):
    installation.processes.worker()
    installation.feed(1)
    installation.compiled(1)
    address = f"{installation.api}/articles/report-1"
    text = requests.get(address, timeout=30).json()["markdown"].split("---\n", 2)[2]
    answers: list[tuple[int, str]] = []

    def save(number: int) -> None:
        sent = {"markdown": f"{text}\n\n## Mine\n\nwords of person {number}\n", "revision": 1}
        answer = requests.put(address, json=sent, timeout=60)
        answers.append((answer.status_code, f"words of person {number}"))

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in answers) == [200] + [409] * 5
    accepted = next(words for status, words in answers if status == 200)
    file = tmp_path / "data/spaces/main/wiki/sources/Report 1.md"
    stands = requests.get(address, timeout=30).json()
    assert (stands["revision"], stands["markdown"]) == (2, file.read_text())
    assert accepted in file.read_text()


def test_processes_killed_while_they_save_leave_file_and_row_in_agreement(installation, tmp_path):
    installation.processes.worker()
    installation.feed(1)
    installation.compiled(1)
    address, acknowledged = f"{installation.api}/articles/report-1", []

    def save_on_and_on() -> None:
        for number in range(200):
            try:
                there = requests.get(address, timeout=30).json()
                text = there["markdown"].split("---\n", 2)[2] + f"\n\nwords {number}\n"
                sent = {"markdown": text, "revision": there["revision"]}
                if requests.put(address, json=sent, timeout=30).ok:
                    acknowledged.append(f"words {number}")
            except (requests.RequestException, KeyError, ValueError):
                return  # gunicorn is gone

    for _ in range(3):
        saving = threading.Thread(target=save_on_and_on)
        saving.start()
        begun = len(acknowledged)
        until(lambda begun=begun: len(acknowledged) > begun + 1)
        server = next(p for p in reversed(installation.processes.running) if p.args[0] == "gunicorn")
        os.killpg(server.pid, signal.SIGKILL)
        saving.join()
        installation.processes.gunicorn(installation.port)
    file = tmp_path / "data/spaces/main/wiki/sources/Report 1.md"
    until(lambda: requests.get(address, timeout=30).json()["markdown"] == file.read_text(), what="agreement")
    assert [words for words in acknowledged if f"{words}\n" not in file.read_text()] == []
    kinds = {r["author_kind"] for r in requests.get(f"{address}/revisions", timeout=30).json()["items"]}
    assert kinds == {"machine", "person"}  # none of our own texts was taken for an edit of the vault


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
