"""The list of concepts, and each with its names and where it occurs."""

from flask import Blueprint, render_template, request

from wikimind.errors import NotFound
from wikimind.models.queries import concepts, sources
from wikimind.models.space import Space
from wikimind.web.frame.query import page_in, text_in, word_in

pages = Blueprint("concepts", __name__, url_prefix="/s/<space>/concepts")

SORTS = ("uses", "name")


@pages.get("")
def index(space: Space) -> str:
    letter, name = text_in(request.args, "letter")[:1], text_in(request.args, "q")
    sort = word_in(request.args, "sort", SORTS, "uses")
    return render_template(
        "concepts/index.html",
        listing=concepts.concepts_in_use(space, page_in(request.args), letter=letter, name=name, sort=sort),
        letters=concepts.initials_of_concepts(space),
        letter=letter,
        name=name,
        sort=sort,
    )


@pages.get("/<path:key>")
def show(space: Space, key: str) -> str:
    """One concept: the forms of its name, the article about it, and the articles in which it occurs."""
    concept = concepts.concept_with_key(space, key)
    if concept is None:
        raise NotFound("There is no such concept here; look through the list of concepts.")
    listing = concepts.articles_with(concept, page_in(request.args))
    return render_template(
        "concepts/show.html",
        concept=concept,
        sources=sources.sources_by_id(space, [article.source_id for article in listing.rows]),
        aliases=concepts.aliases_of(concept),
        about=concepts.article_about(concept),
        listing=listing,
    )
