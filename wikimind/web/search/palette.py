"""The palette: pages and articles of a space by a few letters, as JSON for an open page."""

from collections.abc import Iterable

from flask import Blueprint, jsonify, request, url_for
from werkzeug.wrappers import Response

from wikimind import search
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.queries.articles import Wanted, articles_wanted
from wikimind.models.queries.search_results import places_of
from wikimind.models.queries.sources import languages_of
from wikimind.models.space import Space
from wikimind.web.frame.display import KINDS, may
from wikimind.web.frame.query import text_in

pages = Blueprint("palette", __name__, url_prefix="/s/<space>")

MOST_ARTICLES = 8
LATEST = 5

# Label, what else it goes by, and the endpoint; what a person may not open is not offered.
PLACES = (
    ("Home", "start overview subjects new waiting", "home.overview"),
    ("Inbox", "add feed upload sources queue", "inbox.index"),
    ("Wiki", "articles list all", "wiki.index"),
    ("Concepts", "terms topics", "concepts.index"),
    ("Timeline", "dates years history when", "timeline.index"),
    ("Graph", "map network", "graph.index"),
    ("Search", "find", "search.index"),
    ("Ask", "question answer chat", "ask.index"),
    ("Proposals", "changes waiting decide", "proposals.waiting"),
    ("Failed sources", "errors inbox", "inbox.index?state=failed"),
    ("Save from other pages", "bookmarklet share install tools", "tools.index"),
    ("Your account", "settings profile password tokens", "account.show"),
    ("Administration", "people users invite", "admin.users"),
    ("Keys of providers", "administration secrets model api", "secrets.index"),
)

Entry = dict[str, str]


@pages.get("/palette")
def index(space: Space) -> Response:
    query = text_in(request.args, "q")
    places = list(_places(query))
    if not query:
        return jsonify(entries=[*places, *_latest(space)])
    articles = list(_articles(space, query))
    searching = {
        "label": f"Search for “{query}”",
        "hint": "In all articles and sources",
        "href": url_for("search.index", q=query),
    }
    return jsonify(entries=[*places, *articles, searching])


def _places(query: str) -> Iterable[Entry]:
    """Pages whose name or other name has every letter group of the query at the beginning of a word."""
    wanted = query.casefold().split()
    for label, others, place in PLACES:
        endpoint, _, state = place.partition("?state=")
        words = f"{label} {others}".casefold().split()
        fits = all(any(word.startswith(part) for word in words) for part in wanted)
        if fits and may(endpoint):
            yield {"label": label, "hint": "Page", "href": url_for(endpoint, state=state or None)}


def _latest(space: Space) -> Iterable[Entry]:
    for article in articles_wanted(space, Wanted(), 1).rows[:LATEST]:
        yield _entry(article)


def _articles(space: Space, query: str) -> Iterable[Entry]:
    results = search.find(
        db.session(),
        space.id,
        query,
        kinds=("article",),
        languages=languages_of(space) or ["en"],
        limit=MOST_ARTICLES,
    )
    found = places_of([(hit.kind, hit.ref_id) for hit in results.hits]).articles
    for hit in results.hits:
        if hit.ref_id in found:
            yield _entry(found[hit.ref_id])


def _entry(article: Article) -> Entry:
    hint, href = KINDS.get(article.kind, article.kind), url_for("articles.show", slug=article.slug)
    return {"label": article.title, "hint": hint, "href": href, "lang": article.language}
