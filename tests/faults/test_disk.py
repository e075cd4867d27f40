"""A disk that is really full: a small file system in memory, filled to the brim."""

import os
import shutil
import subprocess

import pytest
import requests

from tests import services
from tests.faults.conftest import report
from tests.processes import Processes, free_port, until


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 12 MB."""
    if os.getuid() != 0 or not shutil.which("mount"):
        services.missing("Only root can mount the small file system that this test fills.")
    folder = tmp_path / "disk"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)], check=True)
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def processes(tmp_path, small_disk, own_postgres, own_redis, no_proxies):
    logs = tmp_path / "logs"
    logs.mkdir()
    urls = {"DATABASE_URL": own_postgres.url, "REDIS_URL": own_redis.url}
    processes = Processes({"WIKIMIND_DATA_DIR": str(small_disk), "TMPDIR": str(tmp_path), **urls}, logs)
    assert processes.start("flask", "db", "upgrade").wait(180) == 0
    yield processes
    processes.end()


def fill(folder) -> None:
    """Leave no byte free."""
    with open(folder / "ballast", "wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            try:
                while file.write(b"\0" * size) == size:
                    pass
            except OSError:
                continue


def test_a_full_disk_refuses_in_a_sentence_and_all_goes_on_when_there_is_room(processes, small_disk):
    port = free_port()
    processes.gunicorn(port)
    api = f"http://127.0.0.1:{port}/api/v1/spaces/main"
    assert requests.post(f"{api}/sources", json=report(1), timeout=30).status_code == 202
    fill(small_disk)
    refused = requests.post(f"{api}/sources", json=report(2), timeout=30)
    assert refused.status_code == 503
    assert "The disk is full" in refused.json()["detail"]
    assert requests.get(f"{api}/sources", timeout=30).json()["total"] == 1
    assert not list((small_disk / "tmp").glob("in-*"))

    worker = processes.worker()  # the database has room: the article is there, its file waits
    until(lambda: requests.get(f"{api}/sources", timeout=30).json()["items"][0]["state"] == "compiled")
    article = requests.get(f"{api}/articles/report-1", timeout=30).json()
    file = small_disk / "spaces/main/wiki/sources/Report 1.md"
    assert not file.exists()
    edited = {"markdown": article["markdown"].replace("needed no repair", "was oiled"), "revision": 1}
    assert requests.put(f"{api}/articles/report-1", json=edited, timeout=30).status_code == 200
    assert not file.exists()
    (small_disk / "ballast").unlink()
    until(lambda: file.exists() and "was oiled" in file.read_text(), what="the file")
    assert requests.post(f"{api}/sources", json=report(2), timeout=30).status_code == 202

    def compiled() -> bool:
        found = requests.get(f"{api}/sources", timeout=30).json()["items"]
        return [source["state"] for source in found] == ["compiled"] * 2

    until(compiled, what="both articles")
    assert worker.poll() is None
