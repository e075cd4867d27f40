"""Settings are strict: what cannot be used stops the start and names the variable."""

import pytest

from wikimind.config import BadSetting, Settings
from wikimind.config.cores import cores


def test_without_an_environment_everything_is_embedded():
    settings = Settings.from_env({})
    assert settings.on_sqlite
    assert settings.redis == ""
    assert settings.port == 7842


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("WIKIMIND_MODE", "staging"),
        ("WIKIMIND_MAX_UPLOAD_MB", "-1"),
        ("WIKIMIND_LOG_LEVEL", "LOUD"),
        ("DATABASE_URL", "mysql://localhost/wiki"),
        ("REDIS_URL", "localhost:6379"),
    ],
)
def test_a_bad_value_stops_the_start_and_names_the_variable(name, value):
    with pytest.raises(BadSetting, match=name):
        Settings.from_env({name: value})


@pytest.mark.parametrize("key", ["", "short", "dev-only-not-secret"])
def test_production_does_not_start_without_a_strong_secret(key):
    with pytest.raises(BadSetting, match="SECRET_KEY"):
        Settings.from_env({"WIKIMIND_MODE": "production", "SECRET_KEY": key})


def test_production_starts_with_a_strong_secret():
    assert Settings.from_env({"WIKIMIND_MODE": "production", "SECRET_KEY": "k" * 32}).mode == "production"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2"])
def test_every_spelling_of_a_postgres_url_is_understood(scheme):
    settings = Settings.from_env({"DATABASE_URL": f"{scheme}://u:p%40ss@db:5432/wiki?sslmode=require"})
    assert settings.database_uri == "postgresql+psycopg2://u:p%40ss@db:5432/wiki?sslmode=require"


@pytest.mark.parametrize(
    ("quota", "processors"),
    [("200000 100000\n", 2), ("150000 100000\n", 2), ("10000 100000\n", 1), ("max 100000\n", 8), (None, 8)],
)
def test_a_container_counts_the_processors_it_may_use(tmp_path, monkeypatch, quota, processors):
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(8)))
    path = tmp_path / "cpu.max"
    if quota:
        path.write_text(quota)
    assert cores(path) == processors


@pytest.mark.parametrize("text", ["7842", "0.0.0.0", "host:port"])
def test_where_a_container_is_published_needs_an_address_and_a_port(text):
    with pytest.raises(BadSetting, match="WIKIMIND_PUBLISHED"):
        Settings.from_env({"WIKIMIND_PUBLISHED": text})


def test_a_public_address_without_a_trusted_proxy_is_doubted():
    doubted = {"WIKIMIND_PUBLIC_URL": "https://wiki.example.org"}
    assert "WIKIMIND_TRUSTED_PROXIES" in Settings.from_env(doubted).doubts()[0]
    assert Settings.from_env({**doubted, "WIKIMIND_TRUSTED_PROXIES": "10.0.0.0/8"}).doubts() == []
    assert Settings.from_env({}).doubts() == []
