"""Search over articles and all passages of all sources."""

from flask import Blueprint

from wikimind.api.contract import contract
from wikimind.api.requests import SearchQuery
from wikimind.api.search_results import Facet, SearchHits, hit_at
from wikimind.extensions import db
from wikimind.models.queries.search_results import places_of
from wikimind.models.space import Space
from wikimind.search import Kind, Sort, facets, find

routes = Blueprint("search", __name__, url_prefix="/spaces/<space>/search")

KINDS: tuple[Kind, ...] = ("article", "passage")
SORTS: tuple[Sort, ...] = ("relevance", "newest", "title")


@routes.get("")
@contract("What fits a query, best first; any text is one, and qualifiers are part of it")
def index(space: Space, query: SearchQuery) -> SearchHits:
    results = find(
        db.session(),
        space.id,
        query.q,
        kinds=[kind for kind in KINDS if kind == query.kind] or KINDS,
        limit=query.limit,
        offset=query.offset,
        sort=next((sort for sort in SORTS if sort == query.sort), "relevance"),
        tolerant=True,
        pool=facets.MOST_COUNTED if query.facets else 0,
    )
    places = places_of([(hit.kind, hit.ref_id) for hit in results.hits])
    return SearchHits(
        items=[shown for hit in results.hits if (shown := hit_at(hit, places))],
        total=results.total,
        more=results.more,
        corrected=results.corrected,
        suggestion=results.suggestion,
        facets=_facets(space, results.ids) if query.facets else None,
    )


def _facets(space: Space, ids: tuple[int, ...]) -> list[Facet]:
    return [Facet.of(facet) for facet in (facets.counted(db.session(), space.id, ids) if ids else ())]
