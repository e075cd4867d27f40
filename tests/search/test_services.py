"""The servers that tests run against."""

import psycopg2
import pytest
import redis
from sqlalchemy import make_url

from tests import services


def connected(url: str) -> psycopg2.extensions.connection:
    parts = make_url(url)
    return psycopg2.connect(host=parts.host, port=parts.port, user=parts.username, dbname=parts.database)


def test_every_postgresql_database_is_new_on_one_server() -> None:
    one, other = services.postgres_url(), services.postgres_url()
    with connected(one) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE things (id int)")
    with connected(other) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('things')")
        assert cursor.fetchone() == (None,)
    assert make_url(one).port == make_url(other).port


def test_every_redis_database_is_empty_on_one_server() -> None:
    one, other = (redis.Redis.from_url(services.redis_url()) for _ in range(2))
    one.set("key", "value")
    assert other.get("key") is None
    assert other.dbsize() == 0


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_missing_server_skips_but_fails_in_ci(
    ci: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="No redis-server"):
        services.missing("No redis-server on PATH.")
