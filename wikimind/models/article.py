"""Articles, and what is remembered of how they came to be."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256, SpaceId

MACHINE = "wikimind"

SOURCE = "source"
CONCEPT = "concept"
ANSWER = "answer"
SYNTHESIS = "synthesis"
KINDS = (SOURCE, CONCEPT, ANSWER, SYNTHESIS)


class Article(Model):
    """A wiki page. `body` is the file as it stands in the wiki directory at `path`.

    `generated` is the file as the machine last proposed it: what differs from it in `body` is a person's.
    `title_head` is the key of the first five words of the title, by which titles are found in running text
    without reading all of them.
    """

    __tablename__ = "articles"
    __table_args__ = (
        UniqueConstraint("space_id", "slug"),
        UniqueConstraint("space_id", "title_key"),
        Index("ix_articles_space_id_title_head", "space_id", "title_head"),
        Index("ix_articles_space_id_kind_updated_at", "space_id", "kind", "updated_at"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    kind: Mapped[str] = mapped_column(String(16))
    slug: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(300))
    title_key: Mapped[str] = mapped_column(String(300))
    title_head: Mapped[str] = mapped_column(String(300))
    path: Mapped[str] = mapped_column(String(255))  # below the wiki directory
    summary: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = deferred(mapped_column(Text))
    generated: Mapped[str] = deferred(mapped_column(Text, default=""))
    file_sha256: Mapped[Sha256]
    revision: Mapped[int] = mapped_column(default=1)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="SET NULL"), unique=True)
    concept_id: Mapped[int | None] = mapped_column(
        ForeignKey("concepts.id", ondelete="SET NULL"), unique=True
    )
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment]


class ArticleName(Model):
    """A name by which [[wikilinks]] reach an article: its title and its aliases, past ones too."""

    __tablename__ = "article_names"
    __table_args__ = (UniqueConstraint("space_id", "key"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(300))


class Revision(Model):
    """One state of an article's file; `author` is a person's name or MACHINE."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("article_id", "number"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = deferred(mapped_column(Text))
    author: Mapped[str] = mapped_column(String(100))
    note: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[Moment] = mapped_column(index=True)


class Proposal(Model):
    """New text that waits beside what a person wrote. `heading` is None for a whole page."""

    __tablename__ = "proposals"

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    heading: Mapped[str | None] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)  # a whole file whose sections hold what is proposed
    reason: Mapped[str] = mapped_column(String(300))
    created_at: Mapped[Moment]
    settled_at: Mapped[MaybeMoment]
    outcome: Mapped[str] = mapped_column(String(16), default="")  # accepted | declined | replaced


class Claim(Model):
    """A statement of an article and its proof: `quote` at `start:end` of the source's document, on `page`.

    `standing` is exact, normalised or unverified; only the first two may be shown as sourced.
    """

    __tablename__ = "claims"
    __table_args__ = (UniqueConstraint("article_id", "label"),)

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="SET NULL"), index=True)
    sha256: Mapped[Sha256]
    section: Mapped[str] = mapped_column(String(300))
    label: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(Text)
    quote: Mapped[str] = mapped_column(Text)
    page: Mapped[int | None]
    start: Mapped[int | None]
    end: Mapped[int | None]
    standing: Mapped[str] = mapped_column(String(16))
    checked_at: Mapped[Moment]
