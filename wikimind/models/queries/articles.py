"""Which articles there are, and what surrounds one of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.orm import undefer

from wikimind.extensions import db
from wikimind.models.article import ARTICLE_INITIAL, Article, ArticleName, Claim, Proposal
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link
from wikimind.models.queries.initials import initials
from wikimind.models.queries.paging import Listing, rows_on_page, scalars_on_page
from wikimind.models.source import Source
from wikimind.models.space import Space

ARTICLES_PER_PAGE = 50
BACKLINKS_SHOWN = 100
NEWEST_CHANGE_FIRST = (Article.updated_at.desc(), Article.id.desc())
ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "title": (Article.title_key.expression, Article.id.expression),
    "published": (Source.published.desc(), Source.id.desc()),
}


@dataclass(frozen=True)
class Wanted:
    """Which articles are asked for; an empty field asks for all.

    `concept` is a concept's key, `source_kind` what kind of document the source is. By `published`, only
    articles on sources are listed.
    """

    kind: str = ""
    concept: str = ""
    letter: str = ""
    title: str = ""
    source_kind: str = ""
    sort: str = "updated"


def articles_wanted(space: Space, wanted: Wanted, number: int) -> Listing[Article]:
    """One page of the articles that fit."""
    statement = _restricted(select(Article), space, wanted)
    order = ORDERS.get(wanted.sort, NEWEST_CHANGE_FIRST)
    return scalars_on_page(statement.order_by(*order), number, ARTICLES_PER_PAGE)


def articles_by_kind(space: Space) -> dict[str, int]:
    """How many articles there are of each kind."""
    rows = db.session.execute(
        select(Article.kind, func.count()).where(Article.space_id == space.id).group_by(Article.kind)
    )
    return dict(rows.tuples().all())


def initials_of_articles(space: Space) -> list[str]:
    """The first letters of titles, A to Z."""
    return initials(Article, ARTICLE_INITIAL, space)


def _restricted(statement: Select[tuple[Article]], space: Space, wanted: Wanted) -> Select[tuple[Article]]:
    statement = statement.where(Article.space_id == space.id)
    if wanted.kind:
        statement = statement.where(Article.kind == wanted.kind)
    if wanted.letter:
        statement = statement.where(literal_column(ARTICLE_INITIAL) == wanted.letter.upper())
    if wanted.title:
        statement = statement.where(Article.title.icontains(wanted.title, autoescape=True))
    if wanted.source_kind or wanted.sort == "published":
        statement = statement.join(Source, Source.id == Article.source_id)
        statement = statement.where(Source.space_id == space.id)
    if wanted.source_kind:
        statement = statement.where(Source.kind == wanted.source_kind)
    if wanted.concept:
        uses = (
            select(ArticleConcept.article_id)
            .join(Concept, Concept.id == ArticleConcept.concept_id)
            .where(Concept.space_id == space.id, Concept.key == wanted.concept)
        )
        statement = statement.where(Article.id.in_(uses))
    return statement


def article_at(space: Space, slug: str) -> Article | None:
    """The article with its text."""
    return db.session.scalar(
        select(Article)
        .where(Article.space_id == space.id, Article.slug == slug)
        .options(undefer(Article.body))
    )


def article_named(space: Space, key: str) -> Article | None:
    """The article that links by this name reach."""
    return db.session.scalar(
        select(Article)
        .join(ArticleName, ArticleName.article_id == Article.id)
        .where(ArticleName.space_id == space.id, ArticleName.key == key)
    )


def slugs_by_name(space: Space, keys: Iterable[str]) -> dict[str, str]:
    """For each of these names that leads to an article: that article's slug."""
    rows = db.session.execute(
        select(ArticleName.key, Article.slug)
        .join(Article, Article.id == ArticleName.article_id)
        .where(ArticleName.space_id == space.id, ArticleName.key.in_(sorted(set(keys))))
    )
    return dict(rows.tuples().all())


def claims_of(article: Article) -> Sequence[Claim]:
    """Its claims in the order in which they were written down."""
    return db.session.scalars(select(Claim).where(Claim.article_id == article.id).order_by(Claim.id)).all()


def concepts_of(article: Article) -> list[tuple[Concept, str | None]]:
    """Its concepts, the weightiest first, each with the slug of the article about it."""
    rows = db.session.execute(
        select(Concept, Article.slug)
        .join(ArticleConcept, ArticleConcept.concept_id == Concept.id)
        .join(Article, Article.concept_id == Concept.id, isouter=True)
        .where(ArticleConcept.article_id == article.id)
        .order_by(ArticleConcept.score.desc(), Concept.name)
    )
    return list(rows.tuples())


def mentions_of(article: Article) -> Sequence[tuple[Article, str]]:
    """Articles that link to it, with the reason they give; by title, at most BACKLINKS_SHOWN."""
    rows = db.session.execute(
        select(Article, Link.reason)
        .join(Link, Link.from_id == Article.id)
        .where(Link.to_id == article.id, Link.from_id != article.id)
        .order_by(Article.title_key, Link.id)
        .limit(BACKLINKS_SHOWN)
    )
    return list(rows.tuples())


def articles_wishing_for(space: Space, key: str) -> Sequence[Article]:
    """Articles that link to a title which nobody has written yet."""
    return db.session.scalars(
        select(Article)
        .join(Link, Link.from_id == Article.id)
        .where(Link.space_id == space.id, Link.to_key == key)
        .order_by(Article.title_key)
        .limit(BACKLINKS_SHOWN)
    ).all()


def proposals_waiting_for(article: Article) -> Sequence[Proposal]:
    """What is proposed for it and not settled, oldest first."""
    return db.session.scalars(
        select(Proposal)
        .where(Proposal.article_id == article.id, Proposal.settled_at.is_(None))
        .order_by(Proposal.id)
    ).all()


def articles_with_proposals(space: Space, number: int) -> Listing[tuple[Article, int]]:
    """Articles for which something waits, and how much; the newest change first."""
    waiting = (
        select(Proposal.article_id, func.count().label("waiting"))
        .where(Proposal.space_id == space.id, Proposal.settled_at.is_(None))
        .group_by(Proposal.article_id)
        .subquery()
    )
    statement = select(Article, waiting.c.waiting).join(waiting, waiting.c.article_id == Article.id)
    return rows_on_page(
        statement.order_by(Article.updated_at.desc(), Article.id.desc()), number, ARTICLES_PER_PAGE
    )


def proposals_waiting_in(space: Space) -> int:
    """How many proposals wait in the space."""
    return int(
        db.session.scalar(
            select(func.count()).where(Proposal.space_id == space.id, Proposal.settled_at.is_(None))
        )
        or 0
    )


def article_with_id(space: Space, article_id: int) -> Article:
    """The article that a row of ours points at."""
    return db.session.scalars(
        select(Article).where(Article.space_id == space.id, Article.id == article_id)
    ).one()
