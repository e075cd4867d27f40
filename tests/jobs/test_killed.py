"""A real consumer process, killed while it works."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from wikimind.extensions import db, end_read
from wikimind.jobs import queue
from wikimind.jobs.companion import command
from wikimind.models.article import Article, Revision
from wikimind.models.job import RUNNING, Job
from wikimind.models.source import COMPILED, Source

ROOT = Path(__file__).resolve().parents[2]


def note(number: int) -> str:
    lines = [f"# Report {number}", ""]
    for part in range(12):
        lines.append(
            f"Turbine {number} delivered {part + 3} megawatts in week {part} of the trial. "
            f"The gearbox of turbine {number} needed no repair in week {part}, as the log book shows.\n"
        )
    return "\n".join(lines)


@pytest.fixture
def start(environment, data_dir):
    started = []

    def start() -> subprocess.Popen:
        environ = {
            **os.environ,
            **environment,
            "WIKIMIND_LEASE_SECONDS": "2",
            "WIKIMIND_SWEEP_SECONDS": "1",
            "WIKIMIND_WORKER_PROCESSES": "2",
        }
        with open(data_dir / f"worker-{len(started)}.log", "wb") as log:
            process = subprocess.Popen(
                command(), env=environ, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        started.append(process)
        return process

    yield start
    for process in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def until(condition, seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        end_read()
        if found:
            return
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def count(state: str) -> int:
    db.session.expire_all()
    return db.session.scalar(select(func.count()).where(Source.state == state)) or 0


def is_working() -> bool:
    statement = select(Job.id).where(Job.kind == "source", Job.state == RUNNING).limit(1)
    return db.session.scalar(statement) is not None


def test_a_worker_killed_in_the_middle_of_its_work_loses_and_repeats_nothing(app, feed, start):
    for number in range(6):
        feed(note(number), f"report-{number}.md")
    first = start()
    until(is_working)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    assert count(COMPILED) < 6
    start()
    until(lambda: count(COMPILED) == 6)
    revisions = db.session.execute(
        select(Article.id, func.count(Revision.id))
        .join(Revision, Revision.article_id == Article.id)
        .where(Article.kind == "source")
        .group_by(Article.id)
    ).all()
    assert [written for _, written in revisions] == [1] * 6


def test_sources_whose_nudges_were_lost_are_compiled_all_the_same(app, feed, start):
    for number in range(3):
        feed(note(number), f"report-{number}.md")
    queue.current().flush()
    start()
    until(lambda: count(COMPILED) == 3)


def test_a_worker_told_to_stop_hands_back_what_it_held(app, feed, start):
    for number in range(8):
        feed(note(number), f"report-{number}.md")
    worker = start()
    until(is_working)
    worker.send_signal(signal.SIGTERM)
    worker.wait(40)
    assert not is_working()
    start()
    until(lambda: count(COMPILED) == 8)
