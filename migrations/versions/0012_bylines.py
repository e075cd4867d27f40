"""Who wrote a source, when and where it appeared, what kind it is, and what people said of it.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

# Compared by code points on both databases.
DATE = sa.String(10).with_variant(sa.String(10, collation="C"), "postgresql")
COLUMNS = (
    ("author", sa.String(500), ""),
    ("published", DATE, ""),
    ("site", sa.String(200), ""),
    ("address", sa.Text(), ""),
    ("kind", sa.String(16), ""),
    ("corrected", sa.JSON(), "{}"),
)
INDEXES = (
    ("ix_sources_space_id_published_id", ["space_id", "published", "id"]),
    ("ix_sources_space_id_kind", ["space_id", "kind"]),
    ("ix_sources_space_id_author", ["space_id", "author"]),
    ("ix_sources_space_id_site", ["space_id", "site"]),
)
LANGUAGES = (
    "UPDATE articles SET language = COALESCE("
    "(SELECT language FROM sources WHERE sources.id = articles.source_id), '')"
    " WHERE source_id IS NOT NULL"
)


def upgrade() -> None:
    for name, kind, value in COLUMNS:
        op.add_column("sources", sa.Column(name, kind, nullable=False, server_default=value))
    for name, columns in INDEXES:
        op.create_index(name, "sources", columns)
    op.add_column("articles", sa.Column("language", sa.String(8), nullable=False, server_default=""))
    op.execute(LANGUAGES)


def downgrade() -> None:
    op.drop_column("articles", "language")
    for name, _ in reversed(INDEXES):
        op.drop_index(name, "sources")
    for name, _, _ in reversed(COLUMNS):
        op.drop_column("sources", name)
