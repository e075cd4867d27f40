"""The processes of a worker: as many as were asked for, replaced when they end, gone when their parent goes.

Each test has a parent of its own, a few lines of Python that know nothing of the application.
"""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.processes import ROOT, until

PROGRAM = """
import os, sys, time
from wikimind.jobs import crew

folder, what = sys.argv[1:]
crew.SILENT_SECONDS = float(os.environ.get("SILENT", "600"))
crew.LOOK_SECONDS = 0.1

def work(number, pulse):
    open(f"{folder}/{number}.{os.getpid()}", "w").close()
    while what != "end":
        if what != "hang":
            pulse()
        time.sleep(0.05)

sys.exit(crew.Crew(2, work).run())
"""


@pytest.fixture
def start(tmp_path):
    started = []

    def start(what: str, **environ: str) -> subprocess.Popen:
        command = [sys.executable, "-c", PROGRAM, str(tmp_path), what]
        started.append(subprocess.Popen(command, cwd=ROOT, env={**os.environ, **environ}))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


@pytest.fixture
def pids(tmp_path):
    """The processes that ever began, by their place."""

    def pids(number: int) -> list[int]:
        return [int(path.suffix[1:]) for path in tmp_path.glob(f"{number}.*")]

    return pids


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    with open(f"/proc/{pid}/stat") as status:
        return status.read().rpartition(")")[2].split()[0] != "Z"


def test_all_are_there_and_end_when_they_are_told_to(start, pids):
    parent = start("work")
    until(lambda: pids(0) and pids(1))
    parent.send_signal(signal.SIGTERM)
    assert parent.wait(20) == 0
    assert not any(map(lives, pids(0) + pids(1)))


def test_one_that_is_killed_is_replaced(start, pids):
    start("work")
    until(lambda: pids(0) and pids(1))
    (first,) = pids(0)
    os.kill(first, signal.SIGKILL)
    until(lambda: len(pids(0)) == 2)
    assert len(pids(1)) == 1


def test_one_that_stands_still_is_replaced(start, pids):
    start("hang", SILENT="1")
    until(lambda: len(pids(0)) > 1 and len(pids(1)) > 1)


def test_none_outlives_a_parent_that_is_killed(start, pids):
    parent = start("work")
    until(lambda: pids(0) and pids(1))
    parent.kill()
    until(lambda: not any(map(lives, pids(0) + pids(1))), 10, "the end of all")


def test_a_parent_whose_processes_end_at_once_gives_up_instead_of_going_round_for_ever(start, pids):
    began = time.monotonic()
    assert start("end").wait(60) == 1
    assert len(pids(0)) <= 5
    assert time.monotonic() - began < 60
