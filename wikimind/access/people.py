"""People and their passwords: who there is, making somebody, the first administrator."""

import re
import unicodedata
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wikimind.access import credentials, sessions
from wikimind.errors import Conflict, InvalidInput, NotFound
from wikimind.extensions import db
from wikimind.models.author import is_reserved
from wikimind.models.space import LOCAL_USER, User, name_key
from wikimind.models.types import now

LONGEST_NAME, LONGEST_EMAIL = 100, 254
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+")


def has_admin() -> bool:
    """Whether somebody can look after the installation; until then it is to be set up."""
    admins = select(User.id).where(User.is_admin, User.disabled_at.is_(None)).limit(1)
    return db.session.scalar(admins) is not None


def known_as(name: str) -> User | None:
    """The person with this name or e-mail address, in whatever case it is typed."""
    by_likeness = case((User.name == _spaced(name), 0), (User.email == _folded(name), 2), else_=1)
    same = or_(_called(name), User.email == _folded(name))
    return db.session.scalar(select(User).where(same).order_by(by_likeness).limit(1))


def _called(name: str) -> ColumnElement[bool]:
    """Has this name in any case. A row of older code has no key; there SQLite folds only letters of ASCII."""
    folded = and_(User.name_key.is_(None), func.lower(User.name) == _folded(name))
    return or_(User.name == _spaced(name), User.name_key == name_key(_spaced(name)), folded)


def person(user_id: int) -> User:
    """Raises NotFound."""
    found = db.session.get(User, user_id)
    if found is None:
        raise NotFound("There is no such person.")
    return found


def everybody() -> Sequence[User]:
    """All accounts, by name; not who works in dev without one."""
    return db.session.scalars(
        select(User).where(User.name != LOCAL_USER).order_by(func.lower(User.name))
    ).all()


def make(
    session: Session, name: str, email: str = "", *, password_hash: str | None = None, admin: bool = False
) -> User:
    """A new person. The first administrator goes on as who worked here without an account, and owns their
    spaces. Raises InvalidInput, Conflict."""
    name, email = checked_name(session, name), checked_email(session, email)
    local = session.scalar(select(User).where(User.name == LOCAL_USER).with_for_update()) if admin else None
    user = local or User()
    user.name, user.email, user.password_hash, user.is_admin = name, email or None, password_hash, admin
    session.add(user)
    try:
        session.flush()
    except IntegrityError as error:  # somebody took it at this very moment
        raise Conflict("This name or e-mail address is already taken; choose another.") from error
    return user


def checked_name(session: Session, name: str, owner: User | None = None) -> str:
    """The name as it is kept. Raises InvalidInput."""
    name = _spaced(name)
    if owner is not None and name == owner.name:
        return name
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or "@" in name:
        raise InvalidInput(f"A name has 1 to {LONGEST_NAME} characters and no @.")
    if is_reserved(name) and (owner is None or owner.name != name):
        raise InvalidInput("WikiMind uses this name itself; choose another.")
    _refuse_taken(session, _called(name), owner)
    return name


def checked_email(session: Session, email: str, owner: User | None = None) -> str:
    """The address as it is kept, or nothing. Raises InvalidInput."""
    email = _folded(email)
    if email and (not _EMAIL.fullmatch(email) or len(email) > LONGEST_EMAIL or not email.isprintable()):
        raise InvalidInput("This is no e-mail address; it looks like name@example.org.")
    if email:
        _refuse_taken(session, User.email == email, owner)
    return email


def _refuse_taken(session: Session, same: ColumnElement[bool], owner: User | None) -> None:
    found = session.scalar(select(User).where(same))
    if found is not None and found is not owner:
        raise InvalidInput("This name or e-mail address is already taken; choose another.")


def set_password(session: Session, user: User, password: str, *, keep_session: int = 0) -> None:
    """A new password, which signs the person out everywhere else. Raises InvalidInput."""
    credentials.check_new_password(password, user.name, user.email or "")
    user.password_hash = credentials.hash_password(password)
    sessions.end_all(session, user, but=keep_session)


def set_disabled(session: Session, user: User, disabled: bool) -> None:
    """Keep the person out from this moment on, or let them in again. Raises Conflict for the last admin."""
    if disabled:
        _keep_an_admin(session, user)
        sessions.end_all(session, user)
    user.disabled_at = now() if disabled else None


def set_admin(session: Session, user: User, admin: bool) -> None:
    if not admin:
        _keep_an_admin(session, user)
    user.is_admin = admin


def _keep_an_admin(session: Session, user: User) -> None:
    # Locked, so that of two who take it from each other at once the second sees what the first did.
    admins = select(User.id).where(User.is_admin, User.disabled_at.is_(None)).order_by(User.id)
    if session.scalars(admins.with_for_update()).all() == [user.id]:
        raise Conflict("This is the only administrator; make somebody else one first.")


def _spaced(name: str) -> str:
    return " ".join(_normal(name).split())


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _folded(text: str) -> str:
    return _normal(text).strip().lower()
