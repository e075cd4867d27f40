"""Links that show one article to anybody: made, opened, revoked."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session, undefer

from wikimind.access.credentials import hash_of, new_secret
from wikimind.errors import NotFound
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.share import ShareLink
from wikimind.models.space import User
from wikimind.models.types import now


def make(session: Session, article: Article, by: User, note: str, life: timedelta | None) -> str:
    """The secret of a new link; `life` None: until it is revoked."""
    secret = new_secret()
    session.add(
        ShareLink(
            space_id=article.space_id,
            article_id=article.id,
            token_hash=hash_of(secret),
            note=note[:200],
            created_by_id=by.id,
            expires_at=now() + life if life else None,
        )
    )
    return secret


def article_behind(secret: str) -> Article:
    """The article with its text. Raises NotFound, the same for what was never there and what has ended."""
    found = db.session.scalar(
        select(Article)
        .join(ShareLink, ShareLink.article_id == Article.id)
        .where(
            ShareLink.token_hash == hash_of(secret),
            or_(ShareLink.expires_at.is_(None), ShareLink.expires_at > now()),
        )
        .options(undefer(Article.body))
    )
    if found is None:
        raise NotFound("This link leads nowhere, or no longer; ask whoever sent it for a new one.")
    return found


def links_to(article: Article) -> Sequence[tuple[ShareLink, str | None]]:
    """Its links with who made them, the newest first."""
    rows = db.session.execute(
        select(ShareLink, User.name)
        .outerjoin(User, User.id == ShareLink.created_by_id)
        .where(ShareLink.article_id == article.id)
        .order_by(ShareLink.id.desc())
    )
    return list(rows.tuples())


def revoke(session: Session, article: Article, link_id: int) -> None:
    session.execute(delete(ShareLink).where(ShareLink.article_id == article.id, ShareLink.id == link_id))
