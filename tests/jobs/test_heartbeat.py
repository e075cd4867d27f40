"""Files that say which processes of a worker live."""

import threading

from wikimind.jobs import recovery
from wikimind.jobs.heartbeat import Heartbeats
from wikimind.jobs.watch import Watch


def test_each_process_touches_a_file_of_its_own_and_those_of_an_earlier_worker_are_gone(tmp_path):
    folder = tmp_path / "worker"
    earlier = Heartbeats(folder)
    earlier.forget()
    for number in range(3):
        earlier.beat(number)
    now = Heartbeats(folder)
    now.forget()
    now.beat(0)
    now.beat(1)
    assert sorted(path.name for path in folder.iterdir()) == ["0", "1"]


def test_where_nobody_looks_nothing_is_touched(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Heartbeats(None).forget()
    Heartbeats(None).beat(0)
    assert list(tmp_path.iterdir()) == []


def test_the_processes_of_a_worker_take_turns_at_its_sign_of_life(app, monkeypatch):
    """Each writing one would cost an idle worker twice as much."""
    signs = []
    monkeypatch.setattr(recovery, "beat", lambda: signs.append(turn % 2))
    processes = [Watch(app, threading.Event(), number=number, of=2) for number in range(2)]
    for turn in range(6):
        processes[turn % 2].turn()
    assert signs == [1, 0, 1]
