"""New text that waits beside what a person wrote."""

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from wikimind.models.article import Article, Proposal
from wikimind.models.types import now


def propose(session: Session, article: Article, heading: str | None, body: str, reason: str) -> None:
    """Let `body` wait beside the article; it takes the place of what waited for the same section."""
    waiting = select(Proposal.id).where(
        Proposal.article_id == article.id, Proposal.settled_at.is_(None), Proposal.heading == heading
    )
    session.execute(
        update(Proposal).where(Proposal.id.in_(waiting)).values(settled_at=now(), outcome="replaced")
    )
    session.add(
        Proposal(
            space_id=article.space_id, article_id=article.id, heading=heading, body=body, reason=reason[:300]
        )
    )
