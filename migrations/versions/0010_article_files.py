"""Which revision an article's file holds, the files that revisions are to be, and who wrote them.

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"

# A file was written together with its rows: it holds the newest revision, or an edit of that.
WRITTEN = "UPDATE articles SET written_revision = revision"
NEWEST = (
    "UPDATE revisions SET {column} = (SELECT {value} FROM articles WHERE articles.id = revisions.article_id)"
    " WHERE EXISTS (SELECT 1 FROM articles WHERE articles.id = revisions.article_id"
    " AND articles.revision = revisions.number)"
)
# Names were all that was kept. Where a person has the machine's name, its notes tell which revisions are its.
MACHINE = (
    "UPDATE revisions SET author_kind = 'machine' WHERE author = 'wikimind' AND"
    " (note LIKE 'compiled from %' OR note LIKE '% sources share it' OR note LIKE 'filed by %'"
    " OR NOT EXISTS (SELECT 1 FROM users WHERE name = 'wikimind'))"
)
VAULT = (
    "UPDATE revisions SET author_kind = 'vault' WHERE author = 'vault' AND"
    " (note IN ('edited in the wiki directory', 'taken over from the wiki directory')"
    " OR NOT EXISTS (SELECT 1 FROM users WHERE name = 'vault'))"
)
PERSON = (
    "UPDATE revisions SET author_kind = 'person',"
    " author_id = (SELECT users.id FROM users WHERE users.name = revisions.author) WHERE author_kind = ''"
)
UNWRITTEN = sa.text("written_revision < revision")


def upgrade() -> None:
    op.add_column("articles", sa.Column("written_revision", sa.Integer(), nullable=False, server_default="0"))
    for name, length in (("path", 255), ("sha256", 64), ("author_kind", 16)):
        column = sa.Column(name, sa.String(length), nullable=False, server_default="")
        op.add_column("revisions", column)
    op.add_column("revisions", sa.Column("author_id", sa.Integer(), nullable=True))
    op.execute(WRITTEN)
    op.execute(NEWEST.format(column="path", value="articles.path"))
    op.execute(NEWEST.format(column="sha256", value="articles.file_sha256"))
    for statement in (MACHINE, VAULT, PERSON):
        op.execute(statement)
    op.create_index("ix_articles_space_id_path", "articles", ["space_id", "path"])
    op.create_index(
        "ix_articles_unwritten",
        "articles",
        ["space_id"],
        sqlite_where=UNWRITTEN,
        postgresql_where=UNWRITTEN,
    )
    op.create_table(
        "removed_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("space_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(400), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["space_id"], ["spaces.id"], name=op.f("fk_removed_files_space_id_spaces"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_removed_files")),
    )
    op.create_index("ix_removed_files_space_id", "removed_files", ["space_id"])
    op.create_index(op.f("ix_removed_files_article_id"), "removed_files", ["article_id"])


def downgrade() -> None:
    op.drop_table("removed_files")
    # Not in a batch: the table would be made anew, without its indexes of expressions.
    for name in ("author_id", "author_kind", "sha256", "path"):
        op.drop_column("revisions", name)
    op.drop_index("ix_articles_unwritten", "articles")
    op.drop_index("ix_articles_space_id_path", "articles")
    op.drop_column("articles", "written_revision")
