"""Something fed, the text read from it, and the passages by which it is found."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    and_,
    literal_column,
    text,
)
from sqlalchemy.orm import Mapped, deferred, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, IsoDate, MaybeMoment, Moment, Sha256, SpaceId

QUEUED = "queued"
WORKING = "working"
COMPILED = "compiled"
FAILED = "failed"
EMPTY = "empty"  # compiled, and no statement could be taken from it
READY = (COMPILED, EMPTY)


_WEB = ("http://", "https://")
# What an index holds of an origin, which may be longer than one takes.
ORIGIN_HEAD = "substr(origin, 1, 200)"


class Source(Model):
    """A received file. Its bytes lie in storage under `sha256` and never change.

    `title`, `author`, `published`, `site`, `kind` and `language` are what counts; `corrected` holds what
    people said of them, which wins over what is read: see `articles.bylines`.
    """

    __tablename__ = "sources"
    __table_args__ = (
        UniqueConstraint("space_id", "sha256"),
        Index("ix_sources_space_id_received_at", "space_id", "received_at"),
        Index("ix_sources_space_id_state", "space_id", "state"),
        Index("ix_sources_space_id_origin_head", "space_id", text(ORIGIN_HEAD)),
        Index("ix_sources_space_id_received_at_id", "space_id", "received_at", "id"),
        Index("ix_sources_space_id_state_received_at_id", "space_id", "state", "received_at", "id"),
        Index("ix_sources_space_id_published_id", "space_id", "published", "id"),
        Index("ix_sources_space_id_kind", "space_id", "kind"),
        Index("ix_sources_space_id_author", "space_id", "author"),
        Index("ix_sources_space_id_site", "space_id", "site"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    sha256: Mapped[Sha256]
    size: Mapped[int] = mapped_column(BigInteger)
    media_type: Mapped[str] = mapped_column(String(100))
    filename: Mapped[str] = mapped_column(String(255))
    origin: Mapped[str] = mapped_column(Text, default="")  # the URL it came from
    title: Mapped[str] = mapped_column(String(300), default="")
    author: Mapped[str] = mapped_column(String(500), default="", server_default="")
    published: Mapped[IsoDate] = mapped_column(default="", server_default="")
    site: Mapped[str] = mapped_column(String(200), default="", server_default="")  # or the venue
    address: Mapped[str] = mapped_column(Text, default="", server_default="")  # that it names itself
    kind: Mapped[str] = mapped_column(String(16), default="", server_default="")  # of `wiki.kinds`
    corrected: Mapped[dict[str, str]] = mapped_column(JSON, default=dict, server_default="{}")
    language: Mapped[str] = mapped_column(String(8), default="")
    page_count: Mapped[int | None]
    word_count: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(String(16), default=QUEUED)
    error: Mapped[str] = mapped_column(Text, default="")
    received_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="SET NULL"))
    received_at: Mapped[Moment]
    compiled_at: Mapped[MaybeMoment]

    @classmethod
    def came_from(cls, origin: str) -> ColumnElement[bool]:
        """The condition that a source came from this very place, looked up by an index."""
        head: ColumnElement[str] = literal_column(ORIGIN_HEAD)
        return and_(head == origin[:200], cls.origin == origin)

    @property
    def has_bytes(self) -> bool:
        """Whether its file is stored; a page that is still to be fetched has none."""
        return self.size > 0

    @property
    def resource(self) -> str:
        """Where it came from, in a word: its address or its file's name."""
        return self.origin or self.filename

    @property
    def web_address(self) -> str:
        """Where it can be read on the web: where it was fetched, or where it says that it lies."""
        return next((url for url in (self.origin, self.address) if url.startswith(_WEB)), "")

    @property
    def name(self) -> str:
        """What to call it before and after it has a title."""
        return self.title or self.filename


class Fetch(Model):
    """The address that somebody fed. Until it was fetched, its source has no bytes: `size` is 0."""

    __tablename__ = "fetches"
    __table_args__ = (UniqueConstraint("space_id", "url_key"),)

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    space_id: Mapped[SpaceId]
    url: Mapped[str] = mapped_column(Text)
    url_key: Mapped[Sha256]  # of `url`, which may be longer than an index takes
    charset: Mapped[str] = mapped_column(String(40), default="")  # that the server named
    fetched_at: Mapped[MaybeMoment]


class StoredDocument(Model):
    """The extracted text of a source: `extract.Document` as JSON, its text apart."""

    __tablename__ = "documents"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[str] = deferred(mapped_column(Text))
    layout: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    created_at: Mapped[Moment]


class StoredDraft(Model):
    """The draft an engine made of a source, kept so that a restarted job goes on from it."""

    __tablename__ = "drafts"

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    engine: Mapped[str] = mapped_column(String(64))
    draft: Mapped[dict[str, Any]] = deferred(mapped_column(JSON))
    proofs: Mapped[list[Any]] = deferred(
        mapped_column(JSON, default=list)
    )  # [quote, start, end, page, standing]
    counted: Mapped[list[str]] = deferred(mapped_column(JSON, default=list))  # phrases in the counts by now
    created_at: Mapped[Moment]


class SourceReference(Model):
    """A work that a source cites, by a key that two bibliographies share."""

    __tablename__ = "source_references"
    __table_args__ = (Index("ix_source_references_space_id_key", "space_id", "key"),)

    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(120), primary_key=True)
    space_id: Mapped[SpaceId]


class Passage(Model):
    """A retrieval unit of a document: `document.text[start:end]`, below `heading`, from `page` on."""

    __tablename__ = "passages"
    __table_args__ = (
        UniqueConstraint("source_id", "ordinal"),
        Index("ix_passages_space_id_id", "space_id", "id"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id", ondelete="CASCADE"))
    ordinal: Mapped[int]
    page: Mapped[int | None]
    start: Mapped[int]
    end: Mapped[int]
    heading: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text)
