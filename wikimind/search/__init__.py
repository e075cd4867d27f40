"""Full text search: `put` and `remove` entries, `find` them. The rows belong to the caller's transaction."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind.search import postgres, sqlite
from wikimind.search.engine import Engine, Row, Scope, prefix
from wikimind.search.query import Query, parse, shortened
from wikimind.search.rank import ranked, rarity
from wikimind.search.schema import SearchEntry
from wikimind.search.snippets import snippet
from wikimind.search.terms import stream
from wikimind.search.values import Entry, Hit, Kind, Results

__all__ = ["Entry", "Hit", "Kind", "Results", "find", "put", "remove"]

_ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgres}
_RERANKED = 100  # of the engine's best; their order is then the same on both engines
_TEXTS = ("title", "heading", "body")
_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)])  # NUL and lone surrogates


def put(session: Session, entries: Iterable[Entry]) -> None:
    """Index entries; one that is there already by kind and ref_id is replaced."""
    newest = {(entry.kind, entry.ref_id): entry for entry in entries}
    for kind in {kind for kind, _ in newest}:
        remove(session, kind, [ref_id for other, ref_id in newest if other == kind])
    if newest:
        _engine(session).insert(session, [_row(entry) for entry in newest.values()])


def remove(session: Session, kind: Kind, ref_ids: Iterable[int]) -> None:
    """Take entries out of the index; those that are not in it are no error."""
    ids = list(ref_ids)
    for start in range(0, len(ids), 500):
        some = SearchEntry.ref_id.in_(ids[start : start + 500])
        session.execute(
            delete(SearchEntry).where(SearchEntry.kind == kind, some),
            execution_options={"synchronize_session": False},
        )


def find(
    session: Session,
    space_id: int,
    query: str,
    *,
    kinds: Sequence[Kind] = ("article", "passage"),
    languages: Sequence[str] = ("en",),
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """What matches `query` in a space, best first. `languages` are those the query may be in."""
    parsed = parse(query, languages)
    if not parsed:
        return Results([], 0)
    engine, scope = _engine(session), Scope(space_id, kinds)
    statistics = engine.statistics(session, scope, parsed)
    if not statistics.know(parsed.words[-1:]):
        parsed = shortened(parsed)
        statistics = engine.statistics(session, scope, parsed)
    found, total = engine.matching(session, scope, parsed, statistics, max(_RERANKED, offset + limit))
    candidates = engine.candidates(session, scope, parsed, [i for i, _ in found[:_RERANKED]])
    best = ranked(parsed, candidates, statistics)
    hits = _hits(session, parsed, [*best, *found[_RERANKED:]][offset : offset + limit])
    return Results(hits, total, rarity(parsed, statistics))


def _hits(session: Session, query: Query, found: Sequence[tuple[int, float]]) -> list[Hit]:
    entry = SearchEntry
    columns = (entry.id, entry.kind, entry.ref_id, entry.title, entry.heading, entry.body, entry.language)
    rows = {
        row.id: row for row in session.execute(select(*columns).where(entry.id.in_([i for i, _ in found])))
    }
    return [
        Hit(row.kind, row.ref_id, score, row.title, row.heading, snippet(row.body, query, row.language))
        for row, score in ((rows[entry_id], score) for entry_id, score in found)
    ]


def _engine(session: Session) -> Engine:
    return _ENGINES[session.get_bind().dialect.name]


def _row(entry: Entry) -> Row:
    texts = {name: getattr(entry, name).translate(_UNSTORABLE) for name in _TEXTS}
    scope = prefix(entry.space_id)
    streams = {name: [scope + term for term in stream(text, entry.language)] for name, text in texts.items()}
    columns = {
        "kind": entry.kind,
        "ref_id": entry.ref_id,
        "space_id": entry.space_id,
        "language": entry.language,
        "words": sum(map(len, streams.values())),
        **texts,
    }
    return Row(columns, streams)
