"""How people are known again: sessions of browsers, tokens of programs, names at other services."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256


class WebSession(Model):
    """A browser that is signed in. The cookie holds the token, the row only its hash."""

    __tablename__ = "web_sessions"

    id: Mapped[Id]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    address: Mapped[str] = mapped_column(String(64), default="")
    agent: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[Moment]
    seen_at: Mapped[Moment]
    expires_at: Mapped[Moment]


class ApiToken(Model):
    """What a program shows for a person. `scopes` have spaces between; `hint` is its beginning."""

    __tablename__ = "api_tokens"

    id: Mapped[Id]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    hint: Mapped[str] = mapped_column(String(16))
    scopes: Mapped[str] = mapped_column(String(100))
    created_at: Mapped[Moment]
    expires_at: Mapped[MaybeMoment]
    used_at: Mapped[MaybeMoment]


class Identity(Model):
    """A person as another service knows them; `issuer` is its address, or 'proxy'."""

    __tablename__ = "identities"
    __table_args__ = (UniqueConstraint("issuer", "subject"),)

    id: Mapped[Id]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    issuer: Mapped[str] = mapped_column(String(300))
    subject: Mapped[str] = mapped_column(String(255))
    created_at: Mapped[Moment]


class Attempt(Model):
    """How often signing in failed lately, for one account from one place; `key` is a hash of both."""

    __tablename__ = "attempts"

    key: Mapped[Sha256] = mapped_column(primary_key=True)
    failures: Mapped[int] = mapped_column(default=0)
    failed_at: Mapped[Moment]
    wait_until: Mapped[MaybeMoment]
