"""Links between articles."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, SpaceId

RELATIONS = ("references", "extends", "supersedes", "contradicts", "related")


class Link(Model):
    """From an article to another, or (`to_id` empty) to a title nobody has written yet."""

    __tablename__ = "links"
    __table_args__ = (Index("ix_links_space_id_to_key", "space_id", "to_key"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    from_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    to_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"), index=True)
    to_title: Mapped[str] = mapped_column(String(300))
    to_key: Mapped[str] = mapped_column(String(300))
    relation: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str] = mapped_column(String(300), default="")
