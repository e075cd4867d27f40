"""Search over articles and all passages of all sources."""

from typing import Any

from flask import Blueprint, request

from wikimind.extensions import db
from wikimind.models.queries.search_results import Places, places_of
from wikimind.models.space import Space
from wikimind.search import Hit, Kind, Sort, facets, find

routes = Blueprint("search", __name__, url_prefix="/spaces/<space>/search")

MOST = 100
KINDS: tuple[Kind, ...] = ("article", "passage")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "title")
LAST_OFFSET = 1_000_000


@routes.get("")
def index(space: Space) -> dict[str, Any]:
    """What fits `q`, best first: any input is a valid query, and qualifiers are part of it: `kind:concept`.

    `limit` (20) and `offset` (0) page through, `sort` is relevance, newest or title, `kind` article or
    passage, `facets=1` counts what the best results have in common. `more` says that `total` is a lower
    bound, `corrected` what was searched instead of a misspelt query.
    """
    limit = min(max(request.args.get("limit", 20, type=int), 1), MOST)
    offset = min(max(request.args.get("offset", 0, type=int), 0), LAST_OFFSET)
    counting = request.args.get("facets", "") in ("1", "true")
    results = find(
        db.session(),
        space.id,
        request.args.get("q", ""),
        kinds=[kind for kind in KINDS if request.args.get("kind", kind) == kind] or KINDS,
        limit=limit,
        offset=offset,
        sort=next((sort for sort in SORTS if sort == request.args.get("sort")), "relevance"),
        tolerant=True,
        pool=facets.MOST_COUNTED if counting else 0,
    )
    places = places_of([(hit.kind, hit.ref_id) for hit in results.hits])
    items = [_shape(hit, places) for hit in results.hits]
    return {
        "items": [item for item in items if item],
        "total": results.total,
        "more": results.more,
        "corrected": results.corrected,
        "suggestion": results.suggestion,
        **({"facets": _facets(space, results.ids)} if counting else {}),
    }


def _facets(space: Space, ids: tuple[int, ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": facet.name,
            "values": [
                {"value": value, "count": count, "qualifier": str(facet.qualifier(value))}
                for value, count in facet.values
            ],
        }
        for facet in (facets.counted(db.session(), space.id, ids) if ids else ())
    ]


def _shape(hit: Hit, places: Places) -> dict[str, Any] | None:
    shared = {
        "kind": hit.kind,
        "title": hit.title,
        "heading": hit.heading,
        "score": round(hit.score, 6),  # freshness changes what is beyond from moment to moment
        "dated": hit.dated.isoformat() if hit.dated else None,
        "same": [{"kind": kind, "id": ref_id} for kind, ref_id in hit.twins],
        "snippet": [{"text": text, "hit": is_hit} for text, is_hit in hit.snippet],
    }
    if hit.kind == "article":
        article = places.articles.get(hit.ref_id)
        return {**shared, "article": article.slug, "article_kind": article.kind} if article else None
    passage = places.passages.get(hit.ref_id)
    if passage is None:
        return None
    article = places.articles_of.get(passage.source_id)
    return {
        **shared,
        "passage_id": passage.id,
        "source_id": passage.source_id,
        "article": article.slug if article else None,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
    }
