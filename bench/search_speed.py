"""How fast `put` and `find` are on 20,000 made-up entries of 120 words.

    python -m bench.search_speed [--database URL]

`bare` is the engine's own query for the same words with the same filters: FTS5's bm25, ts_rank.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.search_index import SPACE, empty_index
from wikimind.search import Entry, find, put

ENTRIES = 20_000
WORDS = 120
QUERIES = 100
BATCH = 500
_BARE = {
    "sqlite": "SELECT e.kind, e.ref_id FROM search_fts f CROSS JOIN search_entries e ON e.id = f.rowid"
    " WHERE search_fts MATCH :query AND e.space_id = :space ORDER BY bm25(search_fts, 8, 3, 1) LIMIT 20",
    "postgresql": "SELECT kind, ref_id FROM search_entries WHERE terms @@ CAST(:query AS tsquery)"
    " AND space_id = :space ORDER BY ts_rank(terms, CAST(:query AS tsquery)) DESC LIMIT 20",
}
_QUOTES = {"sqlite": ('"', " OR "), "postgresql": ("'", " | ")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--database", help="an empty database; without it, a temporary SQLite file")
    options = parser.parse_args()
    chance = random.Random(1)
    vocabulary = [_made_up(chance) for _ in range(30_000)]
    # As in natural text, the n-th most common word is n times rarer than the first.
    weights = [1 / (n + 10) for n in range(len(vocabulary))]
    entries = [
        Entry("passage", i, SPACE, f"Title {i}", "", " ".join(chance.choices(vocabulary, weights, k=WORDS)))
        for i in range(ENTRIES)
    ]
    with empty_index(options.database) as session:
        print(f"put   {ENTRIES / _filled(session, entries):,.0f} entries/s")
        if session.get_bind().dialect.name == "postgresql":
            _vacuum(session)
        # People type words that tell things apart: not the 200 most common.
        for size in (1, 3, 8):
            queries = [chance.sample(vocabulary[200:8000], size) for _ in range(QUERIES)]
            _print_times(f"find  {size} words", lambda query: find(session, SPACE, " ".join(query)), queries)
            _print_times(f"bare  {size} words", lambda query: _bare(session, query), queries)


def _made_up(chance: random.Random) -> str:
    syllables = (chance.choice("bdfgklmnprstvz") + chance.choice("aou") for _ in range(chance.randint(2, 5)))
    return "".join(syllables) + "k"  # an ending that no stemmer takes off


def _filled(session: Session, entries: list[Entry]) -> float:
    start = time.perf_counter()
    for first in range(0, len(entries), BATCH):
        put(session, entries[first : first + BATCH])
        session.commit()
    return time.perf_counter() - start


def _vacuum(session: Session) -> None:
    """As PostgreSQL does by itself, a minute later."""
    session.commit()
    engine = session.get_bind().engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text("VACUUM ANALYZE search_entries"))


def _bare(session: Session, words: list[str]) -> None:
    dialect = session.get_bind().dialect.name
    quote, either = _QUOTES[dialect]
    query = either.join(f"{quote}{SPACE}:{word}{quote}" for word in words)
    session.execute(text(_BARE[dialect]), {"query": query, "space": SPACE}).all()


def _print_times(name: str, ask: Callable[[list[str]], object], queries: list[list[str]]) -> None:
    seconds = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        seconds.append(time.perf_counter() - start)
    p95 = sorted(seconds)[int(len(seconds) * 0.95)]
    print(f"{name}  median {statistics.median(seconds) * 1000:6.1f} ms  p95 {p95 * 1000:6.1f} ms")


if __name__ == "__main__":
    main()
