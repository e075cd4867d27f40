"""Who there is, and the spaces that they share."""

import unicodedata

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, validates

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, SpaceId

OWNER, EDITOR, READER = "owner", "editor", "reader"
ROLES = (READER, EDITOR, OWNER)  # each may all that those before it may

# Who works on this machine in dev, without an account; the first administrator takes this row over.
LOCAL_USER = "local"


def name_key(name: str) -> str:
    """What two names that people read as one have in common.

    >>> name_key("ZOË") == name_key("zoë"), name_key("Straße"), name_key("ﬁn")
    (True, 'strasse', 'fin')
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


class User(Model):
    """A person. `email` is in lower case; who has no `password_hash` comes in by single sign-on.

    `name_key` lets nobody take a name that somebody has in another case. It is empty in rows of older code.
    Where people shared a name in two cases before, all but the first have a number in it.
    """

    __tablename__ = "users"
    __table_args__ = (
        Index("ix_users_email", "email", unique=True),
        Index("ix_users_name_key", "name_key", unique=True),
    )

    id: Mapped[Id]
    name: Mapped[str] = mapped_column(String(100), unique=True)
    name_key: Mapped[str | None] = mapped_column(String(300))
    email: Mapped[str | None] = mapped_column(String(254))
    password_hash: Mapped[str | None] = mapped_column(String(255))
    is_admin: Mapped[bool] = mapped_column(default=False, server_default=false())
    disabled_at: Mapped[MaybeMoment]
    created_at: Mapped[Moment]

    @validates("name")
    def _with_key(self, _attribute: str, name: str) -> str:
        if name != self.name:
            self.name_key = name_key(name)
        return name

    @property
    def is_local(self) -> bool:
        return self.name == LOCAL_USER


class Space(Model):
    """One wiki with its members and its directory; `slug` stands in URLs and paths.

    A `public` space can be read by everybody; search engines may keep it only where it is `indexed` too.
    """

    __tablename__ = "spaces"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    public: Mapped[bool] = mapped_column(default=False, server_default=false())
    indexed: Mapped[bool] = mapped_column(default=False, server_default=false())
    created_at: Mapped[Moment]


class Membership(Model):
    """What a person may do in a space."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("space_id", "user_id"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(16))  # owner | editor | reader
