"""Searches that a space keeps, to be looked at again or followed as a feed."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, Moment


class SavedSearch(Model):
    """A query under a name. All members of the space see it; `user_id` is who saved it."""

    __tablename__ = "saved_searches"

    id: Mapped[Id]
    space_id: Mapped[int] = mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    name: Mapped[str] = mapped_column(String(120))
    query: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[Moment]
