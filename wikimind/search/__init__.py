"""Full text search: `put` and `remove` entries, `find` them. The rows belong to the caller's transaction."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from wikimind.embed import Embedder
from wikimind.search import correcting, finding, postgres, sqlite, statistics, storing
from wikimind.search.engine import Engine
from wikimind.search.finding import Wanted
from wikimind.search.fusion import meaning_of
from wikimind.search.query import Query
from wikimind.search.statistics import Statistics
from wikimind.search.storing import analysed, clear, put_into, remove_from, strays
from wikimind.search.values import Entry, Hit, Kind, Results, Sort

__all__ = [
    "Entry",
    "Hit",
    "Kind",
    "Results",
    "Sort",
    "analysed",
    "clear",
    "find",
    "put",
    "recount",
    "remove",
    "strays",
]

_ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgres}


def put(session: Session, entries: Sequence[Entry]) -> None:
    """Index entries; one that is there already by kind and ref_id is replaced."""
    put_into(session, _engine(session), entries)


def remove(session: Session, kind: Kind, ref_ids: Sequence[int] | range) -> None:
    """Take entries out of the index; those that are not in it are no error."""
    remove_from(session, _engine(session), kind, ref_ids)


def recount(session: Session, space_id: int) -> None:
    """Count the words and entries of a space anew, whatever their counts had become."""
    storing.recount(session, _engine(session), space_id)


def find(
    session: Session,
    space_id: int,
    query: str,
    *,
    kinds: Sequence[Kind] = ("article", "passage"),
    languages: Sequence[str] | None = None,
    limit: int = 20,
    offset: int = 0,
    sort: Sort = "relevance",
    tolerant: bool = False,
    pool: int = 0,
    embedder: Embedder | None = None,
) -> Results:
    """What matches `query` in a space, best first.

    `languages` are those the query may be in; None: those of the space. A query that finds nothing is
    searched again without its misspellings; a `tolerant` search corrects every word that occurs nowhere, and
    suggests. `pool` is how many of the best entries `Results.ids` names. Where the application has a sentence
    model, or with the `embedder` given, what means the same in other words is found too.
    """
    wanted = Wanted(limit, offset, sort, pool, meaning_of(query, embedder) if sort == "relevance" else None)
    parsed, numbers = statistics.read(session, space_id, query, languages)
    correction = ""
    if tolerant and parsed:
        correction = correcting.corrected(session, space_id, query, parsed, numbers)
    if not correction:
        results = _found(session, space_id, kinds, parsed, numbers, wanted)
        if results.total or not parsed:
            suggestion = tolerant and correcting.suggestion(session, space_id, query, parsed, numbers)
            return replace(results, suggestion=suggestion) if suggestion else results
        correction = correcting.corrected(session, space_id, query, parsed, numbers)
    if not correction:
        return results
    parsed, numbers = statistics.read(session, space_id, correction, languages)
    return replace(_found(session, space_id, kinds, parsed, numbers, wanted), corrected=correction)


def _found(
    session: Session,
    space_id: int,
    kinds: Sequence[Kind],
    query: Query,
    numbers: Statistics,
    wanted: Wanted,
) -> Results:
    if not query and not query.narrowed:
        return Results([], 0)
    scope = finding.scope_of(space_id, kinds, query)
    if not query:
        return finding.listed(session, scope, query, wanted)
    results = finding.found_by_words(session, _engine(session), scope, query, numbers, wanted)
    return replace(results, rarity=numbers.rarity(query))


def _engine(session: Session) -> Engine:
    return _ENGINES[session.get_bind().dialect.name]
