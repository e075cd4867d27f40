"""Sentences of sources that define a term, and what kind of thing a concept names.

Revision ID: 0015
Revises: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "definitions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("term", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("strength", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["sources.id"],
            name=op.f("fk_definitions_source_id_sources"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_definitions_space_id_spaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_definitions")),
    )
    op.create_index("ix_definitions_space_id_key", "definitions", ["space_id", "key"])
    op.create_index("ix_definitions_source_id", "definitions", ["source_id"])
    op.add_column("concepts", sa.Column("kind", sa.String(16), nullable=False, server_default=""))
    op.create_index("ix_concepts_space_id_kind_uses_id", "concepts", ["space_id", "kind", "uses", "id"])


def downgrade() -> None:
    op.drop_index("ix_concepts_space_id_kind_uses_id", "concepts")
    op.drop_column("concepts", "kind")
    op.drop_table("definitions")
