"""What people do with accounts: their own, and, as administrators or at the command line, those of others."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from wikimind.access import (
    activity,
    credentials,
    elsewhere,
    first_start,
    people,
    sessions,
    signing_in,
    spaces,
    throttle,
    tickets,
    tokens,
)
from wikimind.access.signing_in import WRONG
from wikimind.errors import Conflict, Forbidden, InvalidInput
from wikimind.extensions import db, write_transaction
from wikimind.models.space import Space, User
from wikimind.models.ticket import INVITATION, RESET, Ticket


@dataclass(frozen=True)
class PersonElsewhere:
    """Somebody whom a provider vouches for: their number there, what they are called, and their groups."""

    issuer: str
    subject: str
    name: str
    email: str
    groups: frozenset[str]


def set_up(secret: str, name: str, email: str, password: str) -> User:
    """The first administrator, signed in. Raises NotFound, InvalidInput, Conflict."""
    user = first_start.make_admin(secret, name, email, password)
    with write_transaction() as session:
        signing_in.begin(session, user, "became the first administrator")
    return user


def sign_in_from_elsewhere(user: User | None, person: PersonElsewhere, how: str) -> User:
    """Sign in a person from a provider, with a new account where they have none. Raises Forbidden."""
    try:
        return _signed_in_from_elsewhere(user, person, how)
    except (IntegrityError, Conflict, InvalidInput):
        # Their account or their name was made at this very moment, as by a second window of the same person.
        user = elsewhere.known(person.issuer, person.subject)
        return _signed_in_from_elsewhere(user, person, how)


def _signed_in_from_elsewhere(user: User | None, person: PersonElsewhere, how: str) -> User:
    with write_transaction() as session:
        if user is None:
            user = elsewhere.introduce(session, person.issuer, person.subject, person.name, person.email)
        if user.disabled_at:
            raise Forbidden("Your account here is disabled; ask an administrator.")
        elsewhere.give_roles(session, user, set(person.groups))
        signing_in.begin(session, user, how)
    return user


def confirm(user: User, password: str) -> None:
    """Somebody at a browser left open does not know the password. Raises InvalidInput, TooMany."""
    if user.password_hash is None:
        raise InvalidInput("You have no password here; an administrator can give you a link to set one.")
    with activity.unrecorded():
        counted = throttle.count(user.name)
    if not credentials.check_password(user.password_hash, password[: credentials.LONGEST_PASSWORD]):
        raise InvalidInput(WRONG)
    with activity.unrecorded(), write_transaction() as session:
        throttle.clear(session, counted)


def change_details(user: User, name: str, email: str) -> None:
    """Another name or e-mail address. Raises InvalidInput."""
    with write_transaction() as session:
        before = user.name
        user.name = people.checked_name(session, name, user)
        user.email = people.checked_email(session, email, user) or None
        activity.tell(f"{before} is {user.name}, {user.email or 'without an address'}")


def change_password(user: User, password: str, *, keep_session: int) -> None:
    """A new password; every other browser is signed out. Raises InvalidInput."""
    with write_transaction() as session:
        people.set_password(session, user, password, keep_session=keep_session)
        activity.tell("a new password")


def end_session(user: User, session_id: int) -> None:
    """Sign one browser out. Raises NotFound."""
    with write_transaction() as session:
        sessions.end(session, user, session_id)
        activity.tell("signed another browser out")


def end_other_sessions(user: User, *, but: int) -> None:
    with write_transaction() as session:
        sessions.end_all(session, user, but=but)
        activity.tell("signed all other browsers out")


def make_token(user: User, name: str, scopes: Sequence[str], days: int | None) -> str:
    """The secret of a new token; without `days` it lives until it is revoked. Raises InvalidInput."""
    with write_transaction() as session:
        secret = tokens.make(session, user, name, scopes, days)
        told = f"{user.name}: “{name.strip()}” ({' '.join(scopes)})"
        activity.record(session, told, command="user token")
    return secret


def revoke_token(user: User, token_id: int) -> None:
    """Raises NotFound."""
    with write_transaction() as session:
        tokens.revoke(session, user, token_id)
        activity.tell("revoked a token")


def invite(note: str, *, by: User) -> str:
    """The secret of a link with which somebody makes an account."""
    with write_transaction() as session:
        secret = tickets.make(session, INVITATION, note=note, by=by)
        activity.tell(f"invited {note or 'somebody'}")
    return secret


def join(ticket: Ticket, user: User) -> Space | None:
    """A person with an account uses an invitation: into its space, or only into the installation."""
    with write_transaction():
        space = _let_in(ticket, user)
        activity.tell("accepted an invitation")
    return space


def register(ticket: Ticket, name: str, email: str, password: str) -> User:
    """Somebody without an account uses an invitation to make one. Raises InvalidInput, Conflict."""
    credentials.check_new_password(password, name, email)
    password_hash = credentials.hash_password(password)
    with write_transaction() as session:
        user = people.make(session, name, email, password_hash=password_hash)
        _let_in(ticket, user)
        signing_in.begin(session, user, "made an account with an invitation")
    return user


def _let_in(ticket: Ticket, user: User) -> Space | None:
    session = db.session()
    tickets.use(session, ticket)
    space = session.get(Space, ticket.space_id) if ticket.space_id else None
    if space:
        spaces.join_at_least(session, space, user, ticket.role)
    return space


def make_reset_link(user: User, *, by: User | None = None) -> str:
    """The secret of a link with which the person sets a new password, once."""
    with write_transaction() as session:
        secret = tickets.make(session, RESET, user=user, by=by)
        activity.record(session, f"for {user.name}", command="user reset-link")
    return secret


def set_disabled(user: User, disabled: bool) -> None:
    """Keep the person out, or let them in again. Raises Conflict for the last administrator."""
    with write_transaction() as session:
        people.set_disabled(session, user, disabled)
        command = "user disable" if disabled else "user enable"
        activity.record(
            session, f"{user.name}{' is disabled' if disabled else ' is enabled'}", command=command
        )


def set_admin(user: User, admin: bool) -> None:
    """Raises Conflict for the last administrator."""
    with write_transaction() as session:
        people.set_admin(session, user, admin)
        activity.tell(f"{user.name} is {'an' if admin else 'no longer an'} administrator")


def create(name: str, email: str, password: str, *, admin: bool) -> User:
    """A new person, made at the command line. Raises InvalidInput, Conflict."""
    credentials.check_new_password(password, name, email)
    password_hash = credentials.hash_password(password)
    with write_transaction() as session:
        user = people.make(session, name, email, password_hash=password_hash, admin=admin)
        activity.record(session, user.name, command="user create")
    if admin:
        first_start.withdraw_link()
    return user


def replace_password(user: User, password: str) -> None:
    """A new password; the person is signed out everywhere, and no link sets another. Raises InvalidInput."""
    with write_transaction() as session:
        people.set_password(session, user, password)
        tickets.void(session, RESET, user)
        activity.record(session, user.name, command="user password")
