"""The processes of a deployed installation, and a checkout in which somebody runs make."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.clones import Clone
from tests.deploy.standins import StandIns
from tests.processes import ROOT, Processes, no_proxies

TOOLS = ("python", "flask", "pytest", "ruff", "mypy", "lint-imports", "bandit")

__all__ = ["no_proxies"]


@pytest.fixture
def processes(tmp_path: Path, environment: dict[str, str], no_proxies: None) -> Iterator[Processes]:
    """On the stack under test."""
    logs = tmp_path / "logs"
    logs.mkdir()
    processes = Processes(environment, logs)
    yield processes
    processes.end()


@pytest.fixture
def clone(tmp_path) -> Clone:
    folder = tmp_path / "wikimind"
    shutil.copytree(ROOT / "deploy", folder / "deploy")
    names = ("Makefile", ".env.example", "requirements.lock", "requirements-dev.lock", "setup.cfg")
    for name in names:
        shutil.copy(ROOT / name, folder)
    programs = StandIns(tmp_path / "bin")
    programs.folder.mkdir()
    shutil.copy(ROOT / "tests/deploy/docker", programs.folder)
    engine = tmp_path / "engine"
    engine.mkdir()
    return Clone(folder, engine, programs)


@pytest.fixture
def installed(clone) -> Clone:
    """With an environment whose programs do nothing."""
    tools = StandIns(clone.folder / ".venv/bin")
    for name in TOOLS:
        tools.program(name)
    for name in ("ready", "ready-dev"):
        (clone.folder / ".venv" / name).touch()
    return clone


@pytest.fixture
def deployed(clone) -> Clone:
    """A stack that make deploy-up started."""
    assert clone.make("deploy-up").returncode == 0
    clone.programs.forget()
    return clone
