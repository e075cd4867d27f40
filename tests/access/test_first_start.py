"""The first minute: in dev at the machine nobody signs in, and from anywhere else nobody gets in unasked."""

import logging

import pytest

from tests.access.conftest import HASH, PASSWORD, PRODUCTION
from wikimind import create_app
from wikimind.access import first_start, people
from wikimind.config import BadSetting, Settings
from wikimind.extensions import db

ORIGIN = "http://localhost:7842"


@pytest.fixture
def dev(environment_in, data_dir):
    app = create_app(Settings.from_env(environment_in(data_dir)))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        yield app.test_client()
        db.session.remove()
        db.engine.dispose()


def link() -> str:
    """The path of the one-time link in its file."""
    written = first_start.link_file().read_text().strip()
    assert written.startswith(f"{ORIGIN}/setup/")
    return written.removeprefix(ORIGIN)


def test_in_dev_at_the_machine_everything_is_open(dev):
    assert dev.get("/s/main/inbox").status_code == 200
    assert dev.post("/api/v1/spaces/main/sources", json={"text": "Tea grows slowly."}).status_code == 202


@pytest.mark.parametrize(
    "request_from",
    [
        {"environ_base": {"REMOTE_ADDR": "192.168.1.7"}},
        {"environ_base": {"REMOTE_ADDR": "172.18.0.1"}},
        {"environ_base": {"REMOTE_ADDR": ""}},
        {"headers": {"Host": "192.168.1.2:7842"}},
        {"headers": {"Host": "rebound.evil.example"}},
        {"headers": {"Host": "localhost.evil.example"}},
        {"headers": {"Host": ""}},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"headers": {"Forwarded": "for=127.0.0.1"}},
        {"headers": {"X-Real-IP": "127.0.0.1"}},
        {"headers": {"Via": "1.1 proxy"}},
        {"environ_overrides": {"SERVER_PROTOCOL": "HTTP/1.0"}},
    ],
    ids=str,
)
def test_in_dev_whatever_comes_from_elsewhere_must_be_set_up_first(dev, request_from):
    answer = dev.get("/s/main/inbox", **request_from)
    assert (answer.status_code, answer.location) == (303, "/setup")
    assert dev.post("/s/main/inbox", data={"text": "Tea"}, **request_from).location == "/setup"
    assert dev.get("/api/v1/spaces/main", **request_from).status_code == 401


@pytest.mark.parametrize("host", ["localhost:7842", "127.0.0.1", "[::1]:7842", "wiki.localhost"])
def test_in_dev_every_name_of_the_machine_itself_is_good(dev, host):
    assert dev.get("/s/main/inbox", headers={"Host": host}).status_code == 200
    mapped = {"REMOTE_ADDR": "::ffff:127.0.0.1"}
    assert dev.get("/s/main/inbox", environ_base=mapped).status_code == 200


def test_in_dev_the_open_door_closes_when_there_is_an_administrator(dev):
    dev.get("/setup", environ_base={"REMOTE_ADDR": "10.0.0.9"})
    form = {"name": "Ada", "password": PASSWORD}
    assert dev.post(link(), data=form).status_code == 303
    other = dev.application.test_client()
    assert other.get("/s/main/inbox").location == "/signin?next=/s/main/inbox"
    assert dev.get("/s/main/inbox").status_code == 200  # signed in, and the owner of what was there


def test_in_dev_cookies_are_signed_with_a_key_that_nobody_can_read_in_the_code(dev, data_dir):
    key = dev.application.secret_key
    assert len(key) == 64
    assert (data_dir / "secret_key").read_text() == key
    assert (data_dir / "secret_key").stat().st_mode & 0o077 == 0


def test_production_is_closed_from_the_first_request(stranger):
    for path in ("/s/main/inbox", "/s/main/wiki", "/", "/signin"):
        assert stranger.get(path).location == "/setup", path
    assert stranger.get("/api/v1/spaces/main").status_code == 401
    assert stranger.get("/metrics").status_code == 404


def test_the_link_makes_one_administrator_and_no_second(stranger, app):
    assert "one-time link" in stranger.get("/setup").text
    way_in = link()
    assert "first administrator" in stranger.get(way_in).text
    weak = stranger.post(way_in, data={"name": "Ada", "password": "short"})
    assert weak.status_code == 400
    assert "at least 10 characters" in weak.text
    answer = stranger.post(way_in, data={"name": "Ada", "email": "ada@example.org", "password": PASSWORD})
    assert answer.status_code == 303
    assert stranger.get("/s/main/inbox").status_code == 200
    assert "Ada" in stranger.get("/s/main/inbox").text
    second = app.test_client()
    assert second.get(way_in).location == "/signin"
    assert second.post(way_in, data={"name": "Eve", "password": PASSWORD}).status_code in (404, 409)
    assert people.known_as("Eve") is None
    assert not first_start.link_file().exists()


