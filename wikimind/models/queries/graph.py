"""Articles and the links between them: all of a space at once, in a table, or around one article."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, Subquery, exists, func, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link
from wikimind.models.queries.paging import Listing
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
    wanted = _restricted(select(Article), space, narrowed)
    total = int(db.session.scalar(wanted.with_only_columns(func.count())) or 0)
    number = min(max(number, 1), max(1, -(-total // ROWS_PER_PAGE)))
    leaving, arriving = _counts(space, Link.from_id), _counts(space, Link.to_id)
    out, into = func.coalesce(leaving.c.n, 0), func.coalesce(arriving.c.n, 0)
    orders: dict[str, list[Any]] = {
        "links": [(out + into).desc(), Article.title_key],
        "title": [Article.title_key],
        "updated": [Article.updated_at.desc(), Article.id.desc()],
    }
    rows = db.session.execute(
        wanted.add_columns(out.label("out"), into.label("into"))
        .outerjoin(leaving, leaving.c.id == Article.id)
        .outerjoin(arriving, arriving.c.id == Article.id)
        .order_by(*orders[narrowed.sort])
        .limit(ROWS_PER_PAGE)
        .offset((number - 1) * ROWS_PER_PAGE)
    ).all()
    return Listing(rows, total, number, ROWS_PER_PAGE)


def _counts(space: Space, end: Any) -> Subquery:
    """For each article at that end of a link: how many there are."""
    return (
        select(end.label("id"), func.count().label("n"))
        .where(Link.space_id == space.id, Link.to_id.is_not(None), Link.to_id != Link.from_id)
        .group_by(end)
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
    if narrowed.orphans:
        between = Link.to_id.is_not(None), Link.to_id != Link.from_id
        for end in (Link.from_id, Link.to_id):
            statement = statement.where(~exists().where(end == Article.id, *between))
    return statement


def links_around(article: Article, most: int) -> list[tuple[Link, Article]]:
    """(link, the article at its other end), those that say more than 'references' first."""
    found: list[tuple[Link, Article]] = []
    for here, there in ((Link.from_id, Link.to_id), (Link.to_id, Link.from_id)):
        rows = db.session.execute(
            select(Link, Article)
            .join(Article, Article.id == there)
            .where(here == article.id, Article.id != article.id, Article.space_id == article.space_id)
            .order_by(Link.relation == "references", Article.kind == "concept", Link.id)
            .limit(most)
        )
        found.extend(rows.tuples())
    return sorted(found, key=lambda pair: (pair[0].relation == "references", pair[1].kind == "concept"))


def links_among(space_id: int, ids: Sequence[int]) -> list[tuple[int, int]]:
    """(from, to) of the links between these articles of the space."""
    # Named in the condition, the space would lead SQLite to an index that holds all of its links.
    rows = db.session.execute(
        select(Link.from_id, Link.to_id, Link.space_id).where(Link.from_id.in_(ids), Link.to_id.in_(ids))
    )
    return [(one, other) for one, other, where in rows if where == space_id and other and one != other]
