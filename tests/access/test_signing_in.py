"""Signing in: what it shows, what it leaves in the browser, and how it slows down who guesses."""

import re
from datetime import timedelta

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from tests import thrift
from tests.access.conftest import HASH, PASSWORD
from wikimind.access import credentials, people, throttle
from wikimind.extensions import db, write_transaction
from wikimind.models.account import Attempt, WebSession
from wikimind.models.types import now


def sign_in(client, name="rita", password=PASSWORD, **more):
    return client.post("/signin", data={"name": name, "password": password, **more.pop("data", {})}, **more)


def cookie_in(answer, name="wikimind"):
    return next(c for c in answer.headers.getlist("Set-Cookie") if c.startswith(f"{name}="))


@pytest.mark.parametrize("name", ["rita", "RITA", " rita ", "rita@example.org", "Rita@Example.ORG"])
def test_one_signs_in_by_name_or_address(reader, stranger, name):
    assert sign_in(stranger, name).status_code == 303
    assert stranger.get("/s/main/wiki").status_code == 200


def test_a_name_may_have_any_letters(admin, stranger):
    with write_transaction() as session:
        people.make(session, "Örjan Łukasz", password_hash=HASH)
    assert sign_in(stranger, "Örjan  Łukasz ").status_code == 303


def test_wrong_name_and_wrong_password_look_the_same(reader, stranger):
    with write_transaction():
        people.known_as("ada").disabled_at = now()
    answers = [
        sign_in(stranger, "rita", "wrong password"),
        sign_in(stranger, "nobody", "wrong password"),
        sign_in(stranger, "ada", PASSWORD),
        sign_in(stranger, "local", ""),
    ]
    assert {answer.status_code for answer in answers} == {400}
    pages = {re.sub(r'value="[^"]*"', "", answer.text) for answer in answers}
    assert len(pages) == 1
    assert "The name or the password is wrong" in pages.pop()


def test_a_password_is_kept_as_an_argon2_hash(reader):
    assert reader.password_hash.startswith("$argon2id$")
    assert PASSWORD not in reader.password_hash


def test_a_hash_of_weaker_parameters_is_renewed_by_signing_in(reader, stranger, monkeypatch):
    monkeypatch.setattr(credentials, "_HASHER", thrift.SLOW_HASHER)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with write_transaction():
        reader.password_hash = weak
    sign_in(stranger)
    db.session.refresh(reader)
    assert "$m=19456,t=2,p=1$" in reader.password_hash
    assert credentials.check_password(reader.password_hash, PASSWORD)


def test_the_cookie_is_of_no_use_to_scripts_and_other_sites(reader, stranger):
    cookie = cookie_in(sign_in(stranger))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "Secure" not in cookie
    assert "Secure" in cookie_in(sign_in(stranger, base_url="https://localhost"))


def test_signing_in_makes_a_new_session_whatever_the_browser_had(reader, stranger):
    sign_in(stranger)
    first = stranger.get_cookie("wikimind").value
    sign_in(stranger)
    assert stranger.get_cookie("wikimind").value != first
    assert db.session.query(WebSession).count() == 2


def test_a_cookie_that_was_kept_is_worth_nothing_after_signing_out(reader, stranger):
    sign_in(stranger)
    kept = stranger.get_cookie("wikimind").value
    assert stranger.post("/signout").status_code == 303
    assert stranger.get("/s/main/wiki").status_code == 303
    stranger.set_cookie("wikimind", kept)
    assert stranger.get("/s/main/wiki").status_code == 303


def test_a_session_ends_when_nobody_comes_for_long(reader, stranger):
    sign_in(stranger)
    with write_transaction() as session:
        session.execute(update(WebSession).values(expires_at=now() - timedelta(seconds=1)))
    assert stranger.get("/s/main/wiki").status_code == 303


def test_the_database_holds_nothing_that_a_browser_could_send(reader, stranger):
    sign_in(stranger)
    row = db.session.scalars(select(WebSession)).one()
    assert row.token_hash not in stranger.get_cookie("wikimind").value
    with stranger.session_transaction() as cookie:
        assert credentials.hash_of(cookie["sid"]) == row.token_hash


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:alert(1)",
        "evil.example",
        " //evil.example",
        "/%0a/evil.example\n//x",
    ],
)
def test_nobody_is_sent_to_another_site(reader, stranger, path):
    assert sign_in(stranger, data={"next": path}).location == "/"
    assert stranger.get("/signin", query_string={"next": path}).location == "/"


