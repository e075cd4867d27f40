"""The index on SQLite: the terms in an FTS5 table beside the original texts."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sql
from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from wikimind.search.engine import Row, Scope, prefix
from wikimind.search.query import Phrase, Query, Word
from wikimind.search.rank import FIELD_WEIGHTS, Candidate, Statistics
from wikimind.search.schema import SearchEntry

_WEIGHTS = ", ".join(map(str, FIELD_WEIGHTS.values()))
_INSERT = text("INSERT INTO search_fts (rowid, title, heading, body) VALUES (:id, :title, :heading, :body)")
_MATCHING = text(
    # CROSS keeps SQLite from asking the full text index anew for every entry of the space;
    # bm25() is not to be had beside a window function. Only our own weights are written into it.
    f"WITH found AS MATERIALIZED (SELECT e.id, -bm25(search_fts, {_WEIGHTS}) AS score"  # nosec B608
    " FROM search_fts CROSS JOIN search_entries e ON e.id = search_fts.rowid"
    " WHERE search_fts MATCH :match AND e.space_id = :space_id AND e.kind IN :kinds)"
    " SELECT id, score, count(*) OVER () AS total FROM found"
    " ORDER BY score DESC, id LIMIT :limit"
).bindparams(bindparam("kinds", expanding=True))
_STREAMS = text("SELECT rowid, title, heading, body FROM search_fts WHERE rowid IN :ids").bindparams(
    bindparam("ids", expanding=True)
)
_SIZE = text("SELECT count(*), avg(words) FROM search_entries WHERE space_id = :space_id")
_DOCUMENTS = text("SELECT term, doc FROM search_vocabulary WHERE term IN :terms").bindparams(
    bindparam("terms", expanding=True)
)
_PREFIX_DOCUMENTS = text("SELECT sum(doc) FROM search_vocabulary WHERE term >= :low AND term < :high")


def insert(session: Session, rows: Sequence[Row]) -> None:
    """Store entries that are not there yet, and their terms."""
    # Asking for ids in the rows' order would make SQLite take them one by one.
    session.execute(sql.insert(SearchEntry), [row.columns for row in rows])
    found = session.execute(
        sql.select(SearchEntry.kind, SearchEntry.ref_id, SearchEntry.id).where(
            SearchEntry.ref_id.in_([row.columns["ref_id"] for row in rows])
        )
    )
    ids = {(kind, ref_id): entry_id for kind, ref_id, entry_id in found}
    session.execute(
        _INSERT,
        [
            {
                "id": ids[row.columns["kind"], row.columns["ref_id"]],
                **{name: " ".join(terms) for name, terms in row.streams.items()},
            }
            for row in rows
        ],
    )


def statistics(session: Session, scope: Scope, query: Query) -> Statistics:
    """The numbers of the space that the ranking needs."""
    skip = len(scope.prefix)
    entries, mean_words = session.execute(_SIZE, {"space_id": scope.space_id}).one()
    rows = session.execute(_DOCUMENTS, {"terms": [scope.prefix + term for term in query.terms]})
    documents = {row.term[skip:]: row.doc for row in rows}
    for beginning in query.prefixes:
        low = scope.prefix + beginning
        found = session.scalar(_PREFIX_DOCUMENTS, {"low": low, "high": low + chr(0x10FFFF)})
        documents[beginning + "*"] = found or 0
    return Statistics(entries, mean_words or 0, documents)


def matching(
    session: Session, scope: Scope, query: Query, _statistics: Statistics, limit: int
) -> tuple[list[tuple[int, float]], int]:
    """The best (entry id, score) by BM25, and the number of all that match."""
    rows = session.execute(
        _MATCHING,
        {
            "match": expression(query, scope.space_id),
            "space_id": scope.space_id,
            "kinds": list(scope.kinds),
            "limit": limit,
        },
    ).all()
    return [(row.id, row.score) for row in rows], rows[0].total if rows else 0


def candidates(session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
    """Where the terms of the query stand in these entries."""
    wanted = {scope.prefix + term: term for term in query.terms}
    beginnings = {scope.prefix + beginning: f"{beginning}*" for beginning in query.prefixes}
    return [_candidate(row, wanted, beginnings) for row in session.execute(_STREAMS, {"ids": list(ids)})]


def _candidate(row: Any, wanted: dict[str, str], beginnings: dict[str, str]) -> Candidate:
    streams = {name: getattr(row, name).split() for name in FIELD_WEIGHTS}
    found = Candidate(row.rowid, sum(map(len, streams.values())))
    starts = tuple(beginnings)
    for name, terms in streams.items():
        for position, term in enumerate(terms):
            if term in wanted:
                found.add(wanted[term], name, position)
            if starts and term.startswith(starts):
                for start in starts:
                    if term.startswith(start):
                        found.add(beginnings[start], name, position)
    return found


def expression(query: Query, space_id: int) -> str:
    """The query in the language of FTS5; every string is quoted, and no term holds a quote."""
    scope = prefix(space_id)
    words = [_word(word, scope) for word in query.words]
    phrases = [_phrase(phrase, scope) for phrase in query.phrases]
    wanted = " OR ".join([*phrases[:1], *words])
    required = " AND ".join([*phrases, f"({wanted})"])
    excluded = " OR ".join(_phrase(phrase, scope) for phrase in query.excluded)
    return f"({required}) NOT ({excluded})" if excluded else required


def _word(word: Word, scope: str) -> str:
    alternatives = [f'"{scope}{term}"' for term in word.terms]
    if word.prefix:
        alternatives.append(f'"{scope}{word.prefix}" *')
    return f"({' OR '.join(alternatives)})"


def _phrase(phrase: Phrase, scope: str) -> str:
    sequences = [" ".join(f"{scope}{term}" for term in sequence) for sequence in phrase.sequences]
    return "(" + " OR ".join(f'"{sequence}"' for sequence in sequences) + ")"
