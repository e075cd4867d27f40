"""Tokens of programs: shown once, kept as hashes, limited to scopes and in time."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from wikimind.access.credentials import hash_of, new_secret
from wikimind.access.needs import SCOPES
from wikimind.errors import InvalidInput
from wikimind.extensions import db, write_transaction
from wikimind.models.account import ApiToken
from wikimind.models.space import User
from wikimind.models.types import now

PREFIX = "wm_"  # so that scanners for leaked secrets know one
HINT = len(PREFIX) + 5
LONGEST_LIFE = 3650
USED_EVERY = timedelta(minutes=5)


def make(session: Session, user: User, name: str, scopes: Iterable[str], days: int | None) -> str:
    """A new token, which is never shown again. `days`: how long it lives; None: until it is revoked."""
    wanted = [scope for scope in SCOPES if scope in set(scopes)]
    if not name.strip():
        raise InvalidInput("Give the token a name, so that you recognise it when you revoke it.")
    if not wanted or set(scopes) - set(SCOPES):
        raise InvalidInput(f"Choose what the token can do: {', '.join(SCOPES)}.")
    if days is not None and not 0 < days <= LONGEST_LIFE:
        raise InvalidInput(f"A token can be valid for 1 to {LONGEST_LIFE} days.")
    secret = new_secret(PREFIX)
    session.add(
        ApiToken(
            user_id=user.id,
            name=name.strip()[:100],
            token_hash=hash_of(secret),
            hint=secret[:HINT],
            scopes=" ".join(wanted),
            expires_at=now() + timedelta(days=days) if days else None,
        )
    )
    return secret


def shown(secret: str) -> tuple[ApiToken, User] | None:
    """The token that somebody shows, and whose it is, where it is valid."""
    if not secret.startswith(PREFIX):
        return None
    found = db.session.execute(
        select(ApiToken, User)
        .join(User, User.id == ApiToken.user_id)
        .where(
            ApiToken.token_hash == hash_of(secret),
            or_(ApiToken.expires_at.is_(None), ApiToken.expires_at > now()),
            User.disabled_at.is_(None),
        )
    ).first()
    if found is None:
        return None
    token, user = found
    if token.used_at is None or now() - token.used_at > USED_EVERY:
        with write_transaction():
            token.used_at = now()
    return token, user


def of_user(user: User) -> Sequence[ApiToken]:
    return db.session.scalars(select(ApiToken).where(ApiToken.user_id == user.id).order_by(ApiToken.id)).all()


def revoke(session: Session, user: User, token_id: int) -> None:
    session.execute(delete(ApiToken).where(ApiToken.user_id == user.id, ApiToken.id == token_id))
