"""The wiki's list of articles, and titles that nobody has written yet."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.models.queries import articles, concepts, inbox, sources
from wikimind.models.queries.articles import Wanted
from wikimind.models.space import Space
from wikimind.web.frame.display import KINDS
from wikimind.web.frame.query import page_in, text_in, word_in
from wikimind.wiki.kinds import KINDS as SOURCE_KINDS
from wikimind.wiki.titles import title_key

pages = Blueprint("wiki", __name__, url_prefix="/s/<space>/wiki")

SORTS = ("updated", "title", "published")


@pages.get("")
def index(space: Space) -> str:
    wanted = Wanted(
        kind=word_in(request.args, "kind", KINDS),
        concept=text_in(request.args, "concept"),
        letter=text_in(request.args, "letter")[:1],
        title=text_in(request.args, "q"),
        source_kind=word_in(request.args, "of", SOURCE_KINDS),
        sort=word_in(request.args, "sort", SORTS, "updated"),
    )
    listing = articles.articles_wanted(space, wanted, page_in(request.args))
    return render_template(
        "wiki/index.html",
        wanted=wanted,
        listing=listing,
        sources=sources.sources_by_id(space, [article.source_id for article in listing.rows]),
        source_kinds=sources.kinds_of_sources(space),
        counts=articles.articles_by_kind(space),
        letters=articles.initials_of_articles(space),
        concept=concepts.concept_with_key(space, wanted.concept) if wanted.concept else None,
        proposals=articles.proposals_waiting_in(space),
        fed=inbox.sources_by_state(space),
    )


@pages.get("/new")
def new(space: Space) -> Response | tuple[str, int]:
    """A title that links name: on to its article if there is one by now, else what is known of it."""
    title = text_in(request.args, "title")
    key = title_key(title)
    article = articles.article_named(space, key)
    if article:
        return redirect(url_for("articles.show", slug=article.slug))
    wishes = articles.articles_wishing_for(space, key) if key else []
    return render_template("wiki/new.html", title=title, wishes=wishes), 404
