"""What monitors and operators are told."""

import logging
from datetime import timedelta

import pytest
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import text, update
from sqlalchemy.exc import OperationalError

from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.jobs import queue, recovery
from wikimind.models.job import Job, WorkerBeat
from wikimind.models.types import now
from wikimind.operations import doctor, vitals
from wikimind.storage import current, raw_key

TEXT = "Rust is a reddish iron oxide that forms when iron meets water and air."


@pytest.fixture
def healthy(app):
    recovery.beat()


def signs(client) -> dict[str, bool]:
    checks = client.get("/health/deep").get_json()["checks"]
    return {name: check["well"] for name, check in checks.items()}


def test_the_process_is_healthy_whatever_else_is_not(client, monkeypatch):
    monkeypatch.setattr(queue, "pending", lambda: None)
    answer = client.get("/health")
    assert (answer.status_code, answer.get_json()) == (200, {"status": "ok"})


def test_all_is_well_when_a_worker_lives(client, healthy):
    answer = client.get("/health/deep")
    assert answer.status_code == 200
    assert set(signs(client).values()) == {True}


def test_a_worker_that_is_silent_is_told(client, healthy):
    with write_transaction() as session:
        session.execute(update(WorkerBeat).values(at=now() - timedelta(minutes=2)))
    assert client.get("/health/deep").status_code == 503
    assert signs(client)["worker"] is False


def test_a_queue_that_is_down_is_told(client, healthy, monkeypatch):
    def down():
        raise RedisConnectionError("refused")

    monkeypatch.setattr(queue.current(), "pending_count", down)
    assert signs(client) == {name: name != "queue" for name in vitals.CHECKS}


def test_a_schema_that_is_behind_is_told_and_one_that_is_ahead_is_well(client, healthy):
    with write_transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    assert signs(client)["migrations"] is False
    with write_transaction() as session:
        session.execute(text("UPDATE alembic_version SET version_num = 'of the next release'"))
    assert signs(client)["migrations"] is True


def test_storage_that_cannot_be_written_is_told(client, healthy, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(type(current()), "put", full)
    assert signs(client)["storage"] is False


def test_a_disk_that_fills_up_is_told(environment, parser):
    full = {**environment, "WIKIMIND_LEAST_FREE_MB": "1000000000"}
    app = create_app(Settings.from_env(full))
    with app.app_context():
        assert signs(app.test_client())["disk"] is False
        db.session.remove()
        db.engine.dispose()


def test_a_database_that_is_away_is_told_without_an_error_page(client, healthy, monkeypatch):
    def away(*_, **__):
        raise OperationalError("SELECT 1", {}, Exception("connection refused"))

    monkeypatch.setattr(db.session, "execute", away)
    monkeypatch.setattr(db.session, "scalar", away)
    answer = client.get("/health/deep")
    assert (answer.status_code, answer.get_json()) == (503, {"status": "unwell"})


def test_a_page_says_that_the_database_is_away(client, monkeypatch):
    def away(*_, **__):
        raise OperationalError("SELECT 1", {}, Exception("connection refused"))

    monkeypatch.setattr(db.session, "execute", away)
    monkeypatch.setattr(db.session, "scalars", away)
    monkeypatch.setattr(db.session, "scalar", away)
    for path in ("/s/main/wiki", "/api/v1/spaces/main/articles"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert "The database does not answer at the moment" in answer.get_data(as_text=True)


def test_figures_count_requests_and_tell_the_state_of_the_work(client, feed, work):
    feed(TEXT)
    client.get("/health")
    told = client.get("/metrics").get_data(as_text=True)
    assert 'wikimind_requests_total{endpoint="health.process",method="GET",status="200"}' in told
    assert 'wikimind_sources{state="queued"} 1.0' in told
    assert "wikimind_queue_up 1.0" in told
    work()
    told = client.get("/metrics").get_data(as_text=True)
    assert 'wikimind_articles{kind="source"} 1.0' in told
    assert 'wikimind_stage_seconds_count{kind="source",stage="extract"}' in told


def test_a_request_id_follows_into_the_job_and_its_log(app, client, work, caplog):
    caplog.set_level(logging.INFO)
    sent = {"text": TEXT, "title": "Rust"}
    answer = client.post(
        "/api/v1/spaces/main/sources", json=sent, headers={"X-Request-ID": "from-the-proxy-1"}
    )
    assert answer.headers["X-Request-ID"] == "from-the-proxy-1"
    work()
    assert {job.request_id for job in db.session.query(Job)} == {"from-the-proxy-1"}


@pytest.mark.parametrize("given", ["", "short", "x" * 65, "with spaces in it", "line\tfeed-and-more"])
def test_a_request_id_that_could_be_anything_is_replaced(client, given):
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert answer.headers["X-Request-ID"] != given
    assert len(answer.headers["X-Request-ID"]) == 32


def test_a_doctor_finds_nothing_in_a_healthy_wiki(app, compiled, healthy):
    compiled(TEXT)
    assert list(doctor.findings()) == []


def test_a_doctor_names_what_is_wrong(app, compiled, feed, healthy):
    article = compiled(TEXT)
    source_id = article.source_id
    current().delete(
        raw_key("main", db.session.scalar(text(f"SELECT sha256 FROM sources WHERE id={source_id}")))
    )
    current().put(raw_key("main", "a" * 64), b"a stranger")
    feed("Bronze is an alloy of copper and tin.", "bronze.md")
    with write_transaction() as session:
        session.execute(
            update(Job).where(Job.state == "waiting").values(run_after=now() - timedelta(hours=1))
        )
        session.execute(text("DELETE FROM search_entries WHERE kind = 'article'"))
        session.execute(text("UPDATE sources SET state = 'failed' WHERE filename = 'bronze.md'"))
    told = "\n".join(doctor.findings())
    for words in ("jobs are due", "1 sources could not", "is missing in storage", "have no row", "reindex"):
        assert words in told


def test_the_doctor_ends_with_an_error_where_something_is_wrong(app):
    result = app.test_cli_runner().invoke(args=["wiki", "doctor"])
    assert result.exit_code == 1
    assert "No worker is there" in result.output
