"""Search over articles and every passage of every source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access, search
from wikimind.actions import searches
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.queries.paging import Listing
from wikimind.models.queries.saved_searches import saved_search, saved_searches
from wikimind.models.queries.search_results import places_of
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.search import Hit, Results, Sort, facets, qualifiers
from wikimind.web.frame.query import number_in, text_in, word_in

pages = Blueprint("search", __name__, url_prefix="/s/<space>/search")

HITS_PER_PAGE = 20
SORTS: dict[Sort, str] = {"relevance": "Best first", "newest": "Newest first", "title": "By title"}
SHOWN_PASSAGES = 3  # of one article; the others are a click away
FEED_ENTRIES = 50


@dataclass(frozen=True)
class Group:
    """Hits that lead to the same article, or into the same source; `places` are its best passages."""

    article: Article | None
    source: Source | None
    hits: list[Hit] = field(default_factory=list)
    places: list[tuple[Hit, Passage]] = field(default_factory=list)


@pages.get("")
def index(space: Space) -> str:
    """The page; with `part=results` only what changes while somebody types."""
    query, sort = text_in(request.args, "q"), word_in(request.args, "sort", SORTS, "relevance")
    results, listing = _found(space, query, sort, number_in(request.args))
    template = "search/results.html" if request.args.get("part") == "results" else "search/index.html"
    return render_template(
        template,
        query=query,
        sort=sort,
        sorts=SORTS,
        results=results,
        listing=listing,
        groups=grouped(listing.rows),
        facets=facets.counted(db.session(), space.id, results.ids) if results.ids else [],
        narrowed=qualifiers.split(query)[1],
        rewritten=qualifiers.rewritten,
        saved=saved_searches(space),
        shown_passages=SHOWN_PASSAGES,
    )


def _found(space: Space, query: str, sort: str, number: int) -> tuple[Results, Listing[Hit]]:
    """The page with that number, or the last one."""
    results = _asked(space, query, sort, number)
    pages = max(1, -(-results.total // HITS_PER_PAGE))
    if number > pages:
        number, results = pages, _asked(space, query, sort, pages)
    return results, Listing(results.hits, results.total, number, HITS_PER_PAGE)


def _asked(space: Space, query: str, sort: str, number: int) -> Results:
    offset = (number - 1) * HITS_PER_PAGE
    order: Sort = next(known for known in SORTS if known == sort)
    return search.find(
        db.session(),
        space.id,
        query,
        limit=HITS_PER_PAGE,
        offset=offset,
        sort=order,
        tolerant=True,
        pool=facets.MOST_COUNTED,
    )


def grouped(hits: Sequence[Hit]) -> list[Group]:
    """The hits in their order, those of one article and its source together at the place of the best one."""
    places = places_of([(hit.kind, hit.ref_id) for hit in hits])
    groups: dict[tuple[str, int], Group] = {}
    for hit in hits:
        if hit.kind == "article" and hit.ref_id in places.articles:
            group = _group(groups, places.articles[hit.ref_id], None)
            group.hits.append(hit)
        elif hit.kind == "passage" and hit.ref_id in places.passages:
            passage = places.passages[hit.ref_id]
            source = places.sources[passage.source_id]
            group = _group(groups, places.articles_of.get(source.id), source)
            group.places.append((hit, passage))
    return list(groups.values())


def _group(groups: dict[tuple[str, int], Group], article: Article | None, source: Source | None) -> Group:
    key = ("article", article.id) if article else ("source", source.id if source else 0)
    return groups.setdefault(key, Group(article, source))


@pages.post("/saved")
def save(space: Space) -> Response:
    """Keep the search, for all who may see the space."""
    query = text_in(request.form, "q")
    saved = searches.save(space, access.current_user(), text_in(request.form, "name"), query)
    flash(f"Saved as “{saved.name}”. Its feed tells of whatever is new.")
    return redirect(url_for("search.index", q=saved.query))


@pages.post("/saved/<int:search_id>/delete")
def forget(space: Space, search_id: int) -> Response:
    saved = saved_search(space, search_id)
    searches.delete(saved)
    flash(f"“{saved.name}” is no longer saved.")
    return redirect(url_for("search.index", q=saved.query))


@pages.get("/saved/<int:search_id>.atom")
def feed(space: Space, search_id: int) -> Response:
    """What the search finds now, newest first, as Atom (RFC 4287)."""
    saved = saved_search(space, search_id)
    found = search.find(db.session(), space.id, saved.query, limit=FEED_ENTRIES, sort="newest")
    places = places_of([(hit.kind, hit.ref_id) for hit in found.hits])
    body = render_template("search/feed.xml", saved=saved, hits=found.hits, places=places, now=now())
    return Response(body, mimetype="application/atom+xml")
