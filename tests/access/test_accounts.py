"""One's own account, tokens of programs, invitations, and a new password for who forgot theirs."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.access.conftest import PASSWORD
from wikimind.access import people, spaces, tickets, tokens
from wikimind.access.credentials import hash_of
from wikimind.extensions import db, write_transaction
from wikimind.models.account import ApiToken, WebSession
from wikimind.models.ticket import INVITATION, RESET, Ticket
from wikimind.models.types import now

NEW = "an entirely new one"


def value_in(page: str) -> str:
    """The secret that a page shows once."""
    return re.search(r'class="secret-value" readonly value="([^"]+)"', page)[1]


def as_program(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_a_token_is_shown_once_and_kept_as_a_hash(editor, browser_of, stranger):
    browser = browser_of(editor)
    secret = value_in(browser.post("/account/tokens", data={"name": "clip", "scope": "feed"}).text)
    assert secret.startswith("wm_")
    row = db.session.scalars(select(ApiToken)).one()
    assert (row.token_hash, row.scopes, row.name) == (hash_of(secret), "feed", "clip")
    page = browser.get("/account").text
    assert secret not in page
    assert f"{secret[:8]}…" in page
    assert "never used" in page
    fed = stranger.post("/api/v1/spaces/main/sources", json={"text": "Tea"}, headers=as_program(secret))
    assert fed.status_code == 202
    assert "used just now" in re.sub(r"<[^>]+>", "", browser.get("/account").text).replace("\n", "")


def test_a_token_ends_when_it_expires_is_revoked_or_its_owner_is_disabled(editor, browser_of, stranger):
    with write_transaction() as session:
        first, second, third = (tokens.make(session, editor, n, ["read"], 1) for n in "abc")

    def opens(secret):
        return stranger.get("/api/v1/spaces/main", headers=as_program(secret)).status_code == 200

    assert all(map(opens, (first, second, third)))
    with write_transaction() as session:
        session.execute(
            update(ApiToken).where(ApiToken.name == "a").values(expires_at=now() - timedelta(seconds=1))
        )
    browser_of(editor).post("/account/tokens/2/revoke")
    assert [opens(first), opens(second), opens(third)] == [False, False, True]
    with write_transaction() as session:
        people.set_disabled(session, editor, True)
    assert not opens(third)


def test_a_token_does_no_more_than_its_owner(reader, stranger):
    with write_transaction() as session:
        secret = tokens.make(session, reader, "t", ["admin"], None)
    fed = stranger.post("/api/v1/spaces/main/sources", json={"text": "Tea"}, headers=as_program(secret))
    assert fed.status_code == 403
    assert stranger.get("/metrics", headers=as_program(secret)).status_code == 404


def test_only_an_administrators_token_with_that_scope_sees_how_the_installation_is(admin, stranger):
    with write_transaction() as session:
        read, administer = (tokens.make(session, admin, "t", [scope], 1) for scope in ("read", "admin"))
    assert stranger.get("/metrics", headers=as_program(read)).status_code == 404
    assert stranger.get("/metrics", headers=as_program(administer)).status_code == 200
    assert "checks" in stranger.get("/health/deep", headers=as_program(administer)).json
    assert "checks" not in stranger.get("/health/deep").json


def test_a_wrong_token_is_not_made_good_by_a_session(reader, browser_of):
    browser = browser_of(reader)
    assert browser.get("/api/v1/spaces/main").status_code == 200
    answer = browser.get("/api/v1/spaces/main", headers=as_program("wm_wrong"))
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert answer.content_type == "application/problem+json"


@pytest.mark.parametrize(
    "form", [{"name": "", "scope": "read"}, {"name": "x"}, {"name": "x", "scope": "root"}]
)
def test_a_token_without_name_or_with_odd_scopes_is_not_made(reader, browser_of, form):
    assert browser_of(reader).post("/account/tokens", data=form).status_code == 400


def test_sessions_are_listed_and_can_be_ended(reader, browser_of):
    phone = browser_of(reader, headers={"User-Agent": "Phone <b>9</b>/1.0"})
    laptop = browser_of(reader)
    page = laptop.get("/account").text
    assert "Phone &lt;b&gt;9&lt;/b&gt;" in page
    assert "this browser" in page
    laptop.post("/account/sessions/1/end")
    assert phone.get("/account").status_code == 303
    assert laptop.get("/account").status_code == 200


def test_nobody_ends_sessions_or_revokes_tokens_of_others(reader, editor, browser_of):
    theirs = browser_of(editor)
    with write_transaction() as session:
        tokens.make(session, editor, "t", ["read"], 1)
    mine = browser_of(reader)
    mine.post("/account/sessions/1/end")
    mine.post("/account/tokens/1/revoke")
    assert theirs.get("/account").status_code == 200
    assert db.session.query(ApiToken).count() == 1


def test_a_new_password_needs_the_present_one_and_ends_other_sessions(reader, browser_of, stranger):
    phone, laptop = browser_of(reader), browser_of(reader)
    wrong = laptop.post("/account/password", data={"password": "not it, no", "new": NEW})
    assert wrong.status_code == 400
    assert laptop.post("/account/password", data={"password": PASSWORD, "new": "short"}).status_code == 400
    assert laptop.post("/account/password", data={"password": PASSWORD, "new": NEW}).status_code == 303
    assert phone.get("/account").status_code == 303
    assert laptop.get("/account").status_code == 200
    assert stranger.post("/signin", data={"name": "rita", "password": NEW}).status_code == 303


@pytest.mark.parametrize("password", ["password123", "aaaaaaaaaaaa", "rita@example.org", "x" * 1001])
def test_a_password_that_anybody_would_try_is_refused(reader, browser_of, password):
    form = {"password": PASSWORD, "new": password}
    assert browser_of(reader).post("/account/password", data=form).status_code == 400


RESERVED = ["local", "wikimind", "Wiki-Mind", "Vault", "command  line", "MACHINE", "ｖａｕｌｔ"]


@pytest.mark.parametrize(
    "name", ["ada", "ADA", *RESERVED, "a@b.example", "", "x" * 101, "two\u202ewords\x07"]
)
def test_a_name_that_is_taken_or_odd_is_refused(reader, browser_of, name):
    form = {"name": name, "email": "", "password": PASSWORD}
    assert browser_of(reader).post("/account/details", data=form).status_code == 400


def test_an_invitation_makes_an_account_once(owner, browser_of, app, stranger):
    browser = browser_of(owner)
    page = browser.post("/s/main/members/invite", data={"role": "editor", "note": "for Nia"}).text
    link = value_in(page).removeprefix("http://localhost")
    assert "as an editor" in stranger.get(link).text
    form = {"name": "Nia", "email": "nia@example.org", "password": "short"}
    assert stranger.post(link, data=form).status_code == 400
    assert stranger.post(link, data={**form, "password": PASSWORD}).status_code == 303
    assert stranger.get("/s/main/wiki/x/edit").status_code == 404  # an editor may, but there is no x
    late = app.test_client()
    assert late.get(link).status_code == 404
    assert late.post(link, data={"name": "Eve", "password": PASSWORD}).status_code == 404
    assert people.known_as("Eve") is None


def test_an_invitation_lets_in_who_has_an_account_and_never_lowers_a_role(owner, bob, browser_of, space):
    with write_transaction() as session:
        first = tickets.make(session, INVITATION, space=space, role="reader", by=owner)
        second = tickets.make(session, INVITATION, space=space, role="reader", by=owner)
    assert browser_of(bob).post(f"/invitation/{first}").status_code == 303
    browser_of(owner).post(f"/invitation/{second}")
    assert dict(spaces.spaces_of(bob))[space] == "reader"
    assert dict(spaces.spaces_of(owner))[space] == "owner"


def test_an_invitation_that_is_withdrawn_or_too_old_works_no_more(owner, browser_of, space, stranger):
    with write_transaction() as session:
        withdrawn, old = (tickets.make(session, INVITATION, space=space, role="reader") for _ in "ab")
        session.execute(update(Ticket).where(Ticket.token_hash == hash_of(old)).values(expires_at=now()))
    browser_of(owner).post("/s/main/members/invitations/1/withdraw")
    assert [stranger.get(f"/invitation/{one}").status_code for one in (withdrawn, old)] == [404, 404]
    assert stranger.get(f"/password/{withdrawn}").status_code == 404


def test_the_command_line_gives_a_link_too_and_a_new_password_voids_it(reader, app, stranger):
    run = app.test_cli_runner()
    link = run.invoke(args=["user", "reset-link", "rita"]).output.strip()
    path = link.removeprefix("http://localhost:7842")
    assert stranger.get(path).status_code == 200
    assert run.invoke(args=["user", "password", "rita", "--password", NEW]).exit_code == 0
    assert stranger.get(path).status_code == 404
    assert db.session.query(Ticket).filter_by(kind=RESET).one().used_at
    assert db.session.query(WebSession).count() == 0


def test_the_command_line_disables_lists_and_makes_tokens(reader, app, stranger):
    run = app.test_cli_runner()
    secret = run.invoke(args=["user", "token", "rita", "--scope", "read", "--days", "3"]).output.strip()
    assert stranger.get("/api/v1/spaces/main", headers=as_program(secret)).status_code == 200
    assert "rita\trita@example.org\tmain: reader" in run.invoke(args=["user", "list"]).output
    assert run.invoke(args=["user", "role", "rita", "main", "editor"]).exit_code == 0
    assert run.invoke(args=["user", "disable", "rita"]).exit_code == 0
    assert "disabled" in run.invoke(args=["user", "list"]).output
    assert stranger.get("/api/v1/spaces/main", headers=as_program(secret)).status_code == 401
    last = run.invoke(args=["user", "disable", "ada"])
    assert last.exit_code == 1
    assert "only administrator" in last.output


def test_without_a_mail_server_there_is_no_such_page(reader, stranger):
    assert stranger.get("/password").status_code == 404
    assert stranger.post("/password", data={"name": "rita"}).status_code == 404
