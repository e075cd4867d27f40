"""Links that work once: the first administrator's, invitations, and those that set a new password."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256

SETUP, INVITATION, RESET = "setup", "invitation", "reset"


class Ticket(Model):
    """The link holds the token, the row only its hash.

    An invitation may lead into a space with a role; `user_id` is whose password a reset sets.
    """

    __tablename__ = "tickets"

    id: Mapped[Id]
    kind: Mapped[str] = mapped_column(String(16))
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    space_id: Mapped[int | None] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"), index=True)
    role: Mapped[str] = mapped_column(String(16), default="")
    note: Mapped[str] = mapped_column(String(200), default="")
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    created_at: Mapped[Moment]
    expires_at: Mapped[Moment]
    used_at: Mapped[MaybeMoment]
