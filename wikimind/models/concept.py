"""Concepts, the forms of their names, and where they occur; and how often phrases occur in a space."""

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, Moment, SpaceId

# The letter under which lists have a concept; a part of an index, which needs the very same words.
CONCEPT_INITIAL = "upper(substr(key, 1, 1))"


class Concept(Model):
    """A canonical name; `key` is its normalised form (`nlp.keys`). `uses` counts articles with it."""

    __tablename__ = "concepts"
    __table_args__ = (
        UniqueConstraint("space_id", "key"),
        Index("ix_concepts_space_id_uses", "space_id", "uses"),
        Index("ix_concepts_space_id_uses_id", "space_id", "uses", "id"),
        Index("ix_concepts_space_id_initial", "space_id", text(CONCEPT_INITIAL), "key"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    uses: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[Moment]


class ConceptAlias(Model):
    """Another form of a concept's name; the canonical key is among them."""

    __tablename__ = "concept_aliases"
    __table_args__ = (UniqueConstraint("space_id", "key"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    concept_id: Mapped[int] = mapped_column(ForeignKey("concepts.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))


class ArticleConcept(Model):
    """A concept of an article, and its weight there from 0 to 1."""

    __tablename__ = "article_concepts"

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    concept_id: Mapped[int] = mapped_column(
        ForeignKey("concepts.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    score: Mapped[float]


class PhraseCount(Model):
    """In how many sources of the space a key phrase was a candidate: what 'rare' is judged by."""

    __tablename__ = "phrase_counts"

    space_id: Mapped[SpaceId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    sources: Mapped[int] = mapped_column(default=0)
