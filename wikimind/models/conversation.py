"""Questions that were asked: conversations with their turns and citations, and what could not be answered."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256, SpaceId

OPEN = "open"
ANSWERED = "answered"
DISMISSED = "dismissed"


class Conversation(Model):
    """Questions of one person in one space, each in the light of those before. Nobody else sees them."""

    __tablename__ = "conversations"
    __table_args__ = (
        Index("ix_conversations_space_id_user_id_updated_at", "space_id", "user_id", "updated_at"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    title: Mapped[str] = mapped_column(String(300))
    forked_from_id: Mapped[int | None] = mapped_column(
        ForeignKey("conversations.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment]


class Turn(Model):
    """A question and its answer; as long as `answered_at` is empty there is none yet.

    `standalone` is the question as it reads without those before. `sentences` are objects with `text`,
    `standing` and `role` (answer or alternative), in the order in which they are shown. `article_id` is the
    article as which the answer was filed.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("conversation_id", "number"),
        Index("ix_turns_space_id_conversation_id", "space_id", "conversation_id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    conversation_id: Mapped[int] = mapped_column(ForeignKey("conversations.id", ondelete="CASCADE"))
    number: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    standalone: Mapped[str] = mapped_column(Text, default="")
    known: Mapped[bool] = mapped_column(default=False)
    confidence: Mapped[float] = mapped_column(default=0.0)
    engine: Mapped[str] = mapped_column(String(16), default="")  # keyless | model
    model: Mapped[str] = mapped_column(String(120), default="")
    sentences: Mapped[list[Any]] = mapped_column(JSON, default=list)
    advice: Mapped[str] = mapped_column(Text, default="")
    notes: Mapped[list[Any]] = mapped_column(JSON, default=list)
    suggestions: Mapped[list[Any]] = mapped_column(JSON, default=list)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id", ondelete="SET NULL"), index=True)
    asked_at: Mapped[Moment]
    answered_at: Mapped[MaybeMoment]


class Citation(Model):
    """Words of a source that a turn shows: `quote` at `start:end` of the source's document.

    `sentence` is the place in the turn's `sentences`; None for a passage that was found but not cited.
    `number` is what `[n]` means in this turn.
    """

    __tablename__ = "citations"
    __table_args__ = (
        Index("ix_citations_turn_id_id", "turn_id", "id"),
        Index("ix_citations_space_id", "space_id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"))
    sentence: Mapped[int | None]
    number: Mapped[int]
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="SET NULL"), index=True)
    source_name: Mapped[str] = mapped_column(String(300))
    sha256: Mapped[Sha256]
    heading: Mapped[str] = mapped_column(String(300), default="")
    page: Mapped[int | None]
    start: Mapped[int]
    end: Mapped[int]
    quote: Mapped[str] = mapped_column(Text)


class Gap(Model):
    """A question that the wiki could not answer, once however often and by whomever it was asked.

    `key` is its normalised form. Everybody in the space sees it, nobody sees who asked.
    """

    __tablename__ = "gaps"
    __table_args__ = (
        UniqueConstraint("space_id", "key"),
        Index("ix_gaps_space_id_state_asked", "space_id", "state", "asked"),
        Index("ix_gaps_space_id_state_asked_asked_at_id", "space_id", "state", "asked", "asked_at", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    key: Mapped[str] = mapped_column(String(300))
    question: Mapped[str] = mapped_column(Text)
    asked: Mapped[int] = mapped_column(default=1)
    advice: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(16), default=OPEN)
    created_at: Mapped[Moment]
    asked_at: Mapped[Moment]
    closed_at: Mapped[MaybeMoment]
