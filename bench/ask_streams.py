"""How others are served while answers stream: a real gunicorn, a scripted slow model, and a reader.

python -m bench.ask_streams [--streams 6] [--seconds 10]
"""

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import requests

TEA = "# Tea\n\nWhite tea is withered in the sun for three days. It is not rolled.\n"
QUESTION = {"question": "How is white tea made?"}
STREAM = {"Accept": "text/event-stream"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--streams", type=int, default=6)
    parser.add_argument("--seconds", type=float, default=10.0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        server = start(Path(folder), port, options.streams)
        try:
            measure(f"http://127.0.0.1:{port}", options.streams, options.seconds)
        finally:
            server.terminate()
            server.wait()


def start(folder: Path, port: int, streams: int) -> "subprocess.Popen[bytes]":
    """gunicorn with one process whose threads all but two may wait for the model."""
    (folder / "tea.md").write_text(TEA)
    rule = {
        "when": r"passage (\d+):[^#]*withered",
        "reply": "White tea is withered [\\1]. " * 30,
        "pause": 0.2,
    }
    (folder / "script.json").write_text(json.dumps([rule]))
    environ = {
        **os.environ,
        "FLASK_APP": "wikimind",
        "WIKIMIND_DATA_DIR": str(folder / "data"),
        "WIKIMIND_MODEL": f"scripted:{folder / 'script.json'}",
        "WIKIMIND_ANSWERS_AT_ONCE": str(streams),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
        "WEB_THREADS": str(streams + 2),
    }
    programs = Path(sys.executable).parent
    quietly = {"env": environ, "stderr": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
    worker = subprocess.Popen([sys.executable, "-m", "wikimind.worker"], **quietly)
    subprocess.run([programs / "flask", "wiki", "add", folder / "tea.md", "--wait"], check=True, **quietly)
    worker.terminate()
    worker.wait()
    server = subprocess.Popen([programs / "gunicorn"], **quietly)
    while True:
        try:
            requests.get(f"http://127.0.0.1:{port}/health", timeout=1)
        except requests.ConnectionError:
            time.sleep(0.1)
        else:
            return server


def measure(server: str, streams: int, seconds: float) -> None:
    told("alone", read(server, seconds))
    with ThreadPoolExecutor(streams) as pool:
        answers = [pool.submit(first_words, server) for _ in range(streams)]
        open_streams = [answer.result() for answer in answers]
    slowest = max(waited for _, waited in open_streams)
    print(f"{streams} answers stream; first word after {slowest * 1000:.0f} ms")
    told("meanwhile", read(server, seconds))
    for stream, _ in open_streams:
        stream.close()


def first_words(server: str) -> tuple[requests.Response, float]:
    began = time.perf_counter()
    url = f"{server}/api/v1/spaces/main/ask"
    answer = requests.post(url, json=QUESTION, headers=STREAM, stream=True, timeout=60)
    for line in answer.iter_lines(chunk_size=1):
        if line == b"event: text":
            return answer, time.perf_counter() - began
    raise SystemExit("The model was not asked.")


def read(server: str, seconds: float) -> list[float]:
    """Milliseconds for each page of the wiki's list, one after another."""
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        began = time.perf_counter()
        requests.get(f"{server}/s/main/wiki", timeout=10).raise_for_status()
        times.append((time.perf_counter() - began) * 1000)
    return times


def told(what: str, times: list[float]) -> None:
    late = statistics.quantiles(times, n=20)[-1]
    print(f"{what}: {len(times)} pages, median {statistics.median(times):.1f} ms, 95 % below {late:.1f} ms")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
