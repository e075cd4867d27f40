"""The index on PostgreSQL: the terms in a tsvector column with a GIN index."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import (
    ColumnElement,
    Float,
    bindparam,
    cast,
    column,
    func,
    literal,
    literal_column,
    select,
    table,
    text,
)
from sqlalchemy import insert as insert_into
from sqlalchemy.dialects.postgresql import TSQUERY, TSVECTOR
from sqlalchemy.orm import Session

from wikimind.search.engine import Matches, Row, Scope, prefix
from wikimind.search.order import ordered
from wikimind.search.plan import MOST_SCORED, AllOf, AnyOf, Condition, Plan, Run
from wikimind.search.query import Query
from wikimind.search.rank import B, Candidate
from wikimind.search.schema import SearchEntry
from wikimind.search.statistics import Statistics
from wikimind.search.values import Sort

IN_TITLE = "^"  # ends the lexemes by which titles are found without looking at rows
_LABELS = {"title": "A", "heading": "B", "summary": "C", "body": "D"}
_FIELDS = {label: field for field, label in _LABELS.items()}
_WEIGHTS = text("'{0.5, 0.7, 0.8, 1}'")  # of D, C, B, A; ts_rank saturates fast
_FIELD_GAP = 100  # keeps a phrase from beginning in one text and ending in the next
_LAST_POSITION = 16_383  # PostgreSQL's own limits, here and below
_MOST_POSITIONS = 255
_MOST_BYTES = 1_000_000

_TERMS: ColumnElement[str] = literal_column("search_entries.terms", TSVECTOR)
_ENTRIES = table(
    "search_entries",
    *(column(known.name, known.type) for known in SearchEntry.__table__.columns if known.name != "id"),
    column("terms", TSVECTOR),
)
_COUNTED = text(
    "SELECT t.lexeme, count(*) AS entries FROM search_entries e CROSS JOIN LATERAL unnest(e.terms) t"
    " WHERE e.id IN :ids GROUP BY t.lexeme"
).bindparams(bindparam("ids", expanding=True))
_OCCURRENCES = text(
    "SELECT e.id, e.words, e.dated, e.likeness, t.lexeme, t.positions, t.weights"
    " FROM search_entries e CROSS JOIN LATERAL unnest(e.terms) t"
    " WHERE e.id IN :ids AND t.lexeme = ANY(CAST(:terms AS text[]))"
).bindparams(bindparam("ids", expanding=True))


_COUNT_WORDS = text(
    "INSERT INTO search_words (space_id, term, entries)"
    " SELECT e.space_id, substr(t.lexeme, length(:first) + 1), count(*)"
    " FROM search_entries e CROSS JOIN LATERAL unnest(e.terms) t"
    " WHERE e.space_id = :space_id AND right(t.lexeme, 1) <> :in_title"
    " GROUP BY 1, 2 ON CONFLICT (space_id, term) DO UPDATE SET entries = excluded.entries"
)


def count_words(session: Session, space_id: int) -> None:
    """Write down in how many entries of the space each term occurs."""
    session.execute(_COUNT_WORDS, {"space_id": space_id, "first": prefix(space_id), "in_title": IN_TITLE})


def insert(session: Session, rows: Sequence[Row]) -> None:
    """Store entries that are not there yet, and their terms."""
    session.execute(insert_into(_ENTRIES), [{**row.columns, "terms": tsvector(row.streams)} for row in rows])


def counted(session: Session, ids: Sequence[int]) -> "Counter[str]":
    """In how many of these entries each term occurs; with the prefix of its space."""
    rows = session.execute(_COUNTED, {"ids": list(ids)})
    return Counter({row.lexeme: row.entries for row in rows if not row.lexeme.endswith(IN_TITLE)})


def matching(
    session: Session, scope: Scope, plan: Plan, statistics: Statistics, limit: int, sort: Sort
) -> Matches:
    """What meets the plan's conditions; where it is too much, some of it.

    ts_rank for a single word grows with its occurrences and saturates; weighted by IDF and divided by the
    length it comes near BM25.
    """
    score: ColumnElement[float] = literal(0.0, Float)
    for word in plan.words:
        rank = func.ts_rank(_WEIGHTS, _TERMS, cast(_any_of(word.alternatives, scope.prefix), TSQUERY))
        score += statistics.idf(word) * rank
    length = (1 - B) + B * SearchEntry.words / max(statistics.mean_words, 1)
    found = (
        select(SearchEntry.id, (score / length).label("score"))
        .where(_TERMS.op("@@")(cast(expression(plan, scope.prefix), TSQUERY)), *scope.conditions)
        .limit(MOST_SCORED)
    )
    return ordered(session, found, limit, sort)


def candidates(session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
    """Where the terms of the query stand in these entries."""
    wanted = {scope.prefix + term: term for term in query.terms}
    rows = session.execute(_OCCURRENCES, {"ids": list(ids), "terms": list(wanted)})
    found: dict[int, Candidate] = {}
    for row in rows:
        if row.id not in found:
            found[row.id] = Candidate(row.id, row.words, row.dated, row.likeness)
        # A very long text keeps no positions.
        for label, position in zip(row.weights or ["D"], row.positions or [1], strict=True):
            found[row.id].add(wanted[row.lexeme], _FIELDS[label], position)
    return list(found.values())


def expression(plan: Plan, prefix: str) -> str:
    """The plan in the language of tsquery; every lexeme is quoted."""
    required = _written(plan.required, prefix)
    return f"{required} & !{_written(plan.excluded, prefix)}" if plan.excluded else required


def tsvector(streams: dict[str, list[str]]) -> str:
    """The terms as the text of a tsvector; what is too long for one loses positions before it loses terms."""
    positions: dict[str, list[str]] = {}
    offset = 1
    for name, stream in streams.items():
        for position, term in enumerate(stream, offset):
            places = positions.setdefault(term, [])
            if len(places) < _MOST_POSITIONS:
                places.append(f"{min(position, _LAST_POSITION)}{_LABELS[name]}")
        offset += len(stream) + _FIELD_GAP
    positions |= {term + IN_TITLE: [] for term in streams["title"]}
    size = sum(len(term.encode()) + 4 + 2 * len(places) for term, places in positions.items())
    if size < _MOST_BYTES:
        return " ".join(
            f"{_lexeme(term)}:{','.join(places)}" if places else _lexeme(term)
            for term, places in positions.items()
        )
    return " ".join(map(_lexeme, _fitting(positions)))


def _fitting(terms: Iterable[str]) -> Iterator[str]:
    size = 0
    for term in terms:
        size += len(term.encode())
        if size < _MOST_BYTES:
            yield term


def _lexeme(term: str) -> str:
    return f"'{term}'"


def _any_of(terms: Sequence[str], prefix: str) -> str:
    return " | ".join(_lexeme(prefix + term) for term in terms)


def _written(condition: Condition, prefix: str) -> str:
    match condition:
        case Run((term,), in_title=True):
            return _lexeme(prefix + term + IN_TITLE)
        case Run(terms):
            return "(" + " <-> ".join(_lexeme(prefix + term) for term in terms) + ")"
        case AnyOf(parts):
            return "(" + " | ".join(_written(part, prefix) for part in parts) + ")"
        case AllOf(parts):
            return "(" + " & ".join(_written(part, prefix) for part in parts) + ")"
    raise TypeError(condition)
