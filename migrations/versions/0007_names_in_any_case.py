"""Names of people are unique in any case. Who had one name in two cases before keeps it.

Revision ID: 0007
Revises: 0006
"""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("users", sa.Column("name_key", sa.String(300), nullable=True))
    users = sa.table(
        "users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("name_key", sa.String)
    )
    connection, taken = op.get_bind(), set()
    for row in connection.execute(sa.select(users.c.id, users.c.name).order_by(users.c.id)).all():
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", row.name).casefold())
        key, number = folded, 1
        while key in taken:
            number += 1
            key = f"{folded}@{number}"  # no name has an @
        taken.add(key)
        connection.execute(sa.update(users).where(users.c.id == row.id).values(name_key=key))
    op.create_index("ix_users_name_key", "users", ["name_key"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_users_name_key", "users")
    with op.batch_alter_table("users") as table:
        table.drop_column("name_key")
