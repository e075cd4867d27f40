"""A process that serves makes its schema ready itself, or does not start."""

import multiprocessing
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests import services
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.operations import schema
from wikimind.operations.schema import CannotStart
from wikimind.start import ready_app


@pytest.fixture
def empty(tmp_path):
    """Settings of an installation beside an empty database, as on the first day."""
    url = services.postgres_url()
    yield Settings.from_env({"WIKIMIND_DATA_DIR": str(tmp_path), "DATABASE_URL": url})
    services.drop(url)


def test_an_application_that_serves_brings_its_own_schema(empty):
    with ready_app(empty).app_context():
        assert db.engine.pool.checkedin() == 0  # processes that are forked now share no connection
        assert "sources" in inspect(db.engine).get_table_names()
        db.engine.dispose()


def test_processes_that_start_together_upgrade_once(empty, tmp_path):
    fork = multiprocessing.get_context("fork")
    processes = [fork.Process(target=start, args=(empty, tmp_path / f"{n}.log")) for n in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * 4
    lines = [line for n in range(4) for line in (tmp_path / f"{n}.log").read_text().splitlines()]
    assert len([line for line in lines if "Running upgrade  -> 0001" in line]) == 1


def start(settings: Settings, log: Path) -> None:
    """What a container does, with its log in a file."""
    with open(log, "w") as sys.stderr:
        ready_app(settings)


def test_a_schema_that_is_newer_than_the_code_stays(empty):
    with ready_app(empty).app_context():
        with db.engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'next'"))
        db.engine.dispose()
    with ready_app(empty).app_context():
        with db.engine.connect() as connection:
            assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "next"
        db.engine.dispose()


def test_a_schema_that_cannot_be_upgraded_ends_the_start_with_a_sentence(empty):
    engine = create_engine(empty.database_uri)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE sources (in_the_way int)"))
    with pytest.raises(CannotStart, match="could not be brought up to date, so nothing is started"):
        ready_app(empty)
    # PostgreSQL takes a failed upgrade back as a whole.
    assert inspect(engine).get_table_names() == ["sources"]
    engine.dispose()


def test_a_database_that_does_not_come_ends_the_start_with_a_sentence():
    nobody = create_engine(f"postgresql+psycopg2://postgres@127.0.0.1:{services.free_port()}/wiki")
    with pytest.raises(CannotStart, match="did not answer within 0 seconds .*Connection refused"):
        schema.wait_for_database(nobody, 0)


def test_the_wait_ends_as_soon_as_the_database_answers(empty, monkeypatch, caplog):
    silence = iter(["the database system is starting up", "still starting", ""])
    monkeypatch.setattr(schema, "_silence", lambda engine: next(silence))
    monkeypatch.setattr(schema, "RETRY_SECONDS", 0)
    schema.wait_for_database(create_engine(empty.database_uri), 60)
    assert caplog.text.count("waiting for the database") == 2
