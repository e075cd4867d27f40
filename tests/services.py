"""Real servers for tests: one PostgreSQL and one Redis, shared by all processes of a test run.

Each is started from the programs on this machine by the first process that asks, and ends by itself soon
after the last one that used it is gone.
"""

import fcntl
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import psycopg2
import pytest
import redis

_WATCH = """
import os, subprocess, sys, time
pid, stop, folder = int(sys.argv[1]), sys.argv[2:-1], sys.argv[-1]
try:
    while True:
        os.kill(pid, 0)
        time.sleep(0.5)
except ProcessLookupError:
    pass
subprocess.run(stop, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
subprocess.run(["rm", "-rf", folder])
"""


def postgres_url(template: str = "") -> str:
    """The URL of a new database: an empty one, or a copy of the one at `template`, which nobody uses."""
    port = shared("postgres", _start_postgres)
    name = f"test_{uuid.uuid4().hex}"
    original = template.rpartition("/")[2] or "template0 ENCODING 'UTF8'"
    _on_postgres(port, f"CREATE DATABASE {name} TEMPLATE {original} STRATEGY file_copy")
    return f"postgresql+psycopg2://postgres@127.0.0.1:{port}/{name}"


def drop(url: str) -> None:
    """Remove a database that `postgres_url` made, whoever still uses it."""
    port = shared("postgres", _start_postgres)
    _on_postgres(port, f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")


def _on_postgres(port: int, statement: str) -> None:
    connection = psycopg2.connect(host="127.0.0.1", port=port, user="postgres", dbname="postgres")
    connection.autocommit = True
    connection.cursor().execute(statement)
    connection.close()


def redis_url() -> str:
    """The URL of a Redis database that nobody else in this test run uses."""
    port = shared("redis", _start_redis)
    number = redis.Redis(port=port, db=0).incr("databases in use")
    if number >= 5000:
        pytest.fail("The tests use up the 5000 databases of their Redis server.")
    return f"redis://127.0.0.1:{port}/{number}"


@cache
def shared(name: str, start: Callable[[Path], int]) -> int:
    """The port of this run's server; the first process that asks starts it."""
    common = common_folder()
    common.mkdir(mode=0o755, exist_ok=True)
    with open(common / f"{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = common / f"{name}.port"
        if not known.exists():
            folder = common / name
            folder.mkdir()
            known.write_text(str(start(folder)))
        return int(known.read_text())


def common_folder() -> Path:
    """Where the servers of this test run keep what they have."""
    return Path(tempfile.gettempdir()) / f"wikimind-tests-{os.getuid()}-{_run()}"


def _run() -> int:
    """The process that all of a test run belong to: the parent of the workers, or this one."""
    return os.getppid() if os.environ.get("PYTEST_XDIST_WORKER") else os.getpid()


def _start_postgres(folder: Path) -> int:
    server = Postgres.made(folder)
    server.start()
    stop_later([*server.control, "-m", "immediate", "stop"], folder)
    return server.port


@dataclass(frozen=True)
class Postgres:
    """A server of its own, below a folder that others may enter; it can be stopped and started."""

    folder: Path
    port: int
    control: list[str]

    @classmethod
    def made(cls, folder: Path) -> "Postgres":
        """An empty cluster, not running yet."""
        programs, as_user = _postgres_programs(), []
        if os.getuid() == 0:  # PostgreSQL refuses to run as root.
            as_user = _as_postgres()
            shutil.chown(folder, "postgres")
        data = folder / "data"
        options = ["-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"]
        _run_or_fail([*as_user, str(programs / "initdb"), "-D", str(data), *options])
        return cls(folder, free_port(), [*as_user, str(programs / "pg_ctl"), "-D", str(data), "-w"])

    @property
    def url(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        hasty = "-c fsync=off -c full_page_writes=off -c autovacuum=off"  # nothing here outlives the machine
        settings = f"-p {self.port} -h 127.0.0.1 -k {self.folder} -c max_connections=200 {hasty}"
        _run_or_fail([*self.control, "-l", str(self.folder / "log"), "-o", settings, "start"])

    def stop(self) -> None:
        """End it at once, in the middle of whatever it does for others."""
        _run_or_fail([*self.control, "-m", "immediate", "stop"])


def _postgres_programs() -> Path:
    on_path = shutil.which("initdb")
    if on_path and shutil.which("pg_ctl"):
        return Path(on_path).resolve().parent
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not versions:
        missing("No PostgreSQL server programs on PATH or in /usr/lib/postgresql.")
    return versions[-1].parent


def _as_postgres() -> list[str]:
    try:
        pwd.getpwnam("postgres")
    except KeyError:
        missing("PostgreSQL refuses to run as root, and there is no user postgres.")
    if shutil.which("setpriv"):
        return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    return ["runuser", "-u", "postgres", "--"]


@contextmanager
def folder_for_all() -> Iterator[Path]:
    """A temporary folder that a server with another user's rights may enter."""
    folder = Path(tempfile.mkdtemp(prefix="wikimind-server-"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def redis_program() -> str:
    return shutil.which("redis-server") or missing("No redis-server on PATH.")


def _start_redis(folder: Path) -> int:
    program = redis_program()
    port = free_port()
    settings = ["--bind", "127.0.0.1", "--save", "", "--databases", "5001", "--dir", str(folder)]
    server = subprocess.Popen(
        [program, "--port", str(port), *settings],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_for(port)
    stop_later(["kill", str(server.pid)], folder)
    return port


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"The server on port {port} does not answer.")


def stop_later(stop: list[str], folder: Path) -> None:
    """Leave a watcher behind, because a worker may end, or be killed, before the others are done."""
    subprocess.Popen(
        [sys.executable, "-c", _WATCH, str(_run()), *stop, str(folder.parent)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def _run_or_fail(command: list[str]) -> None:
    # Not a pipe: the server would hold it open. Not here: user postgres may not look into this folder.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, cwd="/", check=False)
        if done.returncode:
            output.seek(0)
            pytest.fail(f"{command} failed:\n{output.read().decode(errors='replace')}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
