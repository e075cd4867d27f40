"""What strangers can do to a real server: slow connections, huge bodies, many fields, clients that stay.

python -m bench.strangers slow [--connections 20 200] [--command "gunicorn --worker-class gthread"]
python -m bench.strangers bodies|fields|keepalive [--command …]

Each starts a server of its own on an empty wiki (SQLite); WEB_CONCURRENCY and WEB_THREADS are as they are.
"""

import argparse
import contextlib
import os
import shlex
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import requests

PATIENCE = 5.0  # seconds after which a page counts as not answered
PROGRAMS = os.path.dirname(sys.executable)
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=MEASURES)
    parser.add_argument("--command", action="append", help="starts the server; may stand several times")
    parser.add_argument("--connections", type=int, nargs="+", default=[20, 200])
    parser.add_argument("--seconds", type=float, default=8.0)
    options = parser.parse_args()
    for command in options.command or ["gunicorn"]:
        print(f"{command}", flush=True)
        MEASURES[options.what](command, options)


@contextlib.contextmanager
def served(command: str, **more: str) -> Iterator[tuple[int, psutil.Process]]:
    """A server started by the command: its port and its first process."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        environ = {
            **os.environ,
            "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
            "FLASK_APP": "wikimind",
            "WIKIMIND_DATA_DIR": f"{folder}/data",
            "TMPDIR": folder,
            "WIKIMIND_RATE_SIGN_IN": "100000/minute",
            "PORT": str(port),
            **more,
        }
        words = shlex.split(command.replace("$PORT", str(port)))
        log = None if os.environ.get("SHOW_LOG") else subprocess.DEVNULL
        server = subprocess.Popen(words, env=environ, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_for(port)
            yield port, psutil.Process(server.pid)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)
            server.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        with contextlib.suppress(requests.RequestException):
            if requests.get(f"http://127.0.0.1:{port}/health", timeout=2).ok:
                return
        time.sleep(0.1)
    raise SystemExit("The server does not answer.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# Slow connections


def slow(command: str, options: argparse.Namespace) -> None:
    """How long a page takes while so many connections of each kind stay as they are."""
    for kind, opened in KINDS.items():
        for count in options.connections:
            with served(command) as (port, process):
                time.sleep(2)  # until all processes have started, and have served a page
                pages(port, options.seconds / 4)
                before = pages(port, options.seconds / 4)
                held = [opened(port) for _ in range(count)]
                stop = threading.Event()
                dripping = threading.Thread(target=drip, args=(held, stop))
                dripping.start()
                time.sleep(1)
                during = pages(port, options.seconds)
                memory = resident(process)
                stop.set()
                dripping.join()
                for connection in held:
                    connection.close()
            print(f"  {count:4} × {kind:17} alone {told(before)}; meanwhile {told(during)}; {memory} MB")


def silent(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port))


def slow_head(port: int) -> socket.socket:
    """Headers that never end."""
    connection = silent(port)
    connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")
    return connection


def slow_body(port: int) -> socket.socket:
    """A form of which two thirds never come."""
    connection = silent(port)
    head = b"POST /signin HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    connection.sendall(head + b"Content-Length: 3000\r\n\r\nname=" + b"a" * 1000)
    return connection


def slow_reader(port: int) -> socket.socket:
    """Asks for a lot and reads none of it."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.connect(("127.0.0.1", port))
    ask = b"GET /static/vendor/katex/katex.min.js HTTP/1.1\r\nHost: localhost\r\n\r\n"
    connection.sendall(ask)
    return connection


KINDS: dict[str, Callable[[int], socket.socket]] = {
    "silent": silent,
    "slow headers": slow_head,
    "slow body": slow_body,
    "slow reader": slow_reader,
}


def drip(connections: list[socket.socket], stop: threading.Event) -> None:
    """One byte from each of them every two seconds."""
    while not stop.wait(2):
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.send(b"a", socket.MSG_DONTWAIT)


def pages(port: int, seconds: float) -> list[float]:
    """Milliseconds of a page, asked anew over and over by a new connection; infinite where none comes."""
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        try:
            requests.get(f"http://127.0.0.1:{port}/s/main/wiki", timeout=PATIENCE).raise_for_status()
            times.append((time.perf_counter() - began) * 1000)
        except requests.RequestException:
            times.append(float("inf"))
    return times


