"""The index on PostgreSQL: the terms in a tsvector column with a GIN index."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import bindparam, column, table, text
from sqlalchemy import insert as insert_into
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import Session

from wikimind.search.engine import Row, Scope, prefix
from wikimind.search.query import Phrase, Query, Word
from wikimind.search.rank import Candidate, Statistics, idf
from wikimind.search.schema import SearchEntry

_LABELS = {"title": "A", "heading": "B", "body": "D"}
_FIELDS = {label: field for field, label in _LABELS.items()}
_FIELD_GAP = 100  # keeps a phrase from beginning in one text and ending in the next
_LAST_POSITION = 16_383  # PostgreSQL's own limits, here and below
_MOST_POSITIONS = 255
_MOST_BYTES = 1_000_000

_ENTRIES = table(
    "search_entries",
    *(column(known.name, known.type) for known in SearchEntry.__table__.columns if known.name != "id"),
    column("terms", TSVECTOR),
)
_SIZE = text("SELECT count(*), avg(words) FROM search_entries WHERE space_id = :space_id")
_DOCUMENTS = text(  # every lexeme names its space
    "SELECT asked.query, (SELECT count(*) FROM search_entries"
    " WHERE terms @@ CAST(asked.query AS tsquery)) AS documents"
    " FROM unnest(CAST(:queries AS text[])) AS asked(query)"
)
_OCCURRENCES = text(
    "SELECT e.id, e.words, t.lexeme, t.positions, t.weights"
    " FROM search_entries e CROSS JOIN LATERAL unnest(e.terms) t"
    " WHERE e.id IN :ids"
    " AND (t.lexeme = ANY(CAST(:terms AS text[])) OR t.lexeme ^@ ANY(CAST(:beginnings AS text[])))"
).bindparams(bindparam("ids", expanding=True))


def insert(session: Session, rows: Sequence[Row]) -> None:
    """Store entries that are not there yet, and their terms."""
    session.execute(insert_into(_ENTRIES), [{**row.columns, "terms": tsvector(row.streams)} for row in rows])


def statistics(session: Session, scope: Scope, query: Query) -> Statistics:
    """The numbers of the space that the ranking needs."""
    entries, mean_words = session.execute(_SIZE, {"space_id": scope.space_id}).one()
    asked = {_lexeme(scope.prefix + term): term for term in query.terms}
    asked |= {_lexeme(scope.prefix + start) + ":*": f"{start}*" for start in query.prefixes}
    rows = session.execute(_DOCUMENTS, {"queries": list(asked)})
    return Statistics(entries, float(mean_words or 0), {asked[row.query]: row.documents for row in rows})


def matching(
    session: Session, scope: Scope, query: Query, statistics: Statistics, limit: int
) -> tuple[list[tuple[int, float]], int]:
    """The best (entry id, score) and the number of all that match.

    ts_rank for a single word grows with its occurrences and saturates; weighted by IDF and divided by the
    length it comes near BM25.
    """
    words = query.scored_words
    scores = [
        f"{idf(word, statistics)} * ts_rank('{{0.5, 0.5, 0.8, 1}}', terms, CAST(:word{i} AS tsquery))"
        for i, word in enumerate(words)
    ]
    # Only numbers of our own are written into it. MATERIALIZED, else the window would carry the terms along.
    statement = text(
        "WITH found AS MATERIALIZED ("  # nosec B608
        f"SELECT id, ({' + '.join(scores)}) / (0.25 + 0.75 * words / :mean_words) AS score"
        " FROM search_entries"
        " WHERE terms @@ CAST(:match AS tsquery) AND space_id = :space_id AND kind IN :kinds)"
        " SELECT id, score, count(*) OVER () AS total FROM found"
        " ORDER BY score DESC, id LIMIT :limit"
    ).bindparams(bindparam("kinds", expanding=True))
    values = {
        "match": expression(query, scope.space_id),
        "space_id": scope.space_id,
        "kinds": list(scope.kinds),
        "mean_words": max(statistics.mean_words, 1),
        "limit": limit,
        **{f"word{i}": _word(word, scope.prefix) for i, word in enumerate(words)},
    }
    rows = session.execute(statement, values).all()
    return [(row.id, row.score) for row in rows], rows[0].total if rows else 0


def candidates(session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
    """Where the terms of the query stand in these entries."""
    wanted = {scope.prefix + term: term for term in query.terms}
    beginnings = {scope.prefix + beginning: f"{beginning}*" for beginning in query.prefixes}
    rows = session.execute(
        _OCCURRENCES, {"ids": list(ids), "terms": list(wanted), "beginnings": list(beginnings)}
    )
    found: dict[int, Candidate] = {}
    for row in rows:
        candidate = found.setdefault(row.id, Candidate(row.id, row.words))
        # A very long text keeps no positions.
        places = list(zip(row.weights or ["D"], row.positions or [1], strict=True))
        names = [name for start, name in beginnings.items() if row.lexeme.startswith(start)]
        for name in [*names, *([wanted[row.lexeme]] if row.lexeme in wanted else [])]:
            for label, position in places:
                candidate.add(name, _FIELDS[label], position)
    return list(found.values())


def expression(query: Query, space_id: int) -> str:
    """The query in the language of tsquery; every lexeme is quoted."""
    scope = prefix(space_id)
    required = [_phrase(phrase, scope) for phrase in query.phrases]
    if not required:
        required = ["(" + " | ".join(_word(word, scope) for word in query.words) + ")"]
    return " & ".join([*required, *("!" + _phrase(phrase, scope) for phrase in query.excluded)])


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
    size = sum(len(term.encode()) + 4 + 2 * len(places) for term, places in positions.items())
    if size < _MOST_BYTES:
        return " ".join(f"{_lexeme(term)}:{','.join(places)}" for term, places in positions.items())
    return " ".join(map(_lexeme, _fitting(positions)))


def _fitting(terms: Iterable[str]) -> Iterator[str]:
    size = 0
    for term in terms:
        size += len(term.encode())
        if size < _MOST_BYTES:
            yield term


def _lexeme(term: str) -> str:
    return f"'{term}'"


def _word(word: Word, scope: str) -> str:
    alternatives = [_lexeme(scope + term) for term in word.terms]
    if word.prefix:
        alternatives.append(_lexeme(scope + word.prefix) + ":*")
    return f"({' | '.join(alternatives)})"


def _phrase(phrase: Phrase, scope: str) -> str:
    sequences = [" <-> ".join(_lexeme(scope + term) for term in terms) for terms in phrase.sequences]
    return "(" + " | ".join(sequences) + ")"
