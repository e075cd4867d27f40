"""The date that a claim's words name.

Revision ID: 0014
Revises: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

INDEX = "ix_claims_space_id_dated_id"
HAS_DATE = sa.text("dated IS NOT NULL")


def upgrade() -> None:
    op.add_column("claims", sa.Column("dated", sa.String(10), nullable=True))
    op.create_index(
        INDEX, "claims", ["space_id", "dated", "id"], sqlite_where=HAS_DATE, postgresql_where=HAS_DATE
    )


def downgrade() -> None:
    op.drop_index(INDEX, "claims")
    op.drop_column("claims", "dated")
