"""How fast `find` is on the made-up wiki of `bench.search_wiki`, with the bare engine beside it.

    python -m bench.search_speed FOLDER [--database URL] [--queries 60] [--profile KIND]

`bare` is the engine's own query for the same words, in the same run: MATCH ... ORDER BY bm25(...) LIMIT 20 of
FTS5, tsvector @@ ... ORDER BY ts_rank(...) LIMIT 20 of PostgreSQL. `page` corrects, counts facets and makes
snippets, too. `cpu` is the time of this process and of PostgreSQL's, which a busy machine distorts little.
"""

import argparse
import cProfile
import pstats
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from bench.search_corpus import Corpus, queries
from bench.search_wiki import SPACE, opened
from wikimind.extensions import db, end_read
from wikimind.search import facets, find, postgres, sqlite
from wikimind.search.plan import AllOf, AnyOf, Plan, Run
from wikimind.search.query import parse

_BARE = {
    "sqlite": "SELECT rowid FROM search_fts WHERE search_fts MATCH :query"
    " ORDER BY bm25(search_fts, 8, 3, 1) LIMIT 20",
    "postgresql": "SELECT id FROM search_entries WHERE terms @@ CAST(:query AS tsquery)"
    " ORDER BY ts_rank(terms, CAST(:query AS tsquery)) DESC LIMIT 20",
}
_EXPRESSIONS = {"sqlite": sqlite.expression, "postgresql": postgres.expression}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--articles", type=int, default=10_000, help="as the wiki was made")
    parser.add_argument("--queries", type=int, default=60, help="of each kind")
    parser.add_argument("--profile", default="", help="show where the time of this kind of query goes")
    options = parser.parse_args()
    asked = queries(Corpus(options.articles, 30), options.queries)
    with opened(options.folder, options.database).app_context():
        if options.profile:
            return profiled(asked[options.profile])
        names = [f"{name} {kind}" for name in ("find", "page", "bare") for kind in ("wall", "cpu")]
        print(f"{'':14}" + "".join(f"{name:>16}" for name in names) + "   milliseconds, median and p95")
        every: list[list[float]] = [[] for _ in names]
        for name, texts in asked.items():
            times = [seconds for ask in (ask_find, ask_page, ask_bare) for seconds in timed(ask, texts)]
            print(f"{name:14}" + "".join(map(shown, times)), flush=True)
            every = [one + other for one, other in zip(every, times, strict=True)]
        print(f"{'all':14}" + "".join(map(shown, every)))
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    return None


def timed(ask: Callable[[str], object], texts: list[str]) -> tuple[list[float], list[float]]:
    """Seconds by the clock and by the processors for each, after the first few have warmed the caches."""
    for query in texts[:3]:
        ask(query)
    wall, cpu = [], []
    used = cpu_clock()
    for query in texts:
        start, before = time.perf_counter(), used()
        ask(query)
        wall.append(time.perf_counter() - start)
        cpu.append(used() - before)
    end_read()
    return wall, cpu


def cpu_clock() -> Callable[[], float]:
    """Seconds on the processors so far: of this process, and of the server's for this connection."""
    session = db.session()
    if session.get_bind().dialect.name == "sqlite":
        return time.process_time
    usage = Path(f"/proc/{session.scalar(text('SELECT pg_backend_pid()'))}/schedstat")
    return lambda: time.process_time() + int(usage.read_text().split()[0]) / 1e9


def ask_find(query: str) -> object:
    return find(db.session(), SPACE, query)


def ask_page(query: str) -> object:
    results = find(db.session(), SPACE, query, tolerant=True, pool=facets.MOST_COUNTED)
    counted = facets.counted(db.session(), SPACE, results.ids) if results.ids else []
    return [hit.snippet for hit in results.hits], counted


def ask_bare(query: str) -> object:
    session = db.session()
    expression = bare_expression(session, query)
    return session.execute(text(_BARE[session.get_bind().dialect.name]), {"query": expression}).all()


def bare_expression(session: Session, query: str) -> str:
    """Any of the words, or the phrases, as the engine itself would be asked."""
    parsed = parse(query, ["en"])
    words = AnyOf(tuple(Run((term,)) for word in parsed.words for term in word.terms))
    phrases = AllOf(tuple(Run(phrase.sequences[0]) for phrase in parsed.phrases))
    plan = Plan(phrases if parsed.phrases else words, None, (), complete=True, words_suffice=True)
    written = _EXPRESSIONS[session.get_bind().dialect.name](plan, f"{SPACE}:")
    if not parsed.words or not parsed.words[-1].prefix:
        return written
    last = f"{SPACE}:{parsed.words[-1].prefix}"
    if session.get_bind().dialect.name == "sqlite":
        return f'{written} OR "{last}" *'
    return f"{written} | '{last}':*"


def shown(seconds: list[float]) -> str:
    p95 = sorted(seconds)[int(len(seconds) * 0.95)]
    return f"{statistics.median(seconds) * 1000:8.1f}{p95 * 1000:8.1f}"


def profiled(texts: list[str]) -> None:
    profile = cProfile.Profile()
    profile.enable()
    for query in texts:
        ask_find(query)
    profile.disable()
    pstats.Stats(profile).sort_stats("cumtime").print_stats(30)


if __name__ == "__main__":
    main()
