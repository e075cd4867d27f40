"""What a start costs: time and processor time of a gateway and a worker until each is ready, on a PostgreSQL
and a Redis of their own; then what an idle worker and its health check use.
python -m bench.starting
python -m bench.starting --tree ../older --gateway "./entrypoint.sh gunicorn" --worker … --check …
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil

from tests import services
from tests.processes import Redis, answers, free_port

CHECKS = 10


def main() -> None:
    arguments = parse_arguments()
    with services.folder_for_all() as database, tempfile.TemporaryDirectory() as folder:
        postgres, redis = services.Postgres.made(database), Redis(Path(folder))
        postgres.start()
        redis.start()
        try:
            measure(arguments, Path(folder), {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url})
        finally:
            redis.stop()
            postgres.stop()


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--tree", type=Path, default=Path.cwd(), help="the checkout that is measured")
    parser.add_argument("--gateway", default="./entrypoint.sh gateway")
    parser.add_argument("--worker", default="./entrypoint.sh worker")
    parser.add_argument("--check", default="deploy/health.sh worker", help="the worker's health check")
    parser.add_argument("--idle", type=float, default=120, help="seconds for which the worker is watched")
    parser.add_argument("--every", type=float, default=15, help="seconds between two checks")
    return parser.parse_args()


def measure(arguments: argparse.Namespace, folder: Path, urls: dict[str, str]) -> None:
    port = free_port()
    environ = {
        **os.environ,
        **urls,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "FLASK_APP": "wikimind",
        "WIKIMIND_DATA_DIR": str(folder / "data"),
        "WIKIMIND_HEARTBEAT_FOLDER": str(folder / "heartbeat"),
        "WEB_CONCURRENCY": "2",
        "PORT": str(port),
    }

    def run(command: str) -> "subprocess.Popen[bytes]":
        with open(folder / "log", "ab") as log:
            return subprocess.Popen(command.split(), cwd=arguments.tree, env=environ, stdout=log, stderr=log)

    def checked() -> bool:
        return run(arguments.check).wait() == 0

    processes = []
    try:
        for name, command, ready in (
            ("schema and gateway", arguments.gateway, lambda: answers(port)),
            ("worker", arguments.worker, checked),
            ("gateway again", "", lambda: answers(port)),
        ):
            if not command:
                end(processes[0])
                command = arguments.gateway
            processes.append(run(command))
            took, used = until_ready(processes[-1], ready)
            print(f"{name} ready after {took:.1f} s, {used:.1f} s of computing")
        print_check(checked)
        print_idle(processes[1], arguments, checked)
    finally:
        for process in processes:
            end(process)


def until_ready(process: "subprocess.Popen[bytes]", ready: Callable[[], bool]) -> tuple[float, float]:
    began = time.monotonic()
    while not ready():
        if process.poll() is not None or time.monotonic() - began > 300:
            raise SystemExit("It did not become ready.")
        time.sleep(0.1)
    return time.monotonic() - began, computed(process.pid)


def computed(pid: int) -> float:
    """Processor time of a process and its children, those that ended among them."""
    total = 0.0
    root = psutil.Process(pid)
    for one in [root, *root.children(recursive=True)]:
        with suppress(psutil.NoSuchProcess):
            total += sum(one.cpu_times()[:4])
    return total


def print_check(checked: Callable[[], bool]) -> None:
    before, began = os.times(), time.monotonic()
    assert all(checked() for _ in range(CHECKS))
    took, after = (time.monotonic() - began) / CHECKS, os.times()
    used = sum(after[2:4]) - sum(before[2:4])
    print(f"one check takes {took * 1000:.0f} ms, {used / CHECKS * 1000:.0f} ms of computing")


def print_idle(
    worker: "subprocess.Popen[bytes]", arguments: argparse.Namespace, checked: Callable[[], bool]
) -> None:
    began, before, checks = time.monotonic(), computed(worker.pid), sum(os.times()[2:4])
    while time.monotonic() - began < arguments.idle:
        time.sleep(arguments.every)
        checked()
    share = 100 / (time.monotonic() - began)
    own = (computed(worker.pid) - before) * share
    its_checks = (sum(os.times()[2:4]) - checks) * share
    print(f"an idle worker uses {own:.2f} % of a core, its checks {its_checks:.2f} %")


def end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(60)


if __name__ == "__main__":
    main()
