"""entrypoint.sh: one process for each container, on a schema that is up to date."""

import subprocess
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests import services
from tests.deploy.standins import StandIns
from tests.processes import ROOT, Processes, answers, free_port, no_proxies, until

__all__ = ["no_proxies"]


@pytest.fixture
def programs(tmp_path) -> StandIns:
    programs = StandIns(tmp_path / "bin")
    for name in ("flask", "gunicorn", "python"):
        programs.program(name)
    return programs


def enter(programs: StandIns, *words: str, **more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["./entrypoint.sh", *words],
        cwd=ROOT,
        env={**programs.environment, **more},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("words", "calls"),
    [
        (["gateway"], ["gunicorn "]),
        (["gateway", "--threads", "2"], ["gunicorn --threads 2"]),
        (["worker"], ["python -m wikimind.worker"]),
    ],
)
def test_what_serves_is_started_once_and_nothing_before_it(programs, words, calls):
    """Each program would import the application, which takes seconds."""
    assert enter(programs, *words).returncode == 0
    assert programs.calls() == calls


def test_any_other_command_runs_after_the_upgrade(programs):
    assert enter(programs, "flask", "wiki", "doctor").returncode == 0
    assert programs.calls() == ["flask db upgrade", "flask wiki doctor"]


def test_nothing_runs_after_an_upgrade_that_failed(programs):
    programs.program("flask", "exit 1")
    done = enter(programs, "echo", "the command ran")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The schema could not be brought up to date" in done.stderr
    assert programs.calls() == ["flask db upgrade"]


@pytest.mark.parametrize("words", [["gateway"], ["sh", "-c", "echo pid=$$"]])
def test_the_entrypoint_is_the_process_itself_afterwards(programs, words):
    """So that the signals of the container reach it."""
    programs.program("gunicorn", "echo pid=$$")
    process = subprocess.Popen(
        ["./entrypoint.sh", *words], cwd=ROOT, env=programs.environment, stdout=subprocess.PIPE, text=True
    )
    assert process.communicate()[0] == f"pid={process.pid}\n"


def test_a_folder_for_uploads_in_flight_is_made(programs, tmp_path):
    folder = tmp_path / "data" / "tmp"
    assert enter(programs, "gateway", TMPDIR=str(folder)).returncode == 0
    assert Path(folder).is_dir()


def test_a_gateway_beside_an_empty_database_makes_the_schema_and_answers(tmp_path, no_proxies):
    logs = tmp_path / "logs"
    logs.mkdir()
    url, port = services.postgres_url(), free_port()
    processes = Processes({"WIKIMIND_DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}, logs)
    try:
        gateway = processes.start("./entrypoint.sh", "gateway", PORT=str(port), WEB_CONCURRENCY="1")
        until(lambda: answers(port), what="an answer of the gateway")
        assert "sources" in inspect(create_engine(url)).get_table_names()
        assert processes.log(gateway).count("Running upgrade  -> 0001") == 1
    finally:
        processes.end()
        services.drop(url)
