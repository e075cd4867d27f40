"""The Procfile, run as Procfile hosts do."""

import os
import signal

import pytest
import requests

from tests import services
from tests.processes import Processes, answers, free_port, no_proxies, until

__all__ = ["no_proxies"]


@pytest.fixture
def host(tmp_path, no_proxies):
    """The variables that such a host gives, with its own spelling of the database's URL."""
    logs = tmp_path / "logs"
    logs.mkdir()
    database = services.postgres_url()
    variables = {
        "WIKIMIND_DATA_DIR": str(tmp_path / "data"),
        "DATABASE_URL": database.replace("postgresql+psycopg2://", "postgres://") + "?sslmode=prefer",
        "REDIS_URL": services.redis_url(),
        "WIKIMIND_SWEEP_SECONDS": "1",
        "WIKIMIND_HEARTBEAT_FOLDER": str(tmp_path / "worker"),
    }
    processes = Processes(variables, logs)
    yield processes
    processes.end()
    services.drop(database)


def test_release_web_and_worker_make_an_article(host):
    release = host.start("honcho", "run", *release_command())
    assert release.wait(400) == 0, host.log(release)
    port = free_port()
    running = host.start("honcho", "start", "web", "worker", PORT=str(port), WEB_CONCURRENCY="1")
    until(lambda: answers(port), what="an answer of web")
    url = f"http://127.0.0.1:{port}/api/v1/spaces/main"
    note = {"title": "Kelp", "text": "Kelp forests grow along cold coasts. Kelp shelters many fish."}
    assert requests.post(f"{url}/sources", json=note, timeout=60).status_code in (201, 202)
    until(lambda: requests.get(f"{url}/articles", timeout=60).json()["items"], what="the article")
    until(lambda: requests.get(f"http://127.0.0.1:{port}/health/deep", timeout=60).ok, what="all well")
    for which in ("gateway", "worker"):
        assert host.start("deploy/health.sh", which, PORT=str(port)).wait(120) == 0
    os.killpg(running.pid, signal.SIGTERM)
    running.wait(180)


def release_command() -> list[str]:
    with open("Procfile") as file:
        lines = dict(line.split(": ", 1) for line in file.read().splitlines())
    return lines["release"].split()
