"""Who asks: a person in a browser, a program with a token, a person a proxy names, or a stranger."""

from dataclasses import dataclass

from flask import has_request_context, request
from sqlalchemy import select

from wikimind.access import addresses, elsewhere, sessions, tokens
from wikimind.access.needs import ADMINISTER, IMPLIED
from wikimind.extensions import db, settings
from wikimind.models.space import LOCAL_USER, User

SESSION, TOKEN, PROXY, LOCAL, COMMAND, NOBODY = "session", "token", "proxy", "local", "command", "nobody"

_KNOWN = "wikimind.asker"


@dataclass(frozen=True)
class Asker:
    """`by` is how the person is known; `scopes` what their token may, or None where no token limits them.

    `name` and `is_admin` are those at the beginning of the request, known without the database.
    """

    user: User | None = None
    by: str = NOBODY
    scopes: frozenset[str] | None = None
    session_id: int = 0
    name: str = ""
    is_admin: bool = False


def _asker(user: User, by: str, scopes: frozenset[str] | None = None, session_id: int = 0) -> Asker:
    """An administrator is one in person, or with a token that may administer."""
    administers = (user.is_admin or user.is_local) and (scopes is None or ADMINISTER in scopes)
    return Asker(user, by, scopes, session_id, user.name, administers)


def asker() -> Asker:
    """The maker of this request, looked up once; outside a request the person at the machine."""
    if not has_request_context():
        user = local_user()
        return _asker(user, COMMAND) if user else Asker()
    known: Asker | None = request.environ.get(_KNOWN)
    if known is None:
        known = request.environ[_KNOWN] = _identified()
    return known


def known_so_far() -> Asker:
    """The asker as far as they were looked up: even the page of a database error can show this."""
    known: Asker = request.environ.get(_KNOWN, Asker())
    return known


def forget() -> None:
    """Look again who asks: they just signed in or out."""
    request.environ.pop(_KNOWN, None)


def local_user() -> User | None:
    """The person at this machine without an account; gone once there is an administrator."""
    return db.session.scalar(select(User).where(User.name == LOCAL_USER))


def _identified() -> Asker:
    authorization = request.headers.get("Authorization", "")
    if authorization[:7].lower() == "bearer ":
        # Whoever shows a token is who it says, or nobody: never somebody else by chance.
        return _with_token(authorization[7:].strip())
    if settings().proxy_user_header:
        user = elsewhere.named_by_proxy()
        if user:
            return _asker(user, PROXY)
    if found := sessions.present():
        return _asker(found[1], SESSION, session_id=found[0].id)
    if _may_be_local():
        user = local_user()
        return _asker(user, LOCAL) if user else Asker()
    return Asker()


def _with_token(secret: str) -> Asker:
    found = tokens.shown(secret)
    if found is None:
        return Asker()
    token, user = found
    scopes = frozenset[str]().union(*(IMPLIED.get(scope, set()) for scope in token.scopes.split()))
    return _asker(user, TOKEN, scopes)


def _may_be_local() -> bool:
    """Only in dev, only from this machine, and only without a proxy or a provider that names people."""
    here = settings()
    return here.mode == "dev" and not here.knows_people_from_elsewhere and addresses.is_from_this_machine()
