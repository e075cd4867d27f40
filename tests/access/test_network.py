"""Proxies, names and rates: what the network says is believed only where it is configured."""

import pytest
from sqlalchemy import select

from wikimind import create_app
from wikimind.access import people, spaces
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.models.account import Identity, WebSession


@pytest.fixture
def reached_by(environment):
    """An application with more settings: `reached_by(WIKIMIND_...="…")` gives a browser's client."""
    made = []

    def reached_by(**more: str):
        app = create_app(Settings.from_env({**environment, **more}))
        app.config["WTF_CSRF_ENABLED"] = False
        made.append(app)
        return app.test_client()

    yield reached_by
    for app in made:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


PROXY = {"WIKIMIND_TRUSTED_PROXIES": "10.0.0.0/8", "WIKIMIND_PROXY_USER_HEADER": "Remote-User"}
GROUPS = {"WIKIMIND_PROXY_GROUPS_HEADER": "Remote-Groups", "WIKIMIND_GROUP_ROLES": "staff=main:editor"}


def from_(address: str, **headers: str) -> dict:
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return {"environ_base": {"REMOTE_ADDR": address}, "headers": names}


def test_whom_a_configured_proxy_names_is_signed_in(admin, reached_by):
    client = reached_by(**PROXY, **GROUPS)
    named = from_("10.1.2.3", Remote_User="zoe@example.org", Remote_Groups="staff, others")
    assert client.get("/s/main/wiki", **named).status_code == 200
    user = people.known_as("zoe")
    assert dict(spaces.spaces_of(user)) and user.email == "zoe@example.org"
    lowered = from_("10.1.2.3", Remote_User="zoe@example.org", Remote_Groups="others")
    assert client.get("/s/main/wiki", **lowered).status_code == 404


@pytest.mark.parametrize(
    "request_from",
    [
        from_("203.0.113.9", Remote_User="ada"),
        from_("203.0.113.9", Remote_User="ada", X_Forwarded_For="10.1.2.3"),
        from_("", Remote_User="ada"),
        from_("127.0.0.1", Remote_User="ada"),
        from_("10.1.2.3"),
        from_("10.1.2.3", Remote_User=" "),
    ],
    ids=str,
)
def test_the_header_of_anybody_else_is_worth_nothing(admin, reached_by, request_from):
    client = reached_by(**PROXY)
    assert client.get("/s/main/wiki", **request_from).status_code == 303


def test_a_client_behind_the_proxy_cannot_pass_for_the_proxy(admin, reached_by):
    """The peer counts, not the address that the proxy forwards."""
    client = reached_by(**PROXY)
    named = from_("10.1.2.3", Remote_User="zoe", X_Forwarded_For="203.0.113.9")
    assert client.get("/spaces", **named).status_code == 200
    assert db.session.scalars(select(Identity.subject)).all() == ["zoe"]


def test_a_proxys_name_of_an_account_does_not_open_that_account(admin, reached_by):
    client = reached_by(**PROXY)
    client.get("/spaces", **from_("10.1.2.3", Remote_User="ada"))
    assert client.get("/admin", **from_("10.1.2.3", Remote_User="ada")).status_code == 404
    assert people.known_as("ada 2")


def test_addresses_are_those_that_a_configured_proxy_tells(reader, reached_by):
    from tests.access.conftest import PASSWORD

    form = {"name": "rita", "password": PASSWORD}
    client = reached_by(WIKIMIND_TRUSTED_PROXIES="10.0.0.0/8")
    told = from_("10.0.0.1", X_Forwarded_For="1.1.1.1, 203.0.113.9, 10.0.0.7", X_Forwarded_Proto="https")
    answer = client.post("/signin", data=form, **told)
    assert "Secure" in next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("wikimind="))
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    client.post("/signin", data=form, **from_("198.51.100.2", X_Forwarded_For="1.1.1.1"))
    assert [s.address for s in db.session.scalars(select(WebSession).order_by(WebSession.id))] == [
        "203.0.113.9",
        "198.51.100.2",
    ]


