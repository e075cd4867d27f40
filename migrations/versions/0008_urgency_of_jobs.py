"""How urgent a job is, how many outages it met, whether its failure is final; what workers do now and then.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

INDEXES = {
    "ix_jobs_state_priority_id": ["state", "priority", "id"],
    "ix_jobs_state_finished_at": ["state", "finished_at"],
    "ix_jobs_space_id_state_priority_id": ["space_id", "state", "priority", "id"],
}


def upgrade() -> None:
    # As `models.job.Priority` has it: what waits already is as urgent as what people feed now.
    op.add_column("jobs", sa.Column("priority", sa.SmallInteger(), nullable=False, server_default="50"))
    op.add_column("jobs", sa.Column("outages", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("jobs", sa.Column("final", sa.Boolean(), nullable=False, server_default=sa.false()))
    for name, columns in INDEXES.items():
        op.create_index(name, "jobs", columns)
    op.create_table(
        "chores",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_chores")),
    )


def downgrade() -> None:
    op.drop_table("chores")
    for name in INDEXES:
        op.drop_index(name, "jobs")
    with op.batch_alter_table("jobs") as jobs:
        jobs.drop_column("final")
        jobs.drop_column("outages")
        jobs.drop_column("priority")
