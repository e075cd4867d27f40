"""Indexes by which lists are read in their order, and by which what belongs to a space is found.

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

INDEXES = {
    "articles": {
        "ix_articles_space_id_updated_at_id": ["space_id", "updated_at", "id"],
        "ix_articles_space_id_initial": ["space_id", sa.text("upper(substr(title_key, 1, 1))"), "title_key"],
    },
    "revisions": {"ix_revisions_space_id_created_at_id": ["space_id", "created_at", "id"]},
    "proposals": {"ix_proposals_space_id_settled_at_article_id": ["space_id", "settled_at", "article_id"]},
    "claims": {"ix_claims_space_id_source_id": ["space_id", "source_id"]},
    "concepts": {
        "ix_concepts_space_id_uses_id": ["space_id", "uses", "id"],
        "ix_concepts_space_id_initial": ["space_id", sa.text("upper(substr(key, 1, 1))"), "key"],
    },
    "turns": {"ix_turns_space_id_conversation_id": ["space_id", "conversation_id"]},
    "citations": {"ix_citations_space_id": ["space_id"]},
    "gaps": {"ix_gaps_space_id_state_asked_asked_at_id": ["space_id", "state", "asked", "asked_at", "id"]},
    "events": {
        "ix_events_space_id_id": ["space_id", "id"],
        "ix_events_actor_id": ["actor", "id"],
    },
    "sources": {
        "ix_sources_space_id_origin_head": ["space_id", sa.text("substr(origin, 1, 200)")],
        "ix_sources_space_id_received_at_id": ["space_id", "received_at", "id"],
        "ix_sources_space_id_state_received_at_id": ["space_id", "state", "received_at", "id"],
    },
    "share_links": {"ix_share_links_space_id": ["space_id"]},
    "passages": {"ix_passages_space_id_id": ["space_id", "id"]},
}


def upgrade() -> None:
    for table, indexes in INDEXES.items():
        for name, columns in indexes.items():
            op.create_index(name, table, columns)


def downgrade() -> None:
    for table, indexes in INDEXES.items():
        for name in indexes:
            op.drop_index(name, table)
