"""What rows tell of the text of articles, told anew: a release may have added some of it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session, undefer

from wikimind.articles.claims import dates_of, statement_texts
from wikimind.articles.indexing import language_of
from wikimind.articles.links import names_of, take_names
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.article import Article, Claim
from wikimind.models.space import Space
from wikimind.wiki import files

BATCH = 100


def derive(session: Session, space: Space) -> None:
    """For every article of the space, within the caller's transaction."""
    for ids in _batches(session, space.id):
        _derive(session, ids)


def derive_in_steps(space: Space) -> None:
    """The same in a transaction for each batch."""
    for ids in _batches(db.session(), space.id):
        end_read()
        with write_transaction() as session:
            _derive(session, ids)
    end_read()


def _batches(session: Session, space_id: int) -> Iterator[Sequence[int]]:
    after = 0
    while ids := session.scalars(
        select(Article.id)
        .where(Article.space_id == space_id, Article.id > after)
        .order_by(Article.id)
        .limit(BATCH)
    ).all():
        after = ids[-1]
        yield ids


def _derive(session: Session, ids: Sequence[int]) -> None:
    articles = session.scalars(select(Article).where(Article.id.in_(ids)).options(undefer(Article.body)))
    for article in articles:
        page = files.parse(article.body)
        language = language_of(session, article, page)
        article.language = language[:8]
        take_names(session, article, names_of(page), language)
        for label, dated in dates_of(article, page, statement_texts(page), language).items():
            session.execute(
                update(Claim).where(Claim.article_id == article.id, Claim.label == label).values(dated=dated)
            )
