"""Links with which anybody can read one article."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256, SpaceId


class ShareLink(Model):
    """The link holds the token, the row only its hash. It is revoked by being deleted."""

    __tablename__ = "share_links"

    id: Mapped[Id]
    space_id: Mapped[SpaceId] = mapped_column(index=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    token_hash: Mapped[Sha256] = mapped_column(unique=True)
    note: Mapped[str] = mapped_column(String(200), default="")
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    created_at: Mapped[Moment]
    expires_at: Mapped[MaybeMoment]
