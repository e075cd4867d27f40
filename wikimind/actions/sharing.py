"""Links that show one article to anybody who has them: made and revoked."""

from datetime import timedelta

from wikimind.access import activity, shares
from wikimind.extensions import write_transaction
from wikimind.models.article import Article
from wikimind.models.space import User


def share(article: Article, by: User, note: str, life: timedelta | None) -> str:
    """The secret of a new link; without `life` it works until it is revoked."""
    with write_transaction() as session:
        secret = shares.make(session, article, by, note, life)
        activity.tell(f"shared {article.title}")
    return secret


def revoke(article: Article, link_id: int) -> None:
    """Let the link work no longer. Raises NotFound."""
    with write_transaction() as session:
        shares.revoke(session, article, link_id)
        activity.tell(f"revoked a link to {article.title}")
