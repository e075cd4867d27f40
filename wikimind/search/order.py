"""The order of what an engine found, in the statement itself."""

from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from wikimind.search.engine import Matches
from wikimind.search.plan import MOST_SCORED
from wikimind.search.schema import SearchEntry
from wikimind.search.values import Sort


def ordered(session: Session, found: Select[Any], limit: int, sort: Sort) -> Matches:
    """The first of `found` (id, score), and how many it found in all."""
    # Materialized: bm25() is not to be had beside a window function, and is computed once.
    matches = found.cte("found").prefix_with("MATERIALIZED")
    total = select(func.count()).select_from(matches).scalar_subquery()
    statement = select(matches.c.id, matches.c.score, total.label("total")).limit(limit)
    if sort == "relevance":
        statement = statement.order_by(matches.c.score.desc(), matches.c.id)
    else:
        statement = statement.join(SearchEntry, SearchEntry.id == matches.c.id)
        statement = statement.order_by(first_by(sort), matches.c.score.desc(), matches.c.id)
    rows = session.execute(statement).all()
    number = rows[0].total if rows else 0
    return Matches([(row.id, row.score) for row in rows], number, number >= MOST_SCORED)


def first_by(sort: Sort) -> ColumnElement[Any]:
    """What entries are ordered by where it is not their score."""
    return SearchEntry.dated.desc().nulls_last() if sort == "newest" else func.lower(SearchEntry.title).asc()
