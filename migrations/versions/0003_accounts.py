"""Accounts: passwords, sessions, tokens, invitations, shared articles, and who did what.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def moment(name, nullable=False):
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def to(table, name, ondelete="CASCADE", nullable=False, own=""):
    """A column that points at a row of another table. `own` is the table that it stands in."""
    target = sa.ForeignKey(f"{table}.id", name=f"fk_{own}_{name}_{table}", ondelete=ondelete)
    return sa.Column(name, sa.Integer(), target, nullable=nullable)


def key(table):
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def token(table):
    return sa.UniqueConstraint("token_hash", name=f"uq_{table}_token_hash")


def text(name, length):
    return sa.Column(name, sa.String(length), nullable=False)


def upgrade():
    op.add_column("users", sa.Column("email", sa.String(254)))
    op.add_column("users", sa.Column("password_hash", sa.String(255)))
    op.add_column("users", sa.Column("is_admin", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("users", moment("disabled_at", nullable=True))
    op.create_index("ix_users_email", "users", ["email"], unique=True)
    for name in ("public", "indexed"):
        op.add_column("spaces", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))

    op.create_table(
        "web_sessions",
        sa.Column("id", sa.Integer(), nullable=False),
        to("users", "user_id", own="web_sessions"),
        text("token_hash", 64),
        text("address", 64),
        text("agent", 200),
        moment("created_at"),
        moment("seen_at"),
        moment("expires_at"),
        key("web_sessions"),
        token("web_sessions"),
    )
    op.create_table(
        "api_tokens",
        sa.Column("id", sa.Integer(), nullable=False),
        to("users", "user_id", own="api_tokens"),
        text("name", 100),
        text("token_hash", 64),
        text("hint", 16),
        text("scopes", 100),
        moment("created_at"),
        moment("expires_at", nullable=True),
        moment("used_at", nullable=True),
        key("api_tokens"),
        token("api_tokens"),
    )
    op.create_table(
        "identities",
        sa.Column("id", sa.Integer(), nullable=False),
        to("users", "user_id", own="identities"),
        text("issuer", 300),
        text("subject", 255),
        moment("created_at"),
        key("identities"),
        sa.UniqueConstraint("issuer", "subject", name="uq_identities_issuer_subject"),
    )
    op.create_table(
        "attempts",
        text("key", 64),
        sa.Column("failures", sa.Integer(), nullable=False),
        moment("failed_at"),
        moment("wait_until", nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_attempts"),
    )
    op.create_table(
        "tickets",
        sa.Column("id", sa.Integer(), nullable=False),
        text("kind", 16),
        text("token_hash", 64),
        to("users", "user_id", nullable=True, own="tickets"),
        to("spaces", "space_id", nullable=True, own="tickets"),
        text("role", 16),
        text("note", 200),
        to("users", "created_by_id", nullable=True, own="tickets"),
        moment("created_at"),
        moment("expires_at"),
        moment("used_at", nullable=True),
        key("tickets"),
        token("tickets"),
    )
    op.create_table(
        "share_links",
        sa.Column("id", sa.Integer(), nullable=False),
        to("spaces", "space_id", own="share_links"),
        to("articles", "article_id", own="share_links"),
        text("token_hash", 64),
        text("note", 200),
        to("users", "created_by_id", ondelete="SET NULL", nullable=True, own="share_links"),
        moment("created_at"),
        moment("expires_at", nullable=True),
        key("share_links"),
        token("share_links"),
    )
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        moment("at"),
        to("users", "user_id", ondelete="SET NULL", nullable=True, own="events"),
        text("actor", 100),
        text("by", 16),
        text("address", 64),
        text("action", 100),
        to("spaces", "space_id", ondelete="SET NULL", nullable=True, own="events"),
        text("detail", 500),
        key("events"),
    )
    for table, column in INDEXES:
        op.create_index(f"ix_{table}_{column}", table, [column])


INDEXES = [
    ("web_sessions", "user_id"),
    ("api_tokens", "user_id"),
    ("identities", "user_id"),
    ("tickets", "user_id"),
    ("tickets", "space_id"),
    ("share_links", "article_id"),
    ("events", "at"),
    ("events", "space_id"),
]


def downgrade():
    for table in ("events", "share_links", "tickets", "attempts", "identities", "api_tokens", "web_sessions"):
        op.drop_table(table)
    with op.batch_alter_table("spaces") as spaces:
        spaces.drop_column("indexed")
        spaces.drop_column("public")
    op.drop_index("ix_users_email", table_name="users")
    with op.batch_alter_table("users") as users:
        for name in ("disabled_at", "is_admin", "password_hash", "email"):
            users.drop_column(name)
