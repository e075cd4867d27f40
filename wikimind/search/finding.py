"""From a query to a page of hits: the engine's best, ordered anew, with repetitions folded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wikimind.models.types import now
from wikimind.search import narrowing
from wikimind.search.engine import Engine, Scope
from wikimind.search.fusion import Meaning, fused, near
from wikimind.search.order import first_by
from wikimind.search.plan import MOST_SCORED, plans
from wikimind.search.query import Query
from wikimind.search.rank import Scored, meets, ranked
from wikimind.search.schema import SearchEntry
from wikimind.search.statistics import Statistics
from wikimind.search.twins import folded
from wikimind.search.values import Hit, Kind, Results, Sort

RERANKED = 64  # of the engine's best; their order is then the same on both engines
FEW = 400  # as many entries are read one by one, whatever they have of the words

Found = list[tuple[int, float]]


@dataclass(frozen=True)
class Wanted:
    """Which part of what is found, and in which order; `pool` ids beyond it are named for facets."""

    limit: int = 20
    offset: int = 0
    sort: Sort = "relevance"
    pool: int = 0
    meaning: Meaning | None = None

    @property
    def reach(self) -> int:
        return max(RERANKED, self.offset + self.limit, self.pool)


def scope_of(space_id: int, kinds: Sequence[Kind], query: Query) -> Scope:
    """What the query may find; nothing of another space in any case."""
    conditions = [SearchEntry.space_id == space_id, *narrowing.conditions(space_id, query.narrowed)]
    if set(kinds) != {"article", "passage"}:
        conditions.append(SearchEntry.kind.in_(kinds))
    # The terms in the index name their space: alone it needs no look at the entries.
    return Scope(space_id, tuple(conditions) if len(conditions) > 1 else ())


def found_by_words(
    session: Session, engine: Engine, scope: Scope, query: Query, statistics: Statistics, wanted: Wanted
) -> Results:
    """What matches the words and phrases of a query."""
    best, total, more = _best(session, engine, scope, query, statistics, wanted)
    if wanted.sort != "relevance":
        return _results(session, query, best, total, more, wanted, {}, {})
    candidates = engine.candidates(session, scope, query, [i for i, _ in best[:RERANKED]])
    order = ranked(query, candidates, statistics, now())
    kept, twins = _folded(order)
    scores = {scored.candidate.id: scored for scored in kept}
    by_words = [*((one.candidate.id, one.score) for one in kept), *best[RERANKED:]]
    total -= len(order) - len(kept)
    if not wanted.meaning or query.phrases or query.excluded:
        return _results(session, query, by_words, total, more, wanted, scores, twins)
    hidden = {entry_id for same in twins.values() for entry_id in same}
    by_meaning = [pair for pair in near(session, scope, wanted.meaning) if pair[0] not in hidden]
    together = fused(by_words, by_meaning)
    return _results(session, query, together, max(total, len(together)), more, wanted, scores, twins)


def listed(session: Session, scope: Scope, query: Query, wanted: Wanted) -> Results:
    """What meets the qualifiers of a query that has no words, newest first."""
    entries = select(SearchEntry.id).where(*scope.conditions)
    first = first_by("title" if wanted.sort == "title" else "newest")
    ids = session.scalars(entries.order_by(first, SearchEntry.id.desc()).limit(wanted.reach)).all()
    counted = select(func.count()).select_from(entries.limit(MOST_SCORED).subquery())
    total = session.scalar(counted) or 0
    best = [(entry_id, 0.0) for entry_id in ids]
    return _results(session, query, best, total, total >= MOST_SCORED, wanted, {}, {})


def _best(
    session: Session, engine: Engine, scope: Scope, query: Query, statistics: Statistics, wanted: Wanted
) -> tuple[Found, int, bool]:
    """The best entries of the engine, how many there are, and whether there may be more."""
    few = _few(session, scope) if query.narrowed else None
    if few is not None:
        candidates = engine.candidates(session, scope, query, few)
        order = ranked(query, [c for c in candidates if meets(query, c)], statistics, now())
        best = [(scored.candidate.id, scored.score) for scored in order]
        return _sorted(session, best, wanted.sort), len(best), False
    best, total, more = [], 0, False
    # In another order than that of relevance what fits badly would stand among what fits well.
    every = wanted.sort != "relevance"
    for plan in plans(query, statistics, every=every):
        matches = engine.matching(session, scope, plan, statistics, wanted.reach, wanted.sort)
        known = {entry_id for entry_id, _ in best}
        best = [*best, *(pair for pair in matches.best if pair[0] not in known)][: wanted.reach]
        total, more = max(total, matches.total), matches.more or not plan.complete
        if total >= (1 if every else wanted.offset + wanted.limit):
            break
    return best, total, more


def _few(session: Session, scope: Scope) -> list[int] | None:
    """The entries that may be found, where they are few."""
    ids = session.scalars(select(SearchEntry.id).where(*scope.conditions).limit(FEW + 1)).all()
    return list(ids) if len(ids) <= FEW else None


def _sorted(session: Session, best: Found, sort: Sort) -> Found:
    if sort == "relevance":
        return best
    first = SearchEntry.dated.desc().nulls_last() if sort == "newest" else func.lower(SearchEntry.title).asc()
    scores = dict(best)
    ids = session.scalars(
        select(SearchEntry.id).where(SearchEntry.id.in_(scores)).order_by(first, SearchEntry.id)
    )
    return [(entry_id, scores[entry_id]) for entry_id in ids]


def _folded(order: Sequence[Scored]) -> tuple[list[Scored], dict[int, list[int]]]:
    """Without those that repeat a better one, and which ones each stands for."""
    places = folded([scored.candidate.likeness for scored in order])
    twins: dict[int, list[int]] = {}
    for place, first in enumerate(places):
        if place != first:
            twins.setdefault(order[first].candidate.id, []).append(order[place].candidate.id)
    return [one for place, one in enumerate(order) if places[place] == place], twins


def _results(
    session: Session,
    query: Query,
    best: Found,
    total: int,
    more: bool,
    wanted: Wanted,
    scores: Mapping[int, Scored],
    twins: Mapping[int, list[int]],
) -> Results:
    page = best[wanted.offset : wanted.offset + wanted.limit]
    hits = _hits(session, query, page, scores, twins)
    ids = tuple(entry_id for entry_id, _ in best[: wanted.pool])
    return Results(hits, total, more, ids=ids)


_COLUMNS = (
    SearchEntry.id,
    SearchEntry.kind,
    SearchEntry.ref_id,
    SearchEntry.title,
    SearchEntry.heading,
    SearchEntry.body,
    SearchEntry.language,
    SearchEntry.source_id,
    SearchEntry.dated,
)


def _hits(
    session: Session,
    query: Query,
    page: Found,
    scores: Mapping[int, Scored],
    twins: Mapping[int, list[int]],
) -> list[Hit]:
    also = [other for entry_id, _ in page for other in twins.get(entry_id, ())]
    ids = [*(entry_id for entry_id, _ in page), *also]
    rows = {row.id: row for row in session.execute(select(*_COLUMNS).where(SearchEntry.id.in_(ids)))}
    hits = []
    for entry_id, score in page:
        if entry_id in rows:
            kind, *texts, source_id, dated = rows[entry_id][1:]
            same = tuple((rows[i].kind, rows[i].ref_id) for i in twins.get(entry_id, ()) if i in rows)
            features = scores[entry_id].features if entry_id in scores else {}
            ref_id, title, heading, body, language = texts
            hit = Hit(kind, ref_id, score, title, heading, body, language, query, source_id, dated)
            hits.append(replace(hit, features=features, twins=same))
    return hits
