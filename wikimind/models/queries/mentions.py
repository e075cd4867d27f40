"""Which articles speak of an article: those that link to it, and those that only name it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import undefer

from wikimind.extensions import db
from wikimind.models.article import Article, ArticleName
from wikimind.models.link import Link

MOST_NAMES = 20


@dataclass(frozen=True)
class Linking:
    """An article that links to another, under the key of the name it uses."""

    article: Article
    key: str
    relation: str
    reason: str


def linking_to(article: Article, limit: int, offset: int = 0) -> list[Linking]:
    """Articles that link to it, with their texts, the newest change first."""
    statement = (
        _links_to(select(Article, Link.to_key, Link.relation, Link.reason), article)
        .options(undefer(Article.body))
        .order_by(Article.updated_at.desc(), Article.id.desc())
    )
    rows = db.session.execute(statement.limit(limit).offset(offset))
    return [Linking(*row) for row in rows]


def number_linking_to(article: Article) -> int:
    return int(db.session.scalar(_links_to(select(func.count(Article.id)), article)) or 0)


def linked_from(article: Article) -> set[int]:
    """The ids of the articles that it links to itself."""
    return set(
        db.session.scalars(select(Link.to_id).where(Link.from_id == article.id, Link.to_id.is_not(None)))
    )


def ids_linking_to(article: Article, among: Sequence[int]) -> set[int]:
    """Those of these articles that link to it."""
    return set(
        db.session.scalars(select(Link.from_id).where(Link.to_id == article.id, Link.from_id.in_(among)))
    )


def keys_of(article: Article) -> list[str]:
    """The keys by which links reach it: of its title and of other names."""
    return list(
        db.session.scalars(
            select(ArticleName.key).where(ArticleName.article_id == article.id).limit(MOST_NAMES)
        )
    )


def texts_of(ids: Sequence[int]) -> dict[int, Article]:
    """These articles with their texts, by id."""
    found = db.session.scalars(select(Article).where(Article.id.in_(ids)).options(undefer(Article.body)))
    return {article.id: article for article in found}


def _links_to(statement: Select[Any], article: Article) -> Select[Any]:
    return statement.join(Link, Link.from_id == Article.id).where(
        Link.to_id == article.id, Link.from_id != article.id
    )
