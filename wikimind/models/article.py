"""Articles, and what is remembered of how they came to be."""

from sqlalchemy import ColumnElement, ForeignKey, Index, String, Text, UniqueConstraint, and_, or_, text
from sqlalchemy.orm import Mapped, deferred, mapped_column

from wikimind.extensions import Model
from wikimind.models.author import MACHINE, MACHINE_NAME, PERSON, Author
from wikimind.models.types import Id, MaybeMoment, Moment, Sha256, SpaceId

SOURCE = "source"
CONCEPT = "concept"
ANSWER = "answer"
SYNTHESIS = "synthesis"
KINDS = (SOURCE, CONCEPT, ANSWER, SYNTHESIS)


_HAS_DATE = text("dated IS NOT NULL")
_UNWRITTEN = text("written_revision < revision")
# The letter under which lists have a title; a part of an index, which needs the very same words.
ARTICLE_INITIAL = "upper(substr(title_key, 1, 1))"


class Article(Model):
    """A wiki page. `body` is what its file in the wiki directory, at `path`, is to hold: its newest revision.

    `written_revision` is the newest one that the file is known to have held; while it is behind `revision`,
    the file waits to be written. `file_sha256` is the hash of the newest revision's bytes.
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
        Index("ix_articles_space_id_path", "space_id", "path"),
        Index("ix_articles_unwritten", "space_id", sqlite_where=_UNWRITTEN, postgresql_where=_UNWRITTEN),
        Index("ix_articles_space_id_updated_at_id", "space_id", "updated_at", "id"),
        Index("ix_articles_space_id_initial", "space_id", text(ARTICLE_INITIAL), "title_key"),
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
    language: Mapped[str] = mapped_column(String(8), default="", server_default="")
    body: Mapped[str] = deferred(mapped_column(Text))
    generated: Mapped[str] = deferred(mapped_column(Text, default=""))
    file_sha256: Mapped[Sha256]
    revision: Mapped[int] = mapped_column(default=1)
    written_revision: Mapped[int] = mapped_column(default=0, server_default="0")
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id", ondelete="SET NULL"), unique=True)
    concept_id: Mapped[int | None] = mapped_column(
        ForeignKey("concepts.id", ondelete="SET NULL"), unique=True
    )
    created_at: Mapped[Moment]
    updated_at: Mapped[Moment]


class ArticleName(Model):
    """A name by which [[wikilinks]] reach an article: its title and its aliases, past ones too.

    `name` is how it is written, and `head` its first words without their endings (`articles.names`), by which
    it is found in running text. Rows of releases before have neither until they are written or indexed anew.
    """

    __tablename__ = "article_names"
    __table_args__ = (
        UniqueConstraint("space_id", "key"),
        Index("ix_article_names_space_id_head_id", "space_id", "head", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True)
    key: Mapped[str] = mapped_column(String(300))
    name: Mapped[str] = mapped_column(String(300), default="", server_default="")
    head: Mapped[str] = mapped_column(String(300), default="", server_default="")


class Revision(Model):
    """One state of an article, and so the intent to write these bytes to `path`: `sha256` is their hash.

    `author` is only shown, as it was at the time; who wrote it is told by `author_kind` and `author_id`.
    Only the newest of those that older releases wrote have hash and path.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        UniqueConstraint("article_id", "number"),
        Index("ix_revisions_space_id_created_at_id", "space_id", "created_at", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = deferred(mapped_column(Text))
    path: Mapped[str] = mapped_column(String(255), default="", server_default="")
    sha256: Mapped[Sha256] = mapped_column(default="", server_default="")
    author: Mapped[str] = mapped_column(String(100))
    author_kind: Mapped[str] = mapped_column(String(16), default="", server_default="")
    author_id: Mapped[int | None]  # of the account, where a person wrote it
    note: Mapped[str] = mapped_column(String(300), default="")
    created_at: Mapped[Moment] = mapped_column(index=True)

    @classmethod
    def by_machine(cls) -> ColumnElement[bool]:
        """Condition: no person wrote it. A release that knew no kinds, and runs on while this one starts,
        leaves the kind empty."""
        nameless = and_(cls.author_kind == "", cls.author == MACHINE_NAME)
        return or_(cls.author_kind == MACHINE, nameless)

    @property
    def written_by(self) -> Author:
        kind = self.author_kind or (MACHINE if self.author == MACHINE_NAME else PERSON)
        return Author(kind, self.author_id, self.author)


class RemovedFile(Model):
    """The file of a deleted article until it is gone, with the hash of what we wrote there."""

    __tablename__ = "removed_files"

    id: Mapped[Id]
    space_id: Mapped[SpaceId] = mapped_column(index=True)
    article_id: Mapped[int] = mapped_column(index=True)  # the article itself is gone
    key: Mapped[str] = mapped_column(String(400))  # in storage
    sha256: Mapped[Sha256]
    created_at: Mapped[Moment]


class Proposal(Model):
    """New text that waits beside what a person wrote. `heading` is None for a whole page."""

    __tablename__ = "proposals"
    __table_args__ = (
        Index("ix_proposals_space_id_settled_at_article_id", "space_id", "settled_at", "article_id"),
    )

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
    `dated` is the first date that a source's article tells there, as far as it is sure (`nlp.dates`): "1998",
    "1998-03" or "1998-03-12". Other articles repeat what those of sources say, and have none.
    """

    __tablename__ = "claims"
    __table_args__ = (
        UniqueConstraint("article_id", "label"),
        Index("ix_claims_space_id_source_id", "space_id", "source_id"),
        Index(
            "ix_claims_space_id_dated_id",
            "space_id",
            "dated",
            "id",
            sqlite_where=_HAS_DATE,
            postgresql_where=_HAS_DATE,
        ),
    )

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
    dated: Mapped[str | None] = mapped_column(String(10))
    checked_at: Mapped[Moment]