def test_one_comes_back_to_the_page_that_was_asked_for(reader, stranger):
    there = stranger.get("/s/main/search?q=kelp").location
    assert there == "/signin?next=/s/main/search?q%3Dkelp"
    assert 'name="next" value="/s/main/search?q=kelp"' in stranger.get(there).text
    assert sign_in(stranger, data={"next": "/s/main/search?q=kelp"}).location == "/s/main/search?q=kelp"


def guess(client, times, name="rita", **more):
    return [sign_in(client, name, f"wrong {n}", **more).status_code for n in range(times)]


def from_(address):
    return {"environ_base": {"REMOTE_ADDR": address}}


def test_guessing_gets_slow(reader, stranger):
    assert guess(stranger, 7) == [400] * 5 + [429] * 2
    answer = sign_in(stranger)
    assert answer.status_code == 429
    assert 1 <= int(answer.headers["Retry-After"]) <= 15
    assert "Try again in" in answer.text


def test_the_wait_ends_and_the_right_password_clears_it(reader, stranger):
    guess(stranger, 5)
    with write_transaction() as session:
        session.execute(update(Attempt).values(wait_until=now()))
    assert sign_in(stranger).status_code == 303
    assert db.session.query(Attempt).count() == 0


def test_each_further_guess_waits_longer_but_never_for_good(reader, stranger):
    waits = []
    for _ in range(14):
        sign_in(stranger, "rita", "wrong")
        row = db.session.scalars(select(Attempt).execution_options(populate_existing=True)).one()
        waits.append(round((row.wait_until - now()).total_seconds()) if row.wait_until else 0)
        with write_transaction() as session:
            session.execute(update(Attempt).values(wait_until=now()))
    assert waits[:7] == [0, 0, 0, 0, 15, 30, 60]
    assert max(waits) == throttle.LONGEST_WAIT


def test_who_guesses_elsewhere_does_not_keep_the_owner_out(reader, app, stranger):
    assert 429 in guess(app.test_client(), 8, **from_("203.0.113.5"))
    assert sign_in(stranger, **from_("198.51.100.7")).status_code == 303


def test_who_guesses_behind_the_same_address_does_not_keep_a_known_browser_out(reader, app, stranger):
    sign_in(stranger)
    stranger.post("/signout")
    assert 429 in guess(app.test_client(), 8)
    assert sign_in(stranger).status_code == 303
    assert sign_in(app.test_client()).status_code == 429


def test_a_known_browser_may_not_guess_for_ever_either(reader, stranger):
    sign_in(stranger)
    assert 429 in guess(stranger, 8)


def test_the_mark_of_a_browser_counts_for_its_own_account_only(reader, admin, app, stranger):
    sign_in(stranger)
    guess(app.test_client(), 6, "ada")
    assert sign_in(stranger, "ada").status_code == 429


def test_a_mark_that_was_made_up_counts_for_nothing(reader, app, stranger):
    guess(app.test_client(), 6)
    stranger.set_cookie(throttle.DEVICE_COOKIE, "WyJyaXRhIl0.made-up")
    assert sign_in(stranger).status_code == 429


def test_a_whole_network_of_ipv6_addresses_is_one_place(reader, app):
    statuses = [
        status for n in range(7) for status in guess(app.test_client(), 1, **from_(f"2001:db8:1:2::{n}"))
    ]
    assert statuses[-1] == 429


def test_the_command_line_lets_in_whatever_was_guessed(reader, app, stranger):
    guess(stranger, 8)
    told = app.test_cli_runner().invoke(args=["user", "password", "rita", "--password", "another good one"])
    assert told.exit_code == 0, told.output
    assert sign_in(stranger, password="another good one", **from_("198.51.100.7")).status_code == 303


def test_one_address_may_only_try_so_often_whomever_it_tries(admin, stranger):
    statuses = [sign_in(stranger, f"name{n}", "wrong").status_code for n in range(22)]
    assert statuses[:20] == [400] * 20
    assert statuses[20:] == [429] * 2
    assert stranger.get("/signin").status_code == 200
