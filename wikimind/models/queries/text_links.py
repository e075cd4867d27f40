"""Which articles go by names that stand in a text. Every look-up goes by an index, none reads all names."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from wikimind.extensions import db
from wikimind.models.article import CONCEPT, Article, ArticleName
from wikimind.models.concept import Concept
from wikimind.models.queries.articles import NEWEST_CHANGE_FIRST
from wikimind.models.space import Space

MOST_HEADS = 5_000  # looked up at once
MOST_NAMES = 2_000  # that begin with these words; where there are more, the words are everyday ones

Row = tuple[int, str, str, str, str]


def names_by_head(space: Space, heads: Sequence[str]) -> list[Row]:
    """The names that begin with one of these heads: (article, key, as it is written, kind, title).

    Titles of concepts begin with a capital; as a name, one is written as its concept is.
    """
    statement = (
        select(
            ArticleName.article_id,
            ArticleName.key,
            ArticleName.name,
            Article.kind,
            Article.title,
            Article.title_key,
            Concept.name,
        )
        .join(Article, Article.id == ArticleName.article_id)
        .join(Concept, Concept.id == Article.concept_id, isouter=True)
        .where(ArticleName.space_id == space.id, ArticleName.head.in_(bindparam("heads", expanding=True)))
        .order_by(ArticleName.head, ArticleName.id)
        .limit(MOST_NAMES)
    )
    found: list[Row] = []
    for some in (heads[at : at + MOST_HEADS] for at in range(0, len(heads), MOST_HEADS)):
        for article_id, key, name, kind, title, title_key, concept in db.session.execute(
            statement, {"heads": some}
        ):
            own = concept if kind == CONCEPT and concept and key == title_key else name
            found.append((article_id, key, own, kind, title))
    return found


def newest_change(space: Space) -> tuple[datetime, int] | None:
    """When an article of the space was last written, and which: new names come with that."""
    row = db.session.execute(
        select(Article.updated_at, Article.id)
        .where(Article.space_id == space.id)
        .order_by(*NEWEST_CHANGE_FIRST)
        .limit(1)
    ).first()
    return row._tuple() if row else None