def told(times: list[float]) -> str:
    failed = times.count(float("inf"))
    good = [each for each in times if each != float("inf")]
    if not good:
        return f"no answer ({failed} tries)"
    late = f", {failed} not answered" if failed else ""
    return f"median {statistics.median(good):.0f} ms, slowest {max(good):.0f} ms{late}"


# Bodies


def bodies(command: str, _options: argparse.Namespace) -> None:
    """16 forms of 95 MB for /signin at once."""
    with served(command) as (port, process):
        idle = resident(process)
        peak = Peak(process)
        began = time.perf_counter()
        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(lambda _: send_body(port, 95_000_000), range(16)))
        seconds = time.perf_counter() - began
        memory = f"{idle} MB before, {peak.stop()} MB at most"
        print(f"  answers {sorted(set(answers))} after {seconds:.2f} s; {memory}")


def send_body(port: int, size: int) -> str:
    head = f"POST /signin HTTP/1.1\r\nHost: localhost\r\nContent-Length: {size}\r\n"
    head += "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nname=a&password="
    block = b"a" * 1_000_000
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        try:
            connection.sendall(head.encode())
            left = size - len(b"name=a&password=")
            while left:
                left -= connection.send(block[:left])
        except OSError:
            pass  # the server has said enough
        try:
            return connection.recv(100).split(b"\r\n")[0].decode()
        except OSError:
            return "connection reset"


def fields(command: str, _options: argparse.Namespace) -> None:
    """300,000 fields in one form, as little as they weigh."""
    data = "&".join(f"{number:x}=" for number in range(300_000))
    with served(command) as (port, process):
        workers = [process, *process.children(recursive=True)]
        before = sum(sum(worker.cpu_times()[:2]) for worker in workers)
        began = time.perf_counter()
        answer = requests.post(f"http://127.0.0.1:{port}/signin", data=data, headers=FORM, timeout=120)
        seconds = time.perf_counter() - began
        spent = sum(sum(worker.cpu_times()[:2]) for worker in workers) - before
    print(f"  {answer.status_code} after {seconds:.3f} s, {spent:.2f} s of processor ({len(data):,} bytes)")


class Peak:
    """The most memory that a process and its children hold together, looked at often."""

    def __init__(self, process: psutil.Process) -> None:
        self._process, self._most, self._over = process, 0, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._over.wait(0.02):
            self._most = max(self._most, resident(self._process))

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._most


def resident(process: psutil.Process) -> int:
    """MB that are its own or its children's, what they share counted once."""
    total = 0
    for each in (process, *process.children(recursive=True)):
        with contextlib.suppress(psutil.Error):
            total += each.memory_full_info().pss
    return round(total / 1e6)


# Clients that stay


def keepalive(command: str, options: argparse.Namespace) -> None:
    """Pages a second of eight clients that keep their connections, and the processes that served them."""
    with served(command, WEB_CONCURRENCY="3") as (port, process):
        time.sleep(3)  # until all processes have started
        before = {child.pid: sum(child.cpu_times()[:2]) for child in process.children()}
        clients = [requests.Session() for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            # All connect at once, as browsers behind a proxy do.
            list(pool.map(lambda client: client.get(f"http://127.0.0.1:{port}/health", timeout=30), clients))
            counts = pool.map(lambda client: read(client, port, options.seconds), clients)
            total = sum(counts)
        shares = [sum(c.cpu_times()[:2]) - before.get(c.pid, 0) for c in process.children()]
    print(f"  {total / options.seconds:.1f} pages/s; seconds of processor by process "
          f"{', '.join(f'{share:.1f}' for share in sorted(shares, reverse=True)[:3])}")  # fmt: skip


def read(client: requests.Session, port: int, seconds: float) -> int:
    count, end = 0, time.perf_counter() + seconds
    while time.perf_counter() < end:
        client.get(f"http://127.0.0.1:{port}/s/main/wiki", timeout=60).raise_for_status()
        count += 1
    return count


MEASURES = {"slow": slow, "bodies": bodies, "fields": fields, "keepalive": keepalive}


if __name__ == "__main__":
    main()
