"""The index on SQLite: the terms in an FTS5 table beside the original texts."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sql
from sqlalchemy import ColumnElement, bindparam, column, literal_column, select, table, text
from sqlalchemy.orm import Session

from wikimind.models.types import UtcDateTime
from wikimind.search.engine import Matches, Row, Scope, prefix
from wikimind.search.order import ordered
from wikimind.search.plan import MOST_SCORED, AllOf, AnyOf, Condition, Plan, Run
from wikimind.search.query import Query, Word
from wikimind.search.rank import FIELD_WEIGHTS, Candidate
from wikimind.search.schema import SearchEntry
from wikimind.search.statistics import Statistics
from wikimind.search.values import Sort

# Between the headings and the summary, which share a column; no term looks like this.
BOUNDARY = "|."
_FTS = table("search_fts", column("rowid"))
_SCORE: ColumnElement[float] = literal_column(
    f"-bm25(search_fts, {FIELD_WEIGHTS['title']}, {FIELD_WEIGHTS['heading']}, 1.0)"
)
_INSERT = text("INSERT INTO search_fts (rowid, title, heading, body) VALUES (:id, :title, :heading, :body)")
_STREAMS = (
    text(
        # The shadow table that FTS5 documents: asking the virtual one costs a statement for every row.
        "SELECT f.id, f.c0 AS title, f.c1 AS heading, f.c2 AS body, e.words, e.dated, e.likeness"
        " FROM search_fts_content f JOIN search_entries e ON e.id = f.id WHERE f.id IN :ids"
    )
    .bindparams(bindparam("ids", expanding=True))
    .columns(dated=UtcDateTime())
)


_COUNT_WORDS = text(
    "INSERT INTO search_words (space_id, term, entries)"
    " SELECT :space_id, substr(term, length(:first) + 1), doc FROM search_vocabulary"
    " WHERE term >= :first AND term < :last"
    " ON CONFLICT (space_id, term) DO UPDATE SET entries = excluded.entries"
)


def count_words(session: Session, space_id: int) -> None:
    """Write down in how many entries of the space each term occurs."""
    first = prefix(space_id)
    last = first[:-1] + chr(ord(first[-1]) + 1)
    session.execute(_COUNT_WORDS, {"space_id": space_id, "first": first, "last": last})


def insert(session: Session, rows: Sequence[Row]) -> None:
    """Store entries that are not there yet, and their terms."""
    # Asking for ids in the rows' order would make SQLite take them one by one.
    found = session.execute(
        sql.insert(SearchEntry).returning(SearchEntry.kind, SearchEntry.ref_id, SearchEntry.id),
        [row.columns for row in rows],
    )
    ids = {(kind, ref_id): entry_id for kind, ref_id, entry_id in found}
    session.execute(
        _INSERT, [{"id": ids[row.columns["kind"], row.columns["ref_id"]], **_columns(row)} for row in rows]
    )


def _columns(row: Row) -> dict[str, str]:
    heading = row.streams["heading"]
    if row.streams["summary"]:
        heading = [*heading, BOUNDARY, *row.streams["summary"]]
    return {
        "title": " ".join(row.streams["title"]),
        "heading": " ".join(heading),
        "body": " ".join(row.streams["body"]),
    }


def counted(session: Session, ids: Sequence[int]) -> "Counter[str]":
    """In how many of these entries each term occurs; with the prefix of its space."""
    counts: Counter[str] = Counter()
    for row in session.execute(_STREAMS, {"ids": list(ids)}):
        counts.update({*row.title.split(), *row.heading.split(), *row.body.split()} - {BOUNDARY})
    return counts


def matching(
    session: Session, scope: Scope, plan: Plan, _statistics: Statistics, limit: int, sort: Sort
) -> Matches:
    """What meets the plan's conditions, scored by BM25; where it is too much, the newest of it."""
    found = select(_FTS.c.rowid.label("id"), _SCORE.label("score")).where(
        text("search_fts MATCH :match").bindparams(match=expression(plan, scope.prefix))
    )
    if scope.conditions:
        entry = select(SearchEntry.id).where(SearchEntry.id == _FTS.c.rowid, *scope.conditions)
        found = found.where(entry.correlate(_FTS).exists())
    found = found.order_by(_FTS.c.rowid.desc()).limit(MOST_SCORED)
    return ordered(session, found, limit, sort)


def candidates(session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
    """Where the terms of the query stand in these entries."""
    wanted = {scope.prefix + term: term for term in query.terms}
    return [_candidate(row, wanted) for row in session.execute(_STREAMS, {"ids": list(ids)})]


def _candidate(row: Any, wanted: dict[str, str]) -> Candidate:
    found = Candidate(row.id, row.words, row.dated, row.likeness)
    heading, _, summary = row.heading.partition(BOUNDARY)
    for name, terms in (("title", row.title), ("heading", heading), ("summary", summary), ("body", row.body)):
        for position, term in enumerate(terms.split()):
            if term in wanted:
                found.add(wanted[term], name, position)
    return found


def expression(plan: Plan, prefix: str) -> str:
    """The plan in the language of FTS5; every string is quoted, and no term holds a quote.

    All words stand in it a second time, so that bm25 counts them wherever what is required holds.
    """
    required = _written(plan.required, prefix)
    if not plan.words_suffice:
        required = f"({required}) AND ({_all(plan.words, prefix)})"
    return f"({required}) NOT ({_written(plan.excluded, prefix)})" if plan.excluded else required


def _all(words: Sequence[Word], prefix: str) -> str:
    return " OR ".join(f'"{prefix}{term}"' for word in words for term in word.alternatives)


def _written(condition: Condition, prefix: str) -> str:
    match condition:
        case Run(terms, in_title):
            run = '"' + " ".join(prefix + term for term in terms) + '"'
            return f"title : {run}" if in_title else run
        case AnyOf(parts):
            return "(" + " OR ".join(_written(part, prefix) for part in parts) + ")"
        case AllOf(parts):
            return "(" + " AND ".join(_written(part, prefix) for part in parts) + ")"
