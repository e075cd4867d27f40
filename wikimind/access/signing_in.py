"""Signing in and out with a password."""

import logging

from sqlalchemy.orm import Session

from wikimind.access import activity, addresses, credentials, identity, people, sessions, throttle
from wikimind.errors import InvalidInput
from wikimind.extensions import write_transaction
from wikimind.models.space import User

log = logging.getLogger(__name__)

WRONG = "The name or the password is wrong."


def with_password(name: str, password: str) -> User:
    """Sign in the owner of this name and password. Raises InvalidInput or TooMany, whoever exists."""
    with activity.unrecorded():
        counted = throttle.count(name)
    user = people.known_as(name)
    able = user if user and user.disabled_at is None else None
    if not credentials.check_password(
        able.password_hash if able else None, password[: credentials.LONGEST_PASSWORD]
    ):
        log.warning("a sign-in failed, from %s", addresses.client())
        raise InvalidInput(WRONG)
    assert able is not None
    with write_transaction() as session:
        throttle.clear(session, counted)
        if able.password_hash and credentials.is_outdated(able.password_hash):
            able.password_hash = credentials.hash_password(password)
        begin(session, able, "signed in")
    return able


def begin(session: Session, user: User, how: str) -> None:
    """Sign in a person whose identity is proven."""
    sessions.begin(session, user)
    activity.tell(how, user=user)
    identity.forget()


def leave() -> None:
    """Sign this browser out."""
    who = identity.asker()
    with write_transaction() as session:
        if who.user and who.session_id:
            sessions.end(session, who.user, who.session_id)
    sessions.forget()
    identity.forget()
