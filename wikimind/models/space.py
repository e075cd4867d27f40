"""Who there is, and the spaces that they share."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, Moment, SpaceId


class User(Model):
    """A person. In dev there is one, the local owner."""

    __tablename__ = "users"

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(100), unique=True)
    created_at: Mapped[Moment]


class Space(Model):
    """One wiki with its members and its directory; `slug` stands in URLs and paths."""

    __tablename__ = "spaces"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[Moment]


class Membership(Model):
    """What a person may do in a space."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("space_id", "user_id"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(16))  # owner | editor | reader
