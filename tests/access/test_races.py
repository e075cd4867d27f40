"""People who do at one moment what only one of them may: a sentence for the others, and never a 500."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import flask_migrate
import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, insert, select, text

from tests.access.conftest import PASSWORD
from wikimind.access import first_start, people, spaces, tickets
from wikimind.actions import accounts
from wikimind.actions.accounts import PersonElsewhere
from wikimind.extensions import db, write_transaction
from wikimind.models.account import Identity
from wikimind.models.space import OWNER, READER, Membership, Space, User
from wikimind.models.ticket import INVITATION, SETUP

ROUNDS = 4


def at_once(*acts: Callable[[], Any]) -> list[int]:
    """The status of each answer, in ascending order."""
    db.session.rollback()
    barrier = Barrier(len(acts))

    def act(what: Callable[[], Any]) -> int:
        barrier.wait()
        return int(what().status_code)

    with ThreadPoolExecutor(len(acts)) as pool:
        answers = sorted(pool.map(act, acts))
    db.session.rollback()
    return answers


def owners_of(space: Space) -> Sequence[int]:
    chosen = select(Membership.user_id).where(Membership.space_id == space.id, Membership.role == OWNER)
    return db.session.scalars(chosen).all()


@pytest.mark.parametrize("role", ["editor", "none"])
def test_two_owners_who_remove_each_other_leave_one(admin, person, browser_of, role):
    olga, otto = person("olga"), person("otto")
    first, second = olga.id, otto.id
    clients = {first: browser_of(olga), second: browser_of(otto)}
    for number in range(ROUNDS):
        with write_transaction() as session:
            space = spaces.make(session, f"Round {number} {role}", olga)
            spaces.join(session, space, otto, OWNER)

        def remove(who: int, whom: int, slug: str = space.slug) -> Any:
            return clients[who].post(f"/s/{slug}/members/{whom}", data={"role": role})

        answers = at_once(lambda: remove(first, second), lambda: remove(second, first))
        assert len(owners_of(space)) == 1
        assert answers[0] == 303 and answers[1] in (303, 403, 404, 409)


def test_two_owners_who_leave_at_once_leave_one(admin, person, browser_of):
    olga, otto = person("olga"), person("otto")
    first, second = olga.id, otto.id
    clients = {first: browser_of(olga), second: browser_of(otto)}
    for number in range(ROUNDS):
        with write_transaction() as session:
            space = spaces.make(session, f"Round {number}", olga)
            spaces.join(session, space, otto, OWNER)

        def leave(who: int, slug: str = space.slug) -> Any:
            return clients[who].post(f"/s/{slug}/members/{who}", data={"role": "none"})

        assert at_once(lambda: leave(first), lambda: leave(second)) == [303, 409]
        assert len(owners_of(space)) == 1


@pytest.mark.parametrize(("path", "field"), [("admin", "no"), ("disabled", "yes")])
def test_two_administrators_who_depose_each_other_leave_one(admin, person, browser_of, path, field):
    eve = person("eve", admin=True)
    first, second = admin.id, eve.id

    for _ in range(ROUNDS):
        clients = {first: browser_of(admin), second: browser_of(eve)}

        def depose(who: int, whom: int, clients: dict[int, Any] = clients) -> Any:
            return clients[who].post(f"/admin/users/{whom}/{path}", data={"to": field})

        answers = at_once(lambda: depose(first, second), lambda: depose(second, first))
        assert max(answers) < 500
        ruling = select(User.id).where(User.is_admin, User.disabled_at.is_(None))
        assert len(db.session.scalars(ruling).all()) == 1
        with write_transaction() as session:
            session.execute(
                text("UPDATE users SET is_admin = true, disabled_at = NULL WHERE name != 'local'")
            )
        clients = {user.id: browser_of(user) for user in (admin, eve)}


def test_two_people_who_hold_two_links_make_one_administrator(app, monkeypatch):
    """The link is made anew every ten minutes, and the one before holds for a week."""
    with write_transaction() as session:
        links = [tickets.make(session, SETUP) for _ in range(2)]
    both_looked, use = Barrier(2), tickets.use

    def use_late(session: Any, ticket: Any) -> None:
        with suppress(BrokenBarrierError):  # whoever waits for the other's end does not come
            both_looked.wait(1)
        use(session, ticket)

    monkeypatch.setattr(first_start.tickets, "use", use_late)
    pages: list[str] = []

    def set_up(secret: str, name: str) -> Any:
        answer = app.test_client().post(f"/setup/{secret}", data={"name": name, "password": PASSWORD})
        pages.append(answer.text)
        return answer

    assert at_once(lambda: set_up(links[0], "Ada"), lambda: set_up(links[1], "Eve")) == [303, 409]
    assert db.session.scalar(select(func.count()).select_from(User).where(User.is_admin)) == 1
    assert any("There is an administrator already; ask them for an invitation." in page for page in pages)


def test_the_first_sign_ins_of_one_person_in_two_windows_make_one_account(admin, app):
    for number in range(ROUNDS):
        person = PersonElsewhere("https://id.example", f"s{number}", f"Zoe {number}", "", frozenset())
        assert first_sign_ins(app, person, person) == [f"Zoe {number}"] * 2


def test_two_people_of_one_name_who_sign_in_first_at_once_get_two_accounts(admin, app):
    for number in range(ROUNDS):
        people = [
            PersonElsewhere("https://id.example", f"{who}{number}", f"Ann {number}", "", frozenset())
            for who in "ab"
        ]
        assert first_sign_ins(app, *people) == [f"Ann {number}", f"Ann {number} 2"]


def first_sign_ins(app: Any, *people: PersonElsewhere) -> list[str]:
    """The names of the accounts, in ascending order."""
    db.session.rollback()
    barrier = Barrier(len(people))

    def sign_in(person: PersonElsewhere) -> str:
        with app.test_request_context():
            barrier.wait()
            return accounts.sign_in_from_elsewhere(None, person, "signed in").name

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(sign_in, people))


@pytest.mark.parametrize(
    "broken", [{"slug": None, "name": "no slug"}, {"slug": "main", "name": "again"}], ids=["null", "twice"]
)
def test_only_a_lost_race_is_told_as_one(app, client, monkeypatch, broken):
    def break_it(**_: Any) -> None:
        with write_transaction() as session:
            session.execute(insert(Space).values(**broken))

    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(app.view_functions, "signin.form", break_it)
    answer = client.get("/signin")
    assert answer.status_code == (409 if broken["slug"] else 500)


def invited(space: Space | None = None, count: int = 1) -> list[str]:
    with write_transaction() as session:
        return [tickets.make(session, INVITATION, space=space, role=READER) for _ in range(count)]


def test_names_that_differ_in_case_alone_are_one_name(admin, app, stranger):
    for first, second in (
        ("Zoe", "ZOE"),
        ("Зоя", "ЗОЯ"),
        ("Ζωή", "ΖΩΉ"),
        ("Straße", "STRASSE"),
        ("محمد", "محمد"),
    ):
        answers = at_once(
            *(
                joining(app, secret, name)
                for secret, name in zip(invited(count=2), (first, second), strict=True)
            )
        )
        assert answers in ([303, 400], [303, 409]), first
        assert people.known_as(first) == people.known_as(second) is not None


def joining(app: Any, secret: str, name: str) -> Callable[[], Any]:
    return lambda: app.test_client().post(f"/invitation/{secret}", data={"name": name, "password": PASSWORD})


def accepting(client: FlaskClient, secret: str) -> Callable[[], Any]:
    return lambda: client.post(f"/invitation/{secret}")


def test_one_invitation_makes_one_account(admin, app, space):
    for number in range(ROUNDS):
        (secret,) = invited(space)
        names = (f"first {number}", f"second {number}")
        assert at_once(*(joining(app, secret, name) for name in names)) == [303, 404]


def test_somebody_who_accepts_two_invitations_at_once_is_a_member_once(admin, person, browser_of, space):
    for number in range(ROUNDS):
        user = person(f"visitor-{number}")
        accept = [accepting(browser_of(user), secret) for secret in invited(space, 2)]
        assert at_once(*accept) == [303, 303]
        members = select(func.count()).where(Membership.space_id == space.id, Membership.user_id == user.id)
        assert db.session.scalar(members) == 1


def test_spaces_of_one_name_are_all_made(admin, browser_of):
    clients = [browser_of(admin) for _ in range(4)]
    for _ in range(ROUNDS):
        make = [lambda client=client: client.post("/spaces", data={"name": "Tea"}) for client in clients]
        assert at_once(*make) == [303] * 4
    assert db.session.scalar(select(func.count()).where(Space.name == "Tea")) == 4 * ROUNDS


@pytest.mark.parametrize(
    "more_settings", [{"WIKIMIND_PROXY_USER_HEADER": "Remote-User", "WIKIMIND_TRUSTED_PROXIES": "127.0.0.1"}]
)
def test_a_person_whom_the_proxy_names_for_the_first_time_gets_one_account_by_many_requests(admin, app):
    for number in range(ROUNDS):
        name = {"Remote-User": f"zoe-{number}"}
        ask = [lambda name=name: app.test_client().get("/account", headers=name) for _ in range(4)]
        assert at_once(*ask) == [200] * 4
    assert db.session.scalar(select(func.count()).select_from(Identity)) == ROUNDS


def test_people_who_had_one_name_in_two_cases_before_go_on_as_they_are(app, in_production):
    db.session.remove()
    flask_migrate.downgrade(revision="0006")
    with write_transaction() as session:
        for name in ("Zoe", "ZOE", "zoe", "Ann"):
            session.execute(
                text("INSERT INTO users (name, is_admin, created_at) VALUES (:name, :no, CURRENT_TIMESTAMP)"),
                {"name": name, "no": False},
            )
    flask_migrate.upgrade()
    for name in ("Zoe", "ZOE", "zoe", "Ann"):
        user = people.known_as(name)
        assert user and user.name == name
        with write_transaction() as session:
            user.name = people.checked_name(session, name, user)
            user.email = people.checked_email(session, f"{name.encode().hex()}@example.org", user)
    assert people.known_as("ANN").name == "Ann"
    assert people.known_as("zOE").name == "Zoe"
