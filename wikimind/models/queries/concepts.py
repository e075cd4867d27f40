"""Which concepts there are, and how often they are used."""

from sqlalchemy import literal_column, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.concept import CONCEPT_INITIAL, ArticleConcept, Concept, ConceptAlias
from wikimind.models.queries.initials import initials
from wikimind.models.queries.paging import Listing, rows_on_page, scalars_on_page
from wikimind.models.space import Space

CONCEPTS_PER_PAGE = 120
ARTICLES_PER_PAGE = 50


def concepts_in_use(
    space: Space, number: int, *, letter: str = "", name: str = "", sort: str = "uses"
) -> Listing[tuple[Concept, str | None]]:
    """Concepts of at least one article, each with the slug of the article about it."""
    statement = (
        select(Concept, Article.slug)
        .join(Article, Article.concept_id == Concept.id, isouter=True)
        .where(Concept.space_id == space.id)
    )
    # By name, an index of uses would lead SQLite to sort them all.
    statement = statement.where(Concept.uses + 0 > 0 if sort == "name" else Concept.uses > 0)
    if letter:
        statement = statement.where(literal_column(CONCEPT_INITIAL) == letter.upper())
    if name:
        statement = statement.where(Concept.name.icontains(name, autoescape=True))
    order = (Concept.key,) if sort == "name" else (Concept.uses.desc(), Concept.id.desc())
    return rows_on_page(statement.order_by(*order), number, CONCEPTS_PER_PAGE)


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


def article_about(concept: Concept) -> Article | None:
    """The article that was written about it, if two sources share it."""
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