def test_the_link_lies_in_a_file_of_the_owner_alone_and_in_no_log(stranger, caplog):
    caplog.set_level(logging.DEBUG)
    stranger.get("/setup")
    assert first_start.link_file().stat().st_mode & 0o777 == 0o600
    assert link().rpartition("/")[2] not in caplog.text
    assert str(first_start.link_file()) in caplog.text


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ({"WIKIMIND_PUBLISHED": "0.0.0.0:8080"}, "http://localhost:8080"),
        ({"WIKIMIND_PUBLISHED": "192.0.2.7:8080-8081"}, "http://192.0.2.7:8080"),
        ({"PORT": "9000"}, "http://localhost:9000"),
        (
            {"WIKIMIND_PUBLISHED": "127.0.0.1:8080", "WIKIMIND_PUBLIC_URL": "https://wiki.example.org"},
            "https://wiki.example.org",
        ),
    ],
)
def test_the_link_begins_with_where_people_reach_the_wiki(environment_in, data_dir, given, origin):
    app = create_app(Settings.from_env({**environment_in(data_dir), **PRODUCTION, **given}))
    with app.app_context():
        first_start.announce()
        assert first_start.link_file().read_text().startswith(f"{origin}/setup/")
        db.session.remove()
        db.engine.dispose()


def test_a_link_that_cannot_be_written_names_the_other_way(app, caplog, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(first_start.os, "replace", full)
    first_start.announce()
    assert "flask user create NAME" in caplog.text


def test_only_the_link_opens(stranger, app):
    answer = stranger.post("/setup/guessed", data={"name": "Eve", "password": PASSWORD})
    assert answer.status_code == 404
    assert not people.has_admin()


def test_asking_again_and_again_makes_no_further_links(stranger):
    stranger.get("/setup")
    first = link()
    for _ in range(5):
        stranger.get("/setup")
    assert link() == first


@pytest.mark.parametrize("kind", ["password", "hash"])
def test_the_environment_can_describe_the_administrator(environment, parser, kind):

    given = {
        "password": {"WIKIMIND_ADMIN_PASSWORD": PASSWORD},
        "hash": {"WIKIMIND_ADMIN_PASSWORD_HASH": HASH},
    }
    settings = {**environment, "WIKIMIND_ADMIN_NAME": "Root", **given[kind]}
    app = create_app(Settings.from_env(settings))
    app.config["WTF_CSRF_ENABLED"] = False
    with app.app_context():
        client = app.test_client()
        assert client.get("/setup").location == "/signin"
        form = {"name": "root", "password": PASSWORD}
        assert client.post("/signin", data=form).status_code == 303
        assert client.get("/s/main/wiki").status_code == 200
        db.session.remove()
        db.engine.dispose()


def test_the_command_line_makes_the_administrator(app, stranger):
    stranger.get("/setup")
    run = app.test_cli_runner()
    told = run.invoke(args=["user", "create", "Ada", "--password", PASSWORD])
    assert "Ada can sign in, and is an administrator" in told.output
    assert not first_start.link_file().exists()
    second = run.invoke(args=["user", "create", "Ben", "--password", PASSWORD])
    assert second.output == "Ben can sign in.\n"
    assert stranger.post("/signin", data={"name": "ada", "password": PASSWORD}).status_code == 303
    assert stranger.get("/s/main/wiki").status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WIKIMIND_ADMIN_PASSWORD", "admin"),
        ("WIKIMIND_ADMIN_PASSWORD_HASH", "5f4dcc3b5aa765d61d8327deb882cf99"),
        ("WIKIMIND_TRUSTED_PROXIES", "everywhere"),
        ("WIKIMIND_ALLOWED_HOSTS", "https://wiki.example.org"),
        ("WIKIMIND_PUBLIC_URL", "wiki.example.org"),
        ("WIKIMIND_RATE_ASK", "often"),
        ("WIKIMIND_GROUP_ROLES", "staff=main:king"),
        ("WIKIMIND_SMTP_URL", "mail.example.org"),
        ("WIKIMIND_OIDC_ISSUER", "http://sso.example.org"),
        ("WIKIMIND_SMTP_URL", "smtp://mail.example.org"),
        ("WIKIMIND_PROXY_USER_HEADER", "Remote-User"),
    ],
)
def test_a_setting_of_accounts_that_cannot_be_used_stops_the_start(name, value):
    with pytest.raises(BadSetting, match=name) as told:
        Settings.from_env({**PRODUCTION, name: value})
    assert "PASSWORD" not in name or value not in str(told.value)
