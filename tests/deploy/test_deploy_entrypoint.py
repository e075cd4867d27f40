"""entrypoint.sh, run for real against PostgreSQL."""

import re
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests import services
from tests.processes import Processes, free_port, no_proxies, until

__all__ = ["no_proxies"]


@pytest.fixture
def empty(tmp_path):
    """Processes beside an empty database, as on the first day."""
    logs = tmp_path / "logs"
    logs.mkdir()
    url = services.postgres_url()
    processes = Processes({"WIKIMIND_DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": url}, logs)
    yield processes
    processes.end()
    services.drop(url)


def ended(processes: Processes, *words: str, **more: str) -> tuple[int, str]:
    process = processes.start("./entrypoint.sh", *words, **more)
    return process.wait(90), processes.log(process)


def test_an_empty_database_gets_its_schema_and_the_command_takes_over(empty):
    code, log = ended(empty, "echo", "the command ran")
    assert code == 0
    assert log.rstrip().endswith("the command ran")
    tables = inspect(create_engine(empty.environment["DATABASE_URL"])).get_table_names()
    assert "sources" in tables


def test_containers_that_start_together_upgrade_once(empty):
    processes = [empty.start("./entrypoint.sh", "true") for _ in range(4)]
    assert [process.wait(120) for process in processes] == [0, 0, 0, 0]
    logs = "".join(map(empty.log, processes))
    assert len(re.findall(r"Running upgrade\s+-> 0001", logs)) == 1


def test_a_database_that_does_not_come_ends_the_start_with_a_sentence(empty):
    nobody = f"postgresql://postgres@127.0.0.1:{free_port()}/wiki"
    code, log = ended(empty, "echo", "the command ran", DATABASE_URL=nobody, DATABASE_WAIT_SECONDS="2")
    assert code != 0
    assert "The database did not answer within 2 seconds" in log
    assert "the command ran" not in log


def test_a_schema_that_cannot_be_upgraded_ends_the_start_loudly(empty):
    engine = create_engine(empty.environment["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE sources (in_the_way int)"))
    code, log = ended(empty, "echo", "the command ran")
    assert code != 0
    assert "The schema could not be brought up to date" in log
    assert "the command ran" not in log
    # PostgreSQL takes a failed upgrade back as a whole.
    assert inspect(engine).get_table_names() == ["sources"]


def test_old_code_that_restarts_leaves_a_newer_schema_alone(empty):
    assert ended(empty, "true")[0] == 0
    engine = create_engine(empty.environment["DATABASE_URL"])
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'next'"))
    code, log = ended(empty, "echo", "the command ran")
    assert (code, "the command ran" in log) == (0, True)
    assert "newer than this code" in log
    with engine.begin() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "next"


def test_sqlite_gets_its_schema_the_same_way(empty, tmp_path):
    assert ended(empty, "true", DATABASE_URL="")[0] == 0
    assert (tmp_path / "data" / "wikimind.db").exists()


@pytest.mark.parametrize(
    "broken", [{"WIKIMIND_MODE": "production", "SECRET_KEY": ""}, {"REDIS_URL": "nowhere"}]
)
def test_a_setting_that_cannot_be_used_ends_the_start_and_is_named(empty, broken):
    code, log = ended(empty, "echo", "the command ran", **broken)
    assert code != 0
    assert list(broken)[-1] in log
    assert "the command ran" not in log


def test_the_entrypoint_is_the_process_itself_afterwards(empty):
    """So that the signals of the container reach it."""
    process = empty.start("./entrypoint.sh", "sh", "-c", "echo pid=$$")
    process.wait(60)
    assert f"pid={process.pid}" in empty.log(process)


def test_a_folder_for_uploads_in_flight_is_made(empty, tmp_path):
    folder = tmp_path / "data" / "tmp"
    assert ended(empty, "true", TMPDIR=str(folder))[0] == 0
    assert Path(folder).is_dir()


def test_the_wait_ends_as_soon_as_the_database_answers(empty):
    """PostgreSQL starts later than the container, as it does on the first day."""
    with services.folder_for_all() as folder:
        server = services.Postgres.made(folder)
        process = empty.start("./entrypoint.sh", "echo", "the command ran", DATABASE_URL=server.url)
        until(lambda: "waiting for the database" in empty.log(process), seconds=60)
        server.start()
        try:
            assert process.wait(60) == 0
        finally:
            server.stop()
