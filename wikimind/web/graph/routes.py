"""The graph of a space: a picture to move in, and a table that says the same."""

import gzip

from flask import Blueprint, Response, make_response, render_template, request, url_for

from wikimind.graph import snapshot
from wikimind.models.queries import articles, concepts, graph
from wikimind.models.queries.graph import Narrowed
from wikimind.models.space import Space
from wikimind.web.frame import expensive
from wikimind.web.frame.display import KINDS
from wikimind.web.frame.query import number_in, text_in, word_in

pages = Blueprint("graph", __name__, url_prefix="/s/<space>/graph")

SORTS = ("links", "title", "updated")


@pages.get("")
def index(space: Space) -> str:
    narrowed = Narrowed(
        kind=word_in(request.args, "kind", KINDS),
        concept=text_in(request.args, "concept"),
        title=text_in(request.args, "q"),
        orphans=request.args.get("orphans") == "1",
        sort=word_in(request.args, "sort", SORTS, "links"),
    )
    offered = list(graph.concepts_offered(space))
    chosen = concepts.concept_with_key(space, narrowed.concept) if narrowed.concept else None
    if chosen and all(concept.id != chosen.id for concept in offered):
        offered.append(chosen)
    return render_template(
        "graph/index.html",
        narrowed=narrowed,
        listing=graph.articles_with_links(space, narrowed, number_in(request.args)),
        counts=articles.articles_by_kind(space),
        concepts=offered,
        address=url_for("graph.data", state=snapshot.state(space)),
    )


@pages.get("/<state>.json")
def data(space: Space, state: str) -> Response:
    """All articles and links. The address of an earlier state is answered with the present one."""
    present = snapshot.state(space)
    response = make_response()
    response.mimetype = "application/json"
    response.vary.add("Accept-Encoding")
    response.set_etag(present)
    response.headers["Cache-Control"] = (
        "private, max-age=31536000, immutable" if state == present else "private, no-cache"
    )
    if request.if_none_match.contains(present):
        response.status_code = 304
        return response
    found = _data(space, present)
    if request.accept_encodings.quality("gzip"):
        response.set_data(found.gzipped)
        response.headers["Content-Encoding"] = "gzip"
    else:
        response.set_data(gzip.decompress(found.gzipped))
    return response


def _data(space: Space, present: str) -> snapshot.Data:
    """The graph in its present state; making it takes a place among what costs seconds."""
    kept = snapshot.kept(space, present)
    if kept is None:
        with expensive.place():
            kept = snapshot.data(space, present)
    return kept
