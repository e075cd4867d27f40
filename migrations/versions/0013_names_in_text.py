"""How the names of articles are written, and by which words running text has them.

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

INDEX = "ix_article_names_space_id_head_id"


def upgrade() -> None:
    for name in ("name", "head"):
        op.add_column("article_names", sa.Column(name, sa.String(300), nullable=False, server_default=""))
    op.create_index(INDEX, "article_names", ["space_id", "head", "id"])


def downgrade() -> None:
    op.drop_index(INDEX, "article_names")
    for name in ("head", "name"):
        op.drop_column("article_names", name)