@pytest.mark.parametrize(
    "more",
    [{"WIKIMIND_PUBLIC_URL": "https://wiki.example.org"}, {"WIKIMIND_ALLOWED_HOSTS": "wiki.example.org"}],
)
def test_other_names_are_refused_but_for_health(admin, reached_by, more):
    client = reached_by(**more)
    for name, status in (
        ("wiki.example.org", 200),
        ("WIKI.example.org:443", 200),
        ("localhost:7842", 200),
        ("evil.example", 400),
        ("wiki.example.org.evil.example", 400),
        ("wiki.example.org@evil.example", 400),
        ("", 400),
    ):
        assert client.get("/signin", headers={"Host": name}).status_code == status, name
    assert client.get("/health", headers={"Host": "10.1.2.3:7842"}).status_code == 200


def test_a_forwarded_name_of_a_stranger_changes_nothing(admin, reached_by):
    client = reached_by(WIKIMIND_ALLOWED_HOSTS="wiki.example.org")
    forged = {"Host": "wiki.example.org", "X-Forwarded-Host": "evil.example"}
    assert client.get("/signin", headers=forged).status_code == 200


def test_every_answer_carries_the_headers(stranger, admin):
    for path in ("/signin", "/nothing", "/s/main/wiki", "/api/v1/spaces/main", "/static/css/base.css"):
        headers = stranger.get(path).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert "noindex" in headers["X-Robots-Tag"]
        assert "Strict-Transport-Security" not in headers


def test_feeding_is_limited_for_a_person_whatever_way_they_take(editor, reached_by):
    from wikimind.access import tokens
    from wikimind.extensions import write_transaction

    with write_transaction() as session:
        secret = tokens.make(session, editor, "t", ["write"], 1)
    client = reached_by(WIKIMIND_RATE_FEED="2/hour")
    shown = {"Authorization": f"Bearer {secret}"}
    url = "/api/v1/spaces/main/sources"
    statuses = [client.post(url, json={"text": f"Tea {n}"}, headers=shown).status_code for n in range(4)]
    assert statuses == [202, 202, 429, 429]
    answer = client.post(url, json={"text": "Tea"}, headers=shown)
    assert answer.headers["Retry-After"]
    assert answer.content_type == "application/problem+json"
    assert client.get(url, headers=shown).status_code == 200


def test_limits_hold_while_redis_is_away(editor, reached_by):
    from tests.access.conftest import PASSWORD
    from tests.processes import free_port

    client = reached_by(REDIS_URL=f"redis://127.0.0.1:{free_port()}/0", WIKIMIND_RATE_SIGN_IN="2/hour")
    form = {"name": "nobody", "password": PASSWORD}
    statuses = [client.post("/signin", data=form).status_code for _ in range(4)]
    assert statuses == [400, 400, 429, 429]


def test_a_stranger_cannot_make_the_server_read_a_large_form(stranger, admin, monkeypatch):
    """The gate stands before the check of form tokens, which would read the form."""
    from werkzeug.formparser import FormDataParser

    def parsed(*_arguments, **_more):
        raise AssertionError("the form was read")

    monkeypatch.setattr(FormDataParser, "parse", parsed)
    stranger.application.config["WTF_CSRF_ENABLED"] = True
    assert stranger.post("/s/main/inbox", data={"text": "x" * 1000}).status_code == 303


def test_a_proxy_that_nobody_trusts_is_named_once_in_the_log(admin, reached_by, caplog):
    client = reached_by()
    for _ in range(3):
        client.get("/health", **from_("10.1.2.3", X_Forwarded_For="203.0.113.9"))
    assert caplog.text.count("WIKIMIND_TRUSTED_PROXIES") == 1
    assert "10.1.2.3" in caplog.text


def test_where_a_proxy_is_trusted_a_header_from_elsewhere_is_no_news(admin, reached_by, caplog):
    client = reached_by(WIKIMIND_TRUSTED_PROXIES="10.0.0.0/8")
    for address in ("10.1.2.3", "203.0.113.9"):
        client.get("/health", **from_(address, X_Forwarded_For="198.51.100.7"))
    assert "WIKIMIND_TRUSTED_PROXIES" not in caplog.text
