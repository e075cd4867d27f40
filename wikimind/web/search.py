"""Search over articles and every passage of every source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import Blueprint, render_template, request

from wikimind import search
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.questions.found import places_of
from wikimind.models.questions.paging import Listing
from wikimind.models.questions.sources import languages_of
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.search import Hit, Kind
from wikimind.web.query import number_in, text_in, word_in

pages = Blueprint("search", __name__, url_prefix="/s/<space>/search")

HITS_PER_PAGE = 20
KINDS: tuple[Kind, ...] = ("article", "passage")


@dataclass(frozen=True)
class Group:
    """Hits that lead to the same article, or into the same source."""

    article: Article | None
    source: Source | None
    hits: list[tuple[Hit, Passage | None]] = field(default_factory=list)


@pages.get("")
def index(space: Space) -> str:
    query, number = text_in(request.args, "q"), number_in(request.args)
    kind = word_in(request.args, "kind", KINDS)
    listing = _found(space, query, kind, number)
    if listing.total and not listing.rows:  # the number is beyond the last page
        listing = _found(space, query, kind, listing.pages)
    groups = grouped(listing.rows)
    return render_template("search/index.html", query=query, kind=kind, listing=listing, groups=groups)


def _found(space: Space, query: str, kind: str, number: int) -> Listing[Hit]:
    results = search.find(
        db.session(),
        space.id,
        query,
        kinds=[name for name in KINDS if kind in ("", name)],
        languages=languages_of(space) or ["en"],
        limit=HITS_PER_PAGE,
        offset=(number - 1) * HITS_PER_PAGE,
    )
    return Listing(results.hits, results.total, number, HITS_PER_PAGE)


def grouped(hits: Sequence[Hit]) -> list[Group]:
    """The hits in their order, those of one source together at the place of the best one."""
    places = places_of([(hit.kind, hit.ref_id) for hit in hits])
    groups: dict[tuple[str, int], Group] = {}
    for hit in hits:
        if hit.kind == "article" and hit.ref_id in places.articles:
            group = Group(places.articles[hit.ref_id], None)
            groups.setdefault(("article", hit.ref_id), group).hits.append((hit, None))
        elif hit.kind == "passage" and hit.ref_id in places.passages:
            passage = places.passages[hit.ref_id]
            group = Group(None, places.sources[passage.source_id])
            groups.setdefault(("source", passage.source_id), group).hits.append((hit, passage))
    return list(groups.values())
