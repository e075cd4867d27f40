"""The processes of a deployed installation."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import Processes, no_proxies

__all__ = ["no_proxies"]


@pytest.fixture
def processes(tmp_path: Path, environment: dict[str, str], no_proxies: None) -> Iterator[Processes]:
    """On the stack under test."""
    logs = tmp_path / "logs"
    logs.mkdir()
    processes = Processes(environment, logs)
    yield processes
    processes.end()
