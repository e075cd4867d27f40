"""Signing in with an OpenID provider, which runs on the loopback and says what the test wants."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc.jwk import RSAKey

from tests.access.provider import CLIENT, SECRET, provider
from tests.processes import no_proxies
from wikimind.access import people, spaces
from wikimind.extensions import db, write_transaction
from wikimind.models.account import WebSession

__all__ = ["no_proxies", "provider"]

pytestmark = pytest.mark.usefixtures("no_proxies")


@pytest.fixture
def more_settings(provider):
    return {
        "WIKIMIND_PUBLIC_URL": "https://localhost",
        "WIKIMIND_OIDC_ISSUER": provider.url,
        "WIKIMIND_OIDC_CLIENT_ID": CLIENT,
        "WIKIMIND_OIDC_CLIENT_SECRET": SECRET,
        "WIKIMIND_OIDC_NAME": "the company",
        "WIKIMIND_ADMIN_GROUPS": "it",
        "WIKIMIND_GROUP_ROLES": "staff=main:reader, writers=main:editor",
    }


HTTPS = {"base_url": "https://localhost"}


@pytest.fixture
def come_in(stranger, provider, admin):
    """Go to the provider and come back with what it says."""

    def come_in(client=stranger, *, state: str | None = None, path="/oidc/begin?next=/s/main/wiki", **claims):
        provider.claims = {"sub": "u1", "preferred_username": "Zoe", **claims}
        there = client.get(path, **HTTPS)
        assert there.status_code == 302, there.text
        asked = {name: values[0] for name, values in parse_qs(urlsplit(there.location).query).items()}
        provider.nonce, provider.challenge = claims.get("nonce", asked["nonce"]), asked["code_challenge"]
        come_in.asked = asked
        return client.get(f"/oidc/back?code=c&state={state or asked['state']}", **HTTPS)

    return come_in


def role_of(name: str) -> str | None:
    user = people.known_as(name)
    return {space.slug: role for space, role in spaces.spaces_of(user)}.get("main") if user else None


def test_a_group_gives_its_role_and_one_comes_back_to_where_one_wanted(come_in, stranger, provider):
    answer = come_in(groups=["staff", "writers"])
    assert (answer.status_code, answer.location) == (303, "/s/main/wiki")
    assert role_of("Zoe") == "editor"
    assert stranger.get("/s/main/wiki", **HTTPS).status_code == 200
    cookie = next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith("wikimind="))
    assert "Secure" in cookie
    assert "HttpOnly" in cookie


def test_the_exchange_is_bound_to_this_browser(come_in, provider):
    come_in(groups=["staff"])
    assert come_in.asked["scope"] == "openid profile email groups"
    assert come_in.asked["redirect_uri"] == "https://localhost/oidc/back"
    digest = hashlib.sha256(provider.verifiers[-1].encode()).digest()
    assert base64.urlsafe_b64encode(digest).rstrip(b"=").decode() == provider.challenge


def test_groups_decide_anew_every_time(come_in, app):
    come_in(groups=["writers", "it"])
    assert people.known_as("Zoe").is_admin
    come_in(app.test_client(), groups=["staff"])
    assert role_of("Zoe") == "reader"
    assert not people.known_as("Zoe").is_admin
    come_in(app.test_client(), groups=[])
    assert role_of("Zoe") is None


def test_groups_may_be_told_only_to_who_asks(come_in, provider):
    provider.asked = {"sub": "u1", "groups": ["staff"]}
    come_in()
    assert role_of("Zoe") == "reader"


def test_what_is_told_of_somebody_else_does_not_count(come_in, provider):
    provider.asked = {"sub": "u2", "groups": ["it"]}
    assert come_in().status_code == 403
    assert people.known_as("Zoe") is None


def test_who_has_no_account_and_no_group_stays_out(come_in):
    answer = come_in(email="zoe@elsewhere.example", email_verified=True)
    assert answer.status_code == 403
    assert "ask for an invitation" in answer.text
    assert people.known_as("Zoe") is None


def test_a_verified_address_leads_to_the_account_and_another_does_not(come_in, reader, app):
    assert come_in(email="RITA@example.org", email_verified=False).status_code == 403
    assert come_in(app.test_client(), email="RITA@example.org", email_verified="true").status_code == 403
    answer = come_in(app.test_client(), email="RITA@example.org", email_verified=True, groups=["staff"])
    assert answer.status_code == 303
    assert people.known_as("Zoe") is None
    assert db.session.query(WebSession).filter_by(user_id=reader.id).count() == 1


def test_somebody_elses_name_is_not_taken(come_in, reader):
    come_in(preferred_username="rita", groups=["staff"])
    assert people.known_as("rita").id == reader.id
    assert people.known_as("rita 2")


def test_who_is_disabled_stays_out(come_in, app):
    come_in(groups=["staff"])
    with write_transaction() as session:
        people.set_disabled(session, people.known_as("Zoe"), True)
    assert come_in(app.test_client(), groups=["staff"]).status_code == 403


def test_an_administrator_with_a_password_stays_one(come_in, admin):
    come_in(email="ada@example.org", email_verified=True, groups=["staff"])
    assert people.known_as("ada").is_admin


@pytest.mark.parametrize(
    "lie",
    [
        {"nonce": "of another sign-in"},
        {"iss": "https://evil.example"},
        {"aud": "another-client"},
        {"exp": 1_000_000},
        {"sub": ""},
    ],
    ids=str,
)
def test_a_token_that_is_not_meant_for_us_opens_nothing(come_in, lie):
    answer = come_in(groups=["it"], **lie)
    assert answer.status_code == 400
    assert people.known_as("Zoe") is None


def test_a_token_signed_by_somebody_else_opens_nothing(come_in, provider):
    provider.key = RSAKey.generate_key(2048, {"kid": "k1"})
    assert come_in(groups=["it"]).status_code == 400
    assert people.known_as("Zoe") is None


def test_an_answer_that_nobody_asked_for_opens_nothing(come_in, stranger):
    assert come_in(state="made-up", groups=["it"]).status_code == 400
    assert stranger.get("/oidc/back?code=c&state=s", **HTTPS).status_code == 400
    assert stranger.get("/oidc/back?error=access_denied", **HTTPS).status_code == 400


def test_nobody_is_sent_to_another_site_afterwards(come_in):
    answer = come_in(path="/oidc/begin?next=//evil.example", groups=["staff"])
    assert answer.location == "/"


def test_the_button_is_there_only_where_there_is_a_provider(stranger, admin):
    assert "Continue with the company" in stranger.get("/signin", **HTTPS).text


def test_a_provider_that_is_away_is_told_in_a_sentence(stranger, app, admin):
    app.extensions["wikimind.oidc"]._server_metadata_url = "http://127.0.0.1:9/none"
    answer = stranger.get("/oidc/begin", **HTTPS)
    assert answer.status_code == 503
    assert "sign in with a password" in answer.text
