"""A whole installation of real processes, on servers of its own that a test may stop."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests import services
from tests.processes import Processes, Redis, free_port, no_proxies, until

__all__ = ["no_proxies"]


class Installation:
    """gunicorn, its address, and what a person would ask of it."""

    def __init__(self, processes: Processes) -> None:
        self.processes = processes
        self.port = free_port()

    @property
    def api(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v1/spaces/main"

    def feed(self, number: int) -> requests.Response:
        return requests.post(f"{self.api}/sources", json=report(number), timeout=30)

    def states(self) -> list[str]:
        return [source["state"] for source in self.sources()]

    def sources(self) -> list[dict[str, Any]]:
        """Nothing while the database is away."""
        answer = requests.get(f"{self.api}/sources", timeout=30)
        return list(answer.json()["items"]) if answer.ok else []

    def articles(self) -> list[dict[str, Any]]:
        answer = requests.get(f"{self.api}/articles", params={"kind": "source"}, timeout=30)
        return list(answer.json()["items"])

    def compiled(self, number: int) -> None:
        """Wait until so many sources are compiled."""
        until(lambda: self.states().count("compiled") == number, what=f"{number} compiled sources")


def report(number: int) -> dict[str, str]:
    lines = [
        f"Turbine {number} delivered {part + 3} megawatts in week {part} of the trial. "
        f"The gearbox of turbine {number} needed no repair in week {part}, as the log book shows.\n"
        for part in range(30)
    ]
    return {"title": f"Report {number}", "text": "\n".join(lines)}


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[Redis]:
    folder = tmp_path / "redis"
    folder.mkdir()
    redis = Redis(folder)
    redis.start()
    yield redis
    redis.stop()


@pytest.fixture
def own_postgres() -> Iterator[services.Postgres]:
    with services.folder_for_all() as folder:
        server = services.Postgres.made(folder)
        server.start()
        yield server
        server.stop()


@pytest.fixture
def installation(
    tmp_path: Path, own_redis: Redis, own_postgres: services.Postgres, no_proxies: None
) -> Iterator[Installation]:
    """As in production, with the schema made and gunicorn answering; workers are started by the test."""
    logs = tmp_path / "logs"
    logs.mkdir()
    processes = Processes(
        {
            "WIKIMIND_DATA_DIR": str(tmp_path / "data"),
            "DATABASE_URL": own_postgres.url,
            "REDIS_URL": own_redis.url,
        },
        logs,
    )
    assert processes.start("flask", "db", "upgrade").wait(180) == 0
    installation = Installation(processes)
    processes.gunicorn(installation.port)
    yield installation
    processes.end()
