"""Concepts, their names, where they occur and are defined; and how often phrases occur in a space."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, Moment, SpaceId

# The letter under which lists have a concept; a part of an index, which needs the very same words.
CONCEPT_INITIAL = "upper(substr(key, 1, 1))"


class Concept(Model):
    """A canonical name; `key` is its normalised form (`nlp.keys`). `uses` counts articles with it.

    `kind` is "" for a term, else what the name is one of: `nlp.name_kinds`.
    """

    __tablename__ = "concepts"
    __table_args__ = (
        UniqueConstraint("space_id", "key"),
        Index("ix_concepts_space_id_uses", "space_id", "uses"),
        Index("ix_concepts_space_id_uses_id", "space_id", "uses", "id"),
        Index("ix_concepts_space_id_initial", "space_id", text(CONCEPT_INITIAL), "key"),
        Index("ix_concepts_space_id_kind_uses_id", "space_id", "kind", "uses", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    key: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(200))
    uses: Mapped[int] = mapped_column(default=0)
    kind: Mapped[str] = mapped_column(String(16), default="", server_default="")
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


class ConceptDefinition(Model):
    """A sentence of a source that says what a term means, whether or not the term is a concept by now.

    `text` is `start:end` of the source's document, on one line; it begins on `page`.
    """

    __tablename__ = "definitions"
    __table_args__ = (Index("ix_definitions_space_id_key", "space_id", "key"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(200))
    term: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    strength: Mapped[float]


class PhraseCount(Model):
    """In how many sources of the space a key phrase was a candidate: what 'rare' is judged by."""

    __tablename__ = "phrase_counts"

    space_id: Mapped[SpaceId] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    sources: Mapped[int] = mapped_column(default=0)
