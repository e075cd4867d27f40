"""What search results are narrowed down by, the words of each space, vectors, and saved searches.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

# What the index holds already, counted once; from then on every change of it keeps the counts.
SIZES = (
    "INSERT INTO search_sizes (space_id, language, entries, words)"
    " SELECT space_id, language, count(*), sum(words) FROM search_entries GROUP BY space_id, language"
)
WORDS = {
    "sqlite": "INSERT INTO search_words (space_id, term, entries)"
    " SELECT CAST(substr(term, 1, instr(term, ':') - 1) AS INTEGER), substr(term, instr(term, ':') + 1), doc"
    " FROM search_vocabulary WHERE CAST(substr(term, 1, instr(term, ':') - 1) AS INTEGER) IN"
    " (SELECT id FROM spaces)",
    "postgresql": "INSERT INTO search_words (space_id, term, entries)"
    " SELECT e.space_id, substr(t.lexeme, position(':' in t.lexeme) + 1), count(*)"
    " FROM search_entries e CROSS JOIN LATERAL unnest(e.terms) t GROUP BY 1, 2",
}


def columns() -> "list[sa.Column]":
    """New ones at each call: a column belongs to the one table that it was given to."""
    return [
        sa.Column("form", sa.String(16)),
        sa.Column("source_id", sa.Integer()),
        sa.Column("media", sa.String(100)),
        sa.Column("dated", sa.DateTime(timezone=True)),
        sa.Column("likeness", sa.LargeBinary()),
    ]


def space_id(**options: bool) -> "sa.Column[int]":
    return sa.Column("space_id", sa.Integer(), nullable=False, **options)


def of_space(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["space_id"], ["spaces.id"], name=op.f(f"fk_{table}_space_id_spaces"), ondelete="CASCADE"
    )


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    # One by one: a table made anew for a batch would lose the trigger that empties the full text index.
    for column in columns():
        op.add_column("search_entries", column)
    op.create_index("ix_search_entries_source_id", "search_entries", ["source_id"])
    op.create_index("ix_search_entries_space_id_dated", "search_entries", ["space_id", "dated"])
    term = sa.String(64, collation="C") if dialect == "postgresql" else sa.String(64)
    op.create_table(
        "search_words",
        space_id(),
        sa.Column("term", term, nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(64)),
        of_space("search_words"),
        sa.PrimaryKeyConstraint("space_id", "term", name=op.f("pk_search_words")),
    )
    op.create_table(
        "search_sizes",
        space_id(),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        of_space("search_sizes"),
        sa.PrimaryKeyConstraint("space_id", "language", name=op.f("pk_search_sizes")),
    )
    op.create_table(
        "search_vectors",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        space_id(),
        sa.Column("model", sa.String(100), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("signs", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"],
            ["search_entries.id"],
            name=op.f("fk_search_vectors_entry_id_search_entries"),
            ondelete="CASCADE",
        ),
        of_space("search_vectors"),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_search_vectors")),
    )
    op.create_index("ix_search_vectors_space_id_model", "search_vectors", ["space_id", "model"])
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.Integer(), nullable=False),
        space_id(),
        sa.Column("user_id", sa.Integer()),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("query", sa.String(300), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        of_space("saved_searches"),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_saved_searches_user_id_users"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
    )
    op.create_index(op.f("ix_saved_searches_space_id"), "saved_searches", ["space_id"])
    op.execute(SIZES)
    op.execute(WORDS[dialect])


def downgrade() -> None:
    for table in ("saved_searches", "search_vectors", "search_sizes", "search_words"):
        op.drop_table(table)
    op.drop_index("ix_search_entries_space_id_dated", "search_entries")
    op.drop_index("ix_search_entries_source_id", "search_entries")
    for column in columns():
        op.drop_column("search_entries", column.name)
