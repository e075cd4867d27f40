"""The cast of an installation in production: an administrator, members of a space, people of another."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from wikimind.access import credentials, people, spaces
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.space import EDITOR, OWNER, READER, Space, User

PASSWORD = "correct horse battery"
HASH = credentials.hash_password(PASSWORD)
PRODUCTION = {"WIKIMIND_MODE": "production", "SECRET_KEY": "k" * 64}


@pytest.fixture
def more_settings() -> dict[str, str]:
    """Overridden where a test wants other settings."""
    return {}


@pytest.fixture
def environment(
    environment_in: Callable[..., dict[str, str]], data_dir: Any, more_settings: dict[str, str]
) -> dict[str, str]:
    return {**environment_in(data_dir), **PRODUCTION, **more_settings}


@pytest.fixture
def person(app: Flask) -> Callable[..., User]:
    """Make somebody, a member of a space with a role or not."""

    def person(name: str, space: Space | None = None, role: str = "", admin: bool = False) -> User:
        with write_transaction() as session:
            email = f"{name}@example.org"
            user = people.make(session, name, email, password_hash=HASH, admin=admin)
            if space:
                spaces.join(session, space, user, role)
        return user

    return person


@pytest.fixture
def admin(person: Callable[..., User]) -> User:
    """The first administrator, who goes on as the owner of the first space."""
    return person("ada", admin=True)


@pytest.fixture
def owner(admin: User, person: Callable[..., User], space: Space) -> User:
    return person("olga", space, OWNER)


@pytest.fixture
def editor(admin: User, person: Callable[..., User], space: Space) -> User:
    return person("eddie", space, EDITOR)


@pytest.fixture
def reader(admin: User, person: Callable[..., User], space: Space) -> User:
    return person("rita", space, READER)


@pytest.fixture
def other_space(admin: User, person: Callable[..., User]) -> Space:
    """Somebody else's: bob owns it and is in no other."""
    bob = person("bob")
    with write_transaction() as session:
        return spaces.make(session, "Other", bob)


@pytest.fixture
def bob(other_space: Space) -> User:
    found = people.known_as("bob")
    assert found
    return found


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def browser_of(app: Flask) -> Callable[..., FlaskClient]:
    """A browser in which the person signed in, by the form."""

    def browser_of(user: User, **environ: str) -> FlaskClient:
        client = app.test_client()
        db.session.refresh(user)
        answer = client.post("/signin", data={"name": user.name, "password": PASSWORD}, **environ)
        assert answer.status_code == 303, answer.text
        return client

    return browser_of


@pytest.fixture
def article(compiled: Callable[..., Article]) -> Article:
    text = "# Kelp\n\nKelp forests grow along cold coasts. Sea otters eat urchins and so protect the kelp."
    return compiled(text, "kelp.md")
