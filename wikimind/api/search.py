"""Search over articles and all passages of all sources."""

from typing import Any

from flask import Blueprint, request

from wikimind.extensions import db
from wikimind.models.questions.found import Places, places_of
from wikimind.models.space import Space
from wikimind.search import Hit, find

routes = Blueprint("search", __name__, url_prefix="/spaces/<space>/search")

MOST = 100
LAST_OFFSET = 1_000_000


@routes.get("")
def index(space: Space) -> dict[str, Any]:
    """What fits `q`, best first: any input is a valid query. `limit` (20) and `offset` (0) page through."""
    limit = min(max(request.args.get("limit", 20, type=int), 1), MOST)
    offset = min(max(request.args.get("offset", 0, type=int), 0), LAST_OFFSET)
    results = find(db.session(), space.id, request.args.get("q", ""), limit=limit, offset=offset)
    places = places_of([(hit.kind, hit.ref_id) for hit in results.hits])
    items = [_shape(hit, places) for hit in results.hits]
    return {"items": [item for item in items if item], "total": results.total}


def _shape(hit: Hit, places: Places) -> dict[str, Any] | None:
    shared = {
        "kind": hit.kind,
        "title": hit.title,
        "heading": hit.heading,
        "score": hit.score,
        "snippet": [{"text": text, "hit": is_hit} for text, is_hit in hit.snippet],
    }
    if hit.kind == "article":
        article = places.articles.get(hit.ref_id)
        return {**shared, "article": article.slug, "article_kind": article.kind} if article else None
    passage = places.passages.get(hit.ref_id)
    if passage is None:
        return None
    return {
        **shared,
        "passage_id": passage.id,
        "source_id": passage.source_id,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
    }
