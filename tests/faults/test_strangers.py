"""What strangers do to a real gunicorn: everybody else is served as if they were not there."""

import contextlib
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest
import requests

from tests.processes import Processes, free_port, until

LARGE = 95_000_000
HEAD = "{method} {path} HTTP/1.1\r\nHost: localhost\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
INBOX = HEAD.format(method="POST", path="/s/main/inbox") + FORM + f"Content-Length: {LARGE}\r\n\r\n"
SLOW = {
    "silent": "",
    "headers": HEAD.format(method="GET", path="/") + "X-Slow: ",
    "body": HEAD.format(method="POST", path="/signin") + FORM + "Content-Length: 3000\r\n\r\nname=",
    "large body": INBOX + "text=",
    "reader": HEAD.format(method="GET", path="/static/vendor/katex/katex.min.js") + "\r\n",
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps everything, what is on its way too."""
    return tmp_path_factory.mktemp("strangers")


@pytest.fixture(scope="module")
def server(folder: Path, empty_data: Path) -> Iterator[tuple[psutil.Process, int]]:
    """A gunicorn with two processes, both of which have started, and its port."""
    (folder / "logs").mkdir()
    shutil.copytree(empty_data, folder / "data")
    data = {"WIKIMIND_DATA_DIR": str(folder / "data"), "TMPDIR": str(folder)}
    running, port = (
        Processes({**data, "NO_PROXY": "*", "WIKIMIND_RATE_SIGN_IN": "1000/minute"}, folder / "logs"),
        free_port(),
    )
    process = psutil.Process(running.gunicorn(port).pid)
    until(lambda: len(process.children()) == 2)
    for _ in range(6):
        page(port)
    yield process, port
    running.end()


@pytest.fixture
def port(server: tuple[psutil.Process, int], no_proxies: None) -> int:
    return server[1]


@pytest.fixture
def process(server: tuple[psutil.Process, int]) -> psutil.Process:
    return server[0]


def connected(port: int, sent: str) -> socket.socket:
    """A connection whose other end sends so much and then goes on a byte at a time."""
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    connection.connect(("127.0.0.1", port))
    connection.sendall(sent.encode())
    return connection


def dripping(connections: list[socket.socket], over: threading.Event) -> None:
    while not over.wait(0.5):
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.send(b"a", socket.MSG_DONTWAIT)


@contextlib.contextmanager
def held(port: int, kind: str, count: int) -> Iterator[None]:
    connections, over = [connected(port, SLOW[kind]) for _ in range(count)], threading.Event()
    drip = threading.Thread(target=dripping, args=(connections, over))
    drip.start()
    try:
        yield
    finally:
        over.set()
        drip.join()
        for connection in connections:
            connection.close()


def page(port: int) -> float:
    began = time.monotonic()
    assert requests.get(f"http://127.0.0.1:{port}/s/main/wiki", timeout=20).ok
    return time.monotonic() - began


def test_slow_connections_of_every_kind_keep_nobody_from_a_page(port):
    with contextlib.ExitStack() as stack:
        for kind in SLOW:
            stack.enter_context(held(port, kind, 40))
        time.sleep(1)
        assert max(page(port) for _ in range(10)) < 10


def test_a_connection_that_says_nothing_whole_is_closed_in_time(port):
    silent, slow = connected(port, ""), connected(port, SLOW["headers"])
    over = threading.Event()
    drip = threading.Thread(target=dripping, args=([slow], over))
    drip.start()
    silent.settimeout(40)
    slow.settimeout(40)
    began = time.monotonic()
    assert silent.recv(100) == b""
    assert slow.recv(100) == b""
    assert 10 < time.monotonic() - began < 35
    over.set()
    drip.join()


def send_large(port: int, path: str = "/signin") -> str:
    """The status line that answers a form of 95 MB."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        head = HEAD.format(method="POST", path=path) + FORM
        connection.sendall(f"{head}Content-Length: {LARGE}\r\nConnection: close\r\n\r\n".encode())
        block, left = b"a" * 1_000_000, LARGE
        with contextlib.suppress(OSError):
            while left:
                left -= connection.send(block[:left])
        return connection.recv(100).split(b"\r\n")[0].decode()


def connections_of(server: psutil.Process) -> list[int]:
    return [
        sum(connection.status == "ESTABLISHED" for connection in child.net_connections("tcp4"))
        for child in server.children()
    ]


def resident(server: psutil.Process) -> int:
    return sum(each.memory_full_info().uss for each in (server, *server.children()))


def test_sixteen_forms_of_95_mb_for_the_sign_in_page_are_refused_and_held_nowhere(process, port, folder):
    before = resident(process)
    with ThreadPoolExecutor(16) as pool:
        answers = [pool.submit(send_large, port) for _ in range(16)]
        most = 0
        while not all(answer.done() for answer in answers):
            most = max(most, resident(process))
            time.sleep(0.02)
    assert {answer.result().split()[1] for answer in answers} == {"413"}
    assert most - before < 100_000_000
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < LARGE


def test_a_large_file_of_somebody_who_may_not_feed_is_refused_before_it_is_read(port):
    assert send_large(port, "/s/nowhere/inbox").split()[1] == "404"
    assert send_large(port, "/nowhere").split()[1] == "413"


def test_a_large_file_is_taken_in_whole_also_by_who_waits_to_be_told_to_go_on(port):
    text = "\n\n".join(f"Paragraph {number} about kelp forests, all in one file." for number in range(20_000))
    url = f"http://127.0.0.1:{port}/api/v1/spaces/main/sources"
    taken = requests.post(url, files={"file": ("kelp.txt", text.encode())}, timeout=60)
    assert (taken.status_code, taken.json()["size"]) == (202, len(text))
    chunks = (text[start : start + 100_000].encode() for start in range(0, len(text), 100_000))
    body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="b.txt"\r\n\r\n'
    again = requests.post(
        url,
        data=(part for part in (body, *chunks, b" End.\r\n--x--\r\n")),
        headers={"Content-Type": "multipart/form-data; boundary=x", "Expect": "100-continue"},
        timeout=60,
    )
    assert (again.status_code, again.json()["size"]) == (202, len(text) + 5)


def test_chunks_without_an_end_are_cut_off_where_no_more_is_accepted(port):
    def endless() -> Iterator[bytes]:
        for _ in range(3000):
            yield b"a" * 10_000

    with contextlib.suppress(requests.ConnectionError):
        answer = requests.post(f"http://127.0.0.1:{port}/signin", data=endless(), timeout=60)
        assert answer.status_code == 413


def test_clients_that_keep_their_connections_are_shared_among_the_processes(process, port):
    until(lambda: connections_of(process) == [0, 0], what="the end of earlier connections")
    clients = [requests.Session() for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda client: client.get(f"http://127.0.0.1:{port}/health", timeout=20), clients))
    shares = connections_of(process)
    assert sum(shares) == 8 and min(shares) >= 2, shares


def test_a_connection_is_closed_after_many_requests_so_that_another_process_may_serve_the_next(port):
    client, closed = requests.Session(), 0
    for _ in range(250):
        closed += (
            client.get(f"http://127.0.0.1:{port}/health", timeout=20).headers.get("Connection") == "close"
        )
    assert closed == 1
