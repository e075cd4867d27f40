"""The tables of the search index.

`search_entries` holds the original texts on both engines. Their terms live in an FTS5 table on SQLite, in
a tsvector column on PostgreSQL; the metadata does not know either, so both are made by the DDL below.
"""

from typing import Any

from sqlalchemy import Connection, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from wikimind.extensions import Model
from wikimind.models.types import Id, SpaceId


class SearchEntry(Model):
    """The original texts of an entry; `words` is the number of its terms."""

    __tablename__ = "search_entries"
    __table_args__ = (
        UniqueConstraint("kind", "ref_id"),
        # Covers the statistics of a space, which every query asks for.
        Index("ix_search_entries_statistics", "space_id", "kind", "language", "words"),
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


# The ascii tokenizer takes every character beyond ASCII as part of a word, so that it never disagrees
# with our own terms; the others that occur in terms are named.
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
    SearchEntry.metadata.create_all(connection, [SearchEntry.metadata.tables["search_entries"]])
    for statement in SQLITE_DDL if connection.dialect.name == "sqlite" else POSTGRES_DDL:
        connection.exec_driver_sql(statement)
