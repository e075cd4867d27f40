"""gunicorn with the configuration that is deployed."""

import fcntl
import os
import re
import runpy
import shutil
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from tests.processes import free_port, until

TOKEN = {"WIKIMIND_METRICS_TOKEN": "of-the-monitor"}
AS_MONITOR = {"Authorization": "Bearer of-the-monitor"}


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def server(processes, port):
    processes.environment |= TOKEN
    return processes.gunicorn(port)


def workers(server) -> set[int]:
    children = f"/proc/{server.pid}/task/{server.pid}/children"
    with open(children) as file:
        return set(map(int, file.read().split()))


def test_figures_are_those_of_all_processes(server, port):
    url = f"http://127.0.0.1:{port}"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: requests.get(f"{url}/s/main/wiki", timeout=20), range(40)))
    told = requests.get(f"{url}/metrics", headers=AS_MONITOR, timeout=20).text
    counted = re.search(
        r'wikimind_requests_total\{endpoint="wiki.index",method="GET",status="200"\} (\S+)', told
    )
    assert counted and float(counted[1]) == 40


def test_a_killed_worker_is_replaced_and_its_figures_stay(server, port, processes):
    url = f"http://127.0.0.1:{port}"
    for _ in range(10):
        requests.get(f"{url}/s/main/wiki", timeout=20)
    before = workers(server)
    os.kill(next(iter(before)), signal.SIGKILL)
    until(lambda: len(workers(server)) == 2 and workers(server) != before, what="a new worker")
    until(lambda: requests.get(f"{url}/s/main/wiki", timeout=20).ok)
    told = requests.get(f"{url}/metrics", headers=AS_MONITOR, timeout=20).text
    counted = re.search(r'endpoint="wiki.index",method="GET",status="200"\} (\S+)', told)
    assert counted and float(counted[1]) >= 11


def test_a_request_in_hand_is_finished_before_the_end(server, port):
    """A slow upload goes on while gunicorn drains."""

    def slowly():
        yield b'--x\r\nContent-Disposition: form-data; name="file"; filename="tea.txt"\r\n\r\n'
        yield b"Tea grows on hills."
        server.send_signal(signal.SIGTERM)
        time.sleep(1.5)
        yield b" It likes rain.\r\n--x--\r\n"

    answer = requests.post(
        f"http://127.0.0.1:{port}/api/v1/spaces/main/sources",
        data=slowly(),
        headers={"Content-Type": "multipart/form-data; boundary=x"},
        timeout=20,
    )
    assert answer.status_code in (201, 202), answer.text
    assert server.wait(40) == 0


def test_recycled_workers_disturb_nobody(processes, port):
    processes.gunicorn(port, "--max-requests", "20", "--max-requests-jitter", "5")
    url = f"http://127.0.0.1:{port}/health"
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: requests.get(url, timeout=20).status_code, range(200)))
    assert set(answers) == {200}


def test_a_setting_that_cannot_be_used_ends_gunicorn_with_its_sentence(processes, port):
    server = processes.start("gunicorn", PORT=str(port), WIKIMIND_MODE="production", SECRET_KEY="short")
    assert server.wait(30) != 0
    assert "SECRET_KEY must be set" in processes.log(server)


def configured(monkeypatch, tmp_path, **environ: str) -> dict:
    """What gunicorn.conf.py says; gunicorn reads it at each start."""
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path / "figures"))
    for name in ("WEB_CONCURRENCY", "WEB_THREADS"):
        monkeypatch.setenv(name, environ.get(name, ""))
    return runpy.run_path("gunicorn.conf.py")


def test_the_number_of_workers_follows_the_processors_and_a_wish(monkeypatch, tmp_path):
    assert 2 <= configured(monkeypatch, tmp_path)["workers"] <= 4
    assert configured(monkeypatch, tmp_path, WEB_CONCURRENCY="7")["workers"] == 7


@pytest.fixture
def left_behind():
    """A folder of figures as a start makes it, with its lock."""
    in_memory = "/dev/shm" if os.path.isdir("/dev/shm") else None
    folder = Path(tempfile.mkdtemp("-metrics", "wikimind-", in_memory))
    (folder / "counter_1.db").touch()
    (folder / "in-use").touch()
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_figures_that_killed_processes_left_behind_are_removed_at_the_next_start(
    monkeypatch, tmp_path, left_behind
):
    configured(monkeypatch, tmp_path)
    assert not left_behind.exists()


def test_figures_of_processes_that_live_or_of_an_older_release_stay(monkeypatch, tmp_path, left_behind):
    with open(left_behind / "in-use", "rb+") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        configured(monkeypatch, tmp_path)
        assert left_behind.exists()
    (left_behind / "in-use").unlink()
    configured(monkeypatch, tmp_path)
    assert left_behind.exists()


def test_a_start_holds_the_lock_of_its_own_figures(monkeypatch, tmp_path):
    conf = configured(monkeypatch, tmp_path)
    with open(conf["METRICS"] / "in-use", "rb+") as lock, pytest.raises(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
