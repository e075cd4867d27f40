"""Browsers that are signed in: a random id in the signed cookie, its hash in a row that can be deleted."""

from collections.abc import Sequence
from datetime import timedelta

from flask import request, session
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind.access import addresses
from wikimind.access.credentials import hash_of, new_secret
from wikimind.extensions import db, settings, write_transaction
from wikimind.models.account import WebSession
from wikimind.models.space import User
from wikimind.models.types import now

_COOKIE_KEY = "sid"
SEEN_EVERY = timedelta(minutes=5)  # a row is not written for every request


def begin(db_session: Session, user: User) -> None:
    """Sign the browser in. Whatever its session held before is gone, so that nobody can have planted it."""
    secret = new_secret()
    session.clear()
    session[_COOKIE_KEY] = secret
    session.permanent = True
    moment = now()
    db_session.execute(delete(WebSession).where(WebSession.expires_at < moment))
    db_session.add(
        WebSession(
            user_id=user.id,
            token_hash=hash_of(secret),
            address=addresses.client(),
            agent=request.headers.get("User-Agent", "")[:200],
            seen_at=moment,
            expires_at=moment + _lifetime(),
        )
    )


def present() -> tuple[WebSession, User] | None:
    """The session whose cookie was sent, and whose it is."""
    secret = session.get(_COOKIE_KEY)
    if not isinstance(secret, str):
        return None
    found = db.session.execute(
        select(WebSession, User)
        .join(User, User.id == WebSession.user_id)
        .where(
            WebSession.token_hash == hash_of(secret),
            WebSession.expires_at > now(),
            User.disabled_at.is_(None),
        )
    ).first()
    if found is None:
        return None
    row, user = found
    if now() - row.seen_at > SEEN_EVERY:
        _seen(row)
    return row, user


def _seen(row: WebSession) -> None:
    with write_transaction():
        row.seen_at = now()
        row.expires_at = row.seen_at + _lifetime()
        row.address = addresses.client()


def _lifetime() -> timedelta:
    return timedelta(days=settings().session_days)


def of_user(user: User) -> Sequence[WebSession]:
    """Where the person is signed in, the latest first."""
    return db.session.scalars(
        select(WebSession)
        .where(WebSession.user_id == user.id, WebSession.expires_at > now())
        .order_by(WebSession.seen_at.desc())
    ).all()


def end(db_session: Session, user: User, session_id: int) -> None:
    """Sign one browser of the person out."""
    db_session.execute(delete(WebSession).where(WebSession.user_id == user.id, WebSession.id == session_id))


def end_all(db_session: Session, user: User, *, but: int = 0) -> None:
    """Sign the person out everywhere, or everywhere else."""
    db_session.execute(delete(WebSession).where(WebSession.user_id == user.id, WebSession.id != but))


def forget() -> None:
    """Empty the browser's cookie."""
    session.clear()
