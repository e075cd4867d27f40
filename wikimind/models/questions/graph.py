"""Articles and the links between them: all of a space at once, in a table, or around one article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, Subquery, case, distinct, func, or_, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link
from wikimind.models.questions.paging import Listing, rows_on_page
from wikimind.models.space import Space

ROWS_PER_PAGE = 50
CONCEPTS_OFFERED = 200  # to filter by: the most used ones
LEAST_USES = 2  # a concept of a single article parts nothing


@dataclass(frozen=True)
class Narrowed:
    """Which articles are asked for; an empty field asks for all. `concept` is a concept's key."""

    kind: str = ""
    concept: str = ""
    title: str = ""
    orphans: bool = False
    sort: str = "links"


def state_of(space: Space) -> str:
    """Something that changes whenever an article or a link does."""
    articles = db.session.execute(
        select(func.count(), func.max(Article.updated_at)).where(Article.space_id == space.id)
    ).one()
    links = db.session.execute(
        select(func.count(), func.max(Link.id), func.count(Link.to_id)).where(Link.space_id == space.id)
    ).one()
    return f"{articles}{links}"


def all_articles(space: Space) -> Sequence[Row[tuple[int, str, str, str]]]:
    """(id, title, slug, kind) of every article."""
    return db.session.execute(
        select(Article.id, Article.title, Article.slug, Article.kind)
        .where(Article.space_id == space.id)
        .order_by(Article.id)
    ).all()


def all_links(space: Space) -> Sequence[Row[tuple[int, int | None, str]]]:
    """(from, to, relation) of every link between two articles."""
    return db.session.execute(
        select(Link.from_id, Link.to_id, Link.relation)
        .where(Link.space_id == space.id, Link.to_id.is_not(None), Link.to_id != Link.from_id)
        .order_by(Link.from_id, Link.to_id)
    ).all()


def concepts_offered(space: Space) -> Sequence[Concept]:
    """The concepts by which a graph can be filtered, by name."""
    found = db.session.scalars(
        select(Concept)
        .where(Concept.space_id == space.id, Concept.uses >= LEAST_USES)
        .order_by(Concept.uses.desc(), Concept.id)
        .limit(CONCEPTS_OFFERED)
    )
    return sorted(found, key=lambda concept: concept.name.lower())


def uses_of(concepts: Sequence[Concept]) -> Sequence[Row[tuple[int, int]]]:
    """(article, concept) for every use of these concepts."""
    return db.session.execute(
        select(ArticleConcept.article_id, ArticleConcept.concept_id)
        .where(ArticleConcept.concept_id.in_([concept.id for concept in concepts]))
        .order_by(ArticleConcept.article_id, ArticleConcept.score.desc())
    ).all()


def articles_with_links(
    space: Space, narrowed: Narrowed, number: int
) -> Listing[Row[tuple[Article, int, int]]]:
    """One page of (article, links from it, links to it)."""
    leaving = _counts(space, Link.from_id, Link.to_id)
    arriving = _counts(space, Link.to_id, Link.from_id)
    out, into = func.coalesce(leaving.c.n, 0), func.coalesce(arriving.c.n, 0)
    statement = (
        select(Article, out.label("out"), into.label("into"))
        .outerjoin(leaving, leaving.c.id == Article.id)
        .outerjoin(arriving, arriving.c.id == Article.id)
    )
    statement = _restricted(statement, space, narrowed)
    if narrowed.orphans:
        statement = statement.where(out + into == 0)
    orders: dict[str, list[Any]] = {
        "links": [(out + into).desc(), Article.title_key],
        "title": [Article.title_key],
        "updated": [Article.updated_at.desc(), Article.id.desc()],
    }
    return rows_on_page(statement.order_by(*orders[narrowed.sort]), number, ROWS_PER_PAGE)


def _counts(space: Space, of: Any, other: Any) -> Subquery:
    """For each article at the end `of` of a link: how many there are at the other."""
    return (
        select(of.label("id"), func.count(distinct(other)).label("n"))
        .where(Link.space_id == space.id, Link.to_id.is_not(None), Link.to_id != Link.from_id)
        .group_by(of)
        .subquery()
    )


def _restricted(statement: Select[Any], space: Space, narrowed: Narrowed) -> Select[Any]:
    statement = statement.where(Article.space_id == space.id)
    if narrowed.kind:
        statement = statement.where(Article.kind == narrowed.kind)
    if narrowed.title:
        statement = statement.where(Article.title.icontains(narrowed.title, autoescape=True))
    if narrowed.concept:
        uses = (
            select(ArticleConcept.article_id)
            .join(Concept, Concept.id == ArticleConcept.concept_id)
            .where(Concept.space_id == space.id, Concept.key == narrowed.concept)
        )
        statement = statement.where(Article.id.in_(uses))
    return statement


def links_around(article: Article, most: int) -> Sequence[Row[tuple[Link, Article]]]:
    """(link, the article at its other end), those that say more than 'references' first."""
    other = case((Link.from_id == article.id, Link.to_id), else_=Link.from_id)
    return db.session.execute(
        select(Link, Article)
        .join(Article, Article.id == other)
        .where(
            Link.space_id == article.space_id,
            or_(Link.from_id == article.id, Link.to_id == article.id),
            Article.id != article.id,
        )
        .order_by(Link.relation == "references", Article.kind == "concept", Link.id)
        .limit(most)
    ).all()


def links_among(space_id: int, ids: Sequence[int]) -> Sequence[Row[tuple[int, int | None]]]:
    """(from, to) of the links between these articles."""
    return db.session.execute(
        select(Link.from_id, Link.to_id).where(
            Link.space_id == space_id, Link.from_id.in_(ids), Link.to_id.in_(ids), Link.to_id != Link.from_id
        )
    ).all()
