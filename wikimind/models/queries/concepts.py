"""Which concepts there are, and how often they are used."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, literal_column, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.concept import (
    CONCEPT_INITIAL,
    ArticleConcept,
    Concept,
    ConceptAlias,
    ConceptDefinition,
)
from wikimind.models.queries.initials import initials
from wikimind.models.queries.paging import Listing, rows_on_page, scalars_on_page
from wikimind.models.space import Space

CONCEPTS_PER_PAGE = 120
ARTICLES_PER_PAGE = 50
MOST_DEFINITIONS = 3
TERM = "term"  # what filters call a concept that is no name


@dataclass(frozen=True)
class ConceptFilter:
    """Which concepts are asked for; an empty field asks for all.

    `shared` asks for those of two articles and more, or (False) for those of one.
    """

    letter: str = ""
    name: str = ""
    kind: str = ""
    shared: bool | None = None


def concepts_in_use(
    space: Space,
    number: int,
    wanted: ConceptFilter = ConceptFilter(),
    *,
    sort: str = "uses",
    size: int = CONCEPTS_PER_PAGE,
) -> Listing[tuple[Concept, str | None, str | None]]:
    """Concepts of at least one article, each with slug and summary of the article about it."""
    statement = (
        select(Concept, Article.slug, Article.summary)
        .join(Article, Article.concept_id == Concept.id, isouter=True)
        .where(Concept.space_id == space.id)
    )
    # By name, an index of uses would lead SQLite to sort them all.
    uses = Concept.uses + 0 if sort == "name" else Concept.uses
    if wanted.shared is None:
        statement = statement.where(uses > 0)
    else:
        statement = statement.where(uses > 1 if wanted.shared else uses == 1)
    order = (Concept.key,) if sort == "name" else (Concept.uses.desc(), Concept.id.desc())
    return rows_on_page(_narrowed(statement, wanted).order_by(*order), number, size)


def _narrowed(statement: Select[Any], wanted: ConceptFilter) -> Select[Any]:
    if wanted.letter:
        statement = statement.where(literal_column(CONCEPT_INITIAL) == wanted.letter.upper())
    if wanted.name:
        statement = statement.where(Concept.name.icontains(wanted.name, autoescape=True))
    if wanted.kind:
        statement = statement.where(Concept.kind == ("" if wanted.kind == TERM else wanted.kind))
    return statement


def concepts_with_definitions(article: Article) -> list[tuple[Concept, str | None, str | None]]:
    """The concepts of an article, the weightiest first, each with slug and summary of its own article."""
    rows = db.session.execute(
        select(Concept, Article.slug, Article.summary)
        .join(ArticleConcept, ArticleConcept.concept_id == Concept.id)
        .join(Article, Article.concept_id == Concept.id, isouter=True)
        .where(ArticleConcept.article_id == article.id)
        .order_by(ArticleConcept.score.desc(), Concept.name)
    )
    return [row._tuple() for row in rows]


def initials_of_concepts(space: Space) -> list[str]:
    """The first letters of the names of concepts in use, A to Z."""
    return initials(Concept, CONCEPT_INITIAL, space)


def concept_with_key(space: Space, key: str) -> Concept | None:
    """The concept by its normalised name."""
    return db.session.scalar(select(Concept).where(Concept.space_id == space.id, Concept.key == key))


def aliases_of(concept: Concept) -> list[str]:
    """The other forms of its name, as sources have them."""
    names = db.session.scalars(
        select(ConceptAlias.name).where(ConceptAlias.concept_id == concept.id).order_by(ConceptAlias.id)
    )
    return [name for name in dict.fromkeys(names) if name.casefold() != concept.name.casefold()]


def definitions_of(concept: Concept) -> Sequence[ConceptDefinition]:
    """The sentences of sources that say what it is, the surest first; a few of them."""
    keys = select(ConceptAlias.key).where(ConceptAlias.concept_id == concept.id)
    return db.session.scalars(
        select(ConceptDefinition)
        .where(ConceptDefinition.space_id == concept.space_id, ConceptDefinition.key.in_(keys))
        .order_by(ConceptDefinition.strength.desc(), ConceptDefinition.id)
        .limit(MOST_DEFINITIONS)
    ).all()


def article_about(concept: Concept) -> Article | None:
    """The article that was written about it, where two sources tell something of it."""
    return db.session.scalar(select(Article).where(Article.concept_id == concept.id))


def articles_with(concept: Concept, number: int) -> Listing[Article]:
    """One page of the articles in which it occurs, those first that are most about it."""
    statement = (
        select(Article)
        .join(ArticleConcept, ArticleConcept.article_id == Article.id)
        .where(ArticleConcept.concept_id == concept.id, Article.concept_id.is_distinct_from(concept.id))
        .order_by(ArticleConcept.score.desc(), Article.title_key, Article.id)
    )
    return scalars_on_page(statement, number, ARTICLES_PER_PAGE)
