"""The states an article went through."""

from sqlalchemy import select
from sqlalchemy.orm import undefer

from wikimind.extensions import db
from wikimind.models.article import Article, Revision
from wikimind.models.queries.paging import Listing, scalars_on_page

REVISIONS_PER_PAGE = 50


def revisions_newest_first(article: Article, number: int) -> Listing[Revision]:
    """One page of its revisions, without their texts."""
    statement = select(Revision).where(Revision.article_id == article.id)
    return scalars_on_page(statement.order_by(Revision.number.desc()), number, REVISIONS_PER_PAGE)


def revision_of(article: Article, number: int) -> Revision | None:
    """One revision with its text."""
    return db.session.scalar(
        select(Revision)
        .where(Revision.article_id == article.id, Revision.number == number)
        .options(undefer(Revision.body))
    )
