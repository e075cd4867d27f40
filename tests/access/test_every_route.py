"""Every route of the URL map, whoever wrote it: refused to strangers, to readers where it changes something,
to the owner of another space, and to forms of other sites. A new route fails until it says who may use it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient

from wikimind.access import tokens
from wikimind.access.gate import UNDECLARED
from wikimind.access.needs import (
    ADMIN,
    EDITOR,
    FEEDER,
    IMPLIED,
    MEMBER,
    OWNER,
    PUBLIC,
    READER,
    SCOPES,
    SIGNED_IN,
    Need,
)
from wikimind.access.routes import NEEDS
from wikimind.extensions import write_transaction

FILLED = {"space": "main", "slug": "kelp", "secret": "guessed", "path": "x", "filename": "favicon.svg"}

# They change something for whoever asks, and prove by themselves that they may.
MAY_CHANGE_FOR_ANYBODY = {
    "home.theme",
    "signin.submit",
    "signin.leave",
    "signin.set_up",
    "links.accept",
    "links.request_reset",
    "links.set_password",
}


@dataclass(frozen=True)
class Case:
    """One route asked with one method."""

    endpoint: str
    method: str
    url: str

    @property
    def need(self) -> Need:
        return NEEDS.get(self.endpoint, PUBLIC)

    @property
    def changes(self) -> bool:
        return self.method != "GET"

    def asked_by(self, client: FlaskClient, **more: object) -> int:
        return client.open(self.url, method=self.method, **more).status_code

    def __str__(self) -> str:
        return f"{self.method} {self.url} ({self.endpoint})"


def cases(app: Flask) -> Iterator[Case]:
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        # Numbers are 1, everything else a word.
        values = {name: FILLED.get(name, 1) for name in rule.arguments}
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            yield Case(rule.endpoint, method, adapter.build(rule.endpoint, values, method=method))


def not_so(app: Flask, condition: Callable[[Case], bool]) -> list[str]:
    return [str(case) for case in cases(app) if not condition(case)]


def test_every_route_says_who_may_use_it(app):
    missing = [UNDECLARED.format(endpoint) for endpoint in app.view_functions if endpoint not in NEEDS]
    assert not missing, "\n".join(missing)


def test_a_route_that_does_not_say_it_is_refused(app, admin, browser_of, stranger):
    # Flask takes no more routes after the first request, so the declaration is what is taken away.
    declared = NEEDS.pop("concepts.index")
    try:
        for client in (stranger, browser_of(admin)):
            answer = client.get("/s/main/concepts")
            assert answer.status_code == 403
            assert "“concepts.index” does not say who may use it" in answer.text
    finally:
        NEEDS["concepts.index"] = declared


def test_what_changes_something_is_never_open_to_visitors(app):
    def is_guarded(case: Case) -> bool:
        return (
            not case.changes
            or case.need not in (PUBLIC, READER, SIGNED_IN)
            or case.endpoint in MAY_CHANGE_FOR_ANYBODY
        )

    assert not_so(app, is_guarded) == [], "Say MEMBER, FEEDER, EDITOR, OWNER, PERSON or ADMIN instead."


def test_what_changes_a_space_is_refused_to_its_readers(app):
    """Their own conversations are all that they change; the table alone would believe any declaration."""

    def is_theirs_or_refused(case: Case) -> bool:
        return (
            not case.changes
            or not case.need.role
            or case.need is not MEMBER
            or case.endpoint.removeprefix("api.").startswith("ask.")
        )

    assert not_so(app, is_theirs_or_refused) == [], "Say FEEDER, EDITOR or OWNER instead."


def test_a_role_is_demanded_exactly_where_the_url_names_a_space(app):
    assert not_so(app, lambda case: bool(case.need.role) == ("/main" in case.url)) == []


def test_strangers_are_refused_everywhere(app, admin, article, stranger):
    def is_refused(case: Case) -> bool:
        answer = stranger.open(case.url, method=case.method)
        if case.url.startswith("/api/"):
            return answer.status_code == 401
        return answer.status_code == 303 and answer.location.startswith("/signin")

    assert not_so(app, lambda case: case.need is PUBLIC or is_refused(case)) == []


def test_a_token_that_nobody_has_opens_nothing(app, admin, article, stranger):
    shown = {"Authorization": "Bearer wm_made-up"}
    assert not_so(app, lambda c: c.need is PUBLIC or c.asked_by(stranger, headers=shown) == 401) == []


def test_readers_are_refused_where_something_changes_and_administrators_pages_are_not_there(
    app, article, reader, browser_of
):
    client = browser_of(reader)

    def is_refused(case: Case) -> bool:
        if case.need is ADMIN:
            return case.asked_by(client) == 404
        return case.need not in (FEEDER, EDITOR, OWNER) or case.asked_by(client) == 403

    assert not_so(app, is_refused) == []


def test_editors_are_refused_what_owners_do(app, article, editor, browser_of):
    client = browser_of(editor)
    assert not_so(app, lambda case: case.need is not OWNER or case.asked_by(client) == 403) == []


def test_for_the_owner_of_another_space_there_is_nothing(app, article, bob, browser_of):
    client = browser_of(bob)
    assert not_so(app, lambda case: not case.need.role or case.asked_by(client) == 404) == []


def test_an_administrator_sees_into_no_space_they_are_not_in(app, other_space, admin, browser_of):
    client = browser_of(admin)
    assert client.get("/s/other/wiki").status_code == 404
    assert client.get("/api/v1/spaces/other/articles").status_code == 404


def test_whoever_may_is_not_refused(app, article, owner, browser_of):
    """So that the tests above are about the gate, and not about URLs that nobody can ask."""
    client = browser_of(owner)

    def is_let_in(case: Case) -> bool:
        return case.changes or case.need is ADMIN or case.asked_by(client) not in (401, 403)

    assert not_so(app, is_let_in) == []
    reached = [case for case in cases(app) if not case.changes and case.asked_by(client) == 200]
    assert len(reached) > 20


@pytest.mark.parametrize("scope", SCOPES)
def test_a_token_does_what_its_scope_says_and_nothing_in_person(app, article, owner, stranger, scope):
    with write_transaction() as session:
        secret = tokens.make(session, owner, "t", [scope], 1)
    shown = {"Authorization": f"Bearer {secret}"}

    def is_as_said(case: Case) -> bool:
        if case.need is PUBLIC or (case.need.scope in IMPLIED[scope] and case.changes):
            return True
        status = case.asked_by(stranger, headers=shown)
        if case.need is ADMIN:
            return status == 404
        return status not in (401, 403) if case.need.scope in IMPLIED[scope] else status == 403

    assert not_so(app, is_as_said) == []


def test_a_form_of_another_site_changes_nothing(app, article, owner, browser_of):
    """Whoever is signed in sends the session's cookie with it, but knows no form's token."""
    client = browser_of(owner)
    app.config["WTF_CSRF_ENABLED"] = True

    def is_refused(case: Case) -> bool:
        if not case.changes or case.need is ADMIN:
            return True
        if case.url.startswith("/api/"):
            other = {"headers": {"Origin": "https://evil.example"}}
            return case.asked_by(client) == case.asked_by(client, **other) == 403
        answer = client.open(case.url, method=case.method, data={"theme": "dark"})
        return answer.status_code == 400 and "too old or came from another site" in answer.text

    assert not_so(app, is_refused) == []


def test_a_form_of_another_site_administers_nothing(app, admin, browser_of):
    client = browser_of(admin)
    app.config["WTF_CSRF_ENABLED"] = True
    assert not_so(app, lambda c: not (c.changes and c.need is ADMIN) or c.asked_by(client) == 400) == []
