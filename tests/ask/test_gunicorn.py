"""Several answers stream from a real gunicorn, slowly, and everybody else is served meanwhile."""

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psutil
import pytest
import requests
from sqlalchemy import create_engine, text

from tests.ask.events import events_in
from tests.processes import Processes, free_port, until
from wikimind.extensions import db

QUESTION = "How is white tea made?"
WORDS = "White tea is withered in the sun for three days [\\1]."


@pytest.fixture
def processes(app, environment, tmp_path, tea, no_proxies):
    """Processes on the wiki about tea, with a model that thinks a second before each word."""
    script = tmp_path / "slow.json"
    script.write_text(json.dumps([{"when": r"passage (\d+):[^#]*withered", "reply": WORDS, "pause": 1.0}]))
    logs = tmp_path / "logs"
    logs.mkdir()
    running = Processes({**environment, "WIKIMIND_MODEL": f"scripted:{script}"}, logs)
    yield running
    running.end()


@pytest.fixture
def server(processes):
    """The address of a gunicorn with one process of four threads, three of which may wait for the model."""
    port = free_port()
    processes.start(
        "gunicorn", PORT=str(port), WEB_CONCURRENCY="1", WEB_THREADS="4", WIKIMIND_ANSWERS_AT_ONCE="3"
    )
    until(lambda: answers(port), what="an answer of gunicorn")
    return f"http://127.0.0.1:{port}"


def answers(port: int) -> bool:
    try:
        return requests.get(f"http://127.0.0.1:{port}/health", timeout=5).ok
    except requests.ConnectionError:
        return False


class Stream:
    """An answer as it arrives."""

    def __init__(self, server: str) -> None:
        self.response = requests.post(
            f"{server}/api/v1/spaces/main/ask",
            json={"question": QUESTION},
            headers={"Accept": "text/event-stream"},
            stream=True,
            timeout=60,
        )
        self._lines = self.response.iter_lines(chunk_size=1, decode_unicode=True)

    def writes(self) -> bool:
        """Wait until the model writes; False where it is not asked."""
        return any(line == "event: text" for line in self._lines)

    def rest(self) -> dict[str, Any]:
        """Wait for the end; the events by name, without the one that was waited for."""
        lines = "\n".join(self._lines)
        return dict(events_in(lines[lines.index("id: ") :]))


def test_others_are_served_while_answers_stream(server):
    streams = [Stream(server) for _ in range(3)]
    assert all(stream.writes() for stream in streams)
    with ThreadPoolExecutor(3) as pool:
        ends = [pool.submit(stream.rest) for stream in streams]
        served = 0
        while not any(end.done() for end in ends):
            assert requests.get(f"{server}/s/main/wiki", timeout=5).ok
            served += 1
        assert served >= 5
        assert {end.result()["answer"]["engine"] for end in ends} == {"model"}


def test_a_client_that_leaves_gives_its_thread_back(server):
    streams = [Stream(server) for _ in range(3)]
    assert all(stream.writes() for stream in streams)
    assert not Stream(server).writes()
    for stream in streams:
        stream.response.close()
    # The model has ten seconds of words left.
    until(lambda: Stream(server).writes(), 5, "room for another answer")


def test_no_transaction_stays_open_while_answers_stream(server, environment):
    db.session.remove()  # the test's own
    streams = [Stream(server) for _ in range(2)]
    assert all(stream.writes() for stream in streams)
    if "DATABASE_URL" in environment:
        engine = create_engine(environment["DATABASE_URL"])
        with engine.connect() as connection:
            idle = connection.execute(
                text("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                     " AND datname = current_database()")
            ).scalar()  # fmt: skip
        engine.dispose()
        assert idle == 0
    else:
        # A reader would keep the log from being folded into the database and cut to nothing.
        engine = create_engine(f"sqlite:///{environment['WIKIMIND_DATA_DIR']}/wikimind.db")
        with engine.connect() as connection:
            busy, left, _ = connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)")).one()
        engine.dispose()
        assert (busy, left) == (0, 0)
    for stream in streams:
        stream.response.close()


def test_the_libraries_of_providers_are_not_loaded_for_a_script(processes, server):
    process = psutil.Process(processes.running[0].pid)
    mapped = [m.path for child in process.children() for m in child.memory_maps()]
    # Of what pydantic-ai brings: jiter reads the answers of providers.
    assert [path for path in mapped if "jiter" in path or "tiktoken" in path] == []
