"""Real processes of the application for tests: gunicorn, consumers, and servers that can be stopped."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from tests import services
from wikimind.jobs.companion import command

ROOT = Path(__file__).resolve().parents[1]
PROGRAMS = Path(sys.executable).parent


def until(condition: Callable[[], object], seconds: float = 180.0, what: str = "it") -> None:
    """Wait for `condition`, looking often."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError(f"{what} did not happen within {seconds:g} seconds")


@dataclass
class Processes:
    """Starts processes of the application with one environment; all are gone at the end of the test."""

    environment: dict[str, str]
    logs: Path
    running: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def start(self, *words: str, **more: str) -> "subprocess.Popen[bytes]":
        path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
        environ = {**os.environ, "PATH": path, "FLASK_APP": "wikimind", **self.environment, **more}
        with open(self.logs / f"{len(self.running)}.log", "wb") as log:
            process = subprocess.Popen(
                words, cwd=ROOT, env=environ, stdout=log, stderr=log, start_new_session=True
            )
        self.running.append(process)
        return process

    def gunicorn(self, port: int, *options: str) -> "subprocess.Popen[bytes]":
        """gunicorn with two workers; returns when it answers."""
        server = self.start("gunicorn", *options, PORT=str(port), WEB_CONCURRENCY="2")
        until(lambda: answers(port), what="an answer of gunicorn")
        return server

    def worker(self) -> "subprocess.Popen[bytes]":
        """A consumer that notices the death of another one within seconds."""
        soon = {"WIKIMIND_LEASE_SECONDS": "2", "WIKIMIND_SWEEP_SECONDS": "1"}
        return self.start(*command(), WIKIMIND_WORKER_PROCESSES="2", **soon)

    def log(self, process: "subprocess.Popen[bytes]") -> str:
        return (self.logs / f"{self.running.index(process)}.log").read_text()

    def end(self) -> None:
        for process in self.running:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/health", timeout=5).ok
    except requests.ConnectionError:
        return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Redis:
    """A Redis of one test, which keeps what it has in a file as in production."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        program = services.redis_program()
        options = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "yes", "--dir", str(self.folder)]
        self.process = subprocess.Popen(
            [program, "--port", str(self.port), *options],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self._listens, what="an answer of Redis")

    def stop(self) -> None:
        if self.process:
            self.process.terminate()
            self.process.wait()
            self.process = None

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


@pytest.fixture
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Requests to this machine go straight to it."""
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)
