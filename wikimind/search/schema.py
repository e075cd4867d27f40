"""The tables of the search index.

`search_entries` holds the original texts on both engines. Their terms live in an FTS5 table on SQLite, in
a tsvector column on PostgreSQL; the metadata does not know either, so both are made by the DDL below.
"""

from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, MaybeMoment, SpaceId


class SearchEntry(Model):
    """The original texts of an entry, and what it can be narrowed down by; see `values.Entry`.

    `words` is the number of its terms, `likeness` its MinHash by which near-duplicates are known.
    """

    __tablename__ = "search_entries"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        Index("ix_search_entries_statistics", "space_id", "kind", "language", "words"),
        Index("ix_search_entries_source_id", "source_id"),
        Index("ix_search_entries_space_id_dated", "space_id", "dated"),
    )

    id: Mapped[Id]
    space_id: Mapped[SpaceId]
    kind: Mapped[str] = mapped_column(String(16))
    ref_id: Mapped[int]
    title: Mapped[str] = mapped_column(Text)
    heading: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(16))
    words: Mapped[int]
    form: Mapped[str | None] = mapped_column(String(16))
    source_id: Mapped[int | None]
    media: Mapped[str | None] = mapped_column(String(100))
    dated: Mapped[MaybeMoment]
    likeness: Mapped[bytes | None] = mapped_column(LargeBinary)


# Compared by code points on both engines, so that words with one beginning are neighbours in the index.
_TERM = String(64).with_variant(String(64, collation="C"), "postgresql")


class SearchWord(Model):
    """In how many entries of a space a term occurs, and a word that it stands for."""

    __tablename__ = "search_words"

    space_id: Mapped[SpaceId] = mapped_column(primary_key=True)
    term: Mapped[str] = mapped_column(_TERM, primary_key=True)
    entries: Mapped[int]
    word: Mapped[str | None] = mapped_column(String(64))


class SearchSize(Model):
    """How many entries in a language a space has, and how many terms they have together."""

    __tablename__ = "search_sizes"

    space_id: Mapped[SpaceId] = mapped_column(primary_key=True)
    language: Mapped[str] = mapped_column(String(16), primary_key=True)
    entries: Mapped[int]
    words: Mapped[int]


class SearchVector(Model):
    """An entry's meaning in the space of the model named: int8, scaled to a length of 127.

    It goes when the entry is replaced.
    """

    __tablename__ = "search_vectors"
    __table_args__ = (Index("ix_search_vectors_space_id_model", "space_id", "model"),)

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("search_entries.id", ondelete="CASCADE"), primary_key=True
    )
    space_id: Mapped[SpaceId]
    model: Mapped[str] = mapped_column(String(100))
    vector: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    signs: Mapped[bytes] = mapped_column(LargeBinary)  # one bit for each dimension


# The ascii tokenizer takes every character beyond ASCII as part of a word, so that it never disagrees
# with our own terms; the others that occur in terms are named.
TABLES = ("search_entries", "search_words", "search_sizes", "search_vectors")

SQLITE_DDL = [
    "CREATE VIRTUAL TABLE search_fts USING fts5("
    "title, heading, body, tokenize = \"ascii tokenchars ':.+#'\")",
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_fts, 'row')",
    # Also fires when a space is deleted and its entries go by cascade.
    "CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries "
    "BEGIN DELETE FROM search_fts WHERE rowid = old.id; END",
]

POSTGRES_DDL = [
    "ALTER TABLE search_entries ADD COLUMN terms tsvector NOT NULL",
    "CREATE INDEX ix_search_entries_terms ON search_entries USING gin (terms)",
    # The ranking reads the terms of every entry that matches: keep them in the row, uncompressed.
    "ALTER TABLE search_entries SET (toast_tuple_target = 8160)",
]


def include_object(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
    """Alembic's hook: leave what only the DDL above knows."""
    if kind == "table":
        return not (name or "").startswith(("search_fts", "search_vocabulary"))
    return name != "ix_search_entries_terms" and not (
        kind == "column" and name == "terms" and _object.table.name == "search_entries"
    )


def create(connection: Connection) -> None:
    """Make the tables of the index where no migration does; `spaces` must be there."""
    SearchEntry.metadata.create_all(connection, [SearchEntry.metadata.tables[name] for name in TABLES])
    for statement in SQLITE_DDL if connection.dialect.name == "sqlite" else POSTGRES_DDL:
        connection.exec_driver_sql(statement)
