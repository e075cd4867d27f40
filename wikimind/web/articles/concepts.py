"""The list of concepts, and the terms that have no article yet: their names and where they occur."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug import Response

from wikimind.errors import NotFound
from wikimind.models.queries import concepts, sources
from wikimind.models.queries.concepts import ConceptFilter
from wikimind.models.space import Space
from wikimind.web.frame.query import page_in, text_in, word_in

pages = Blueprint("concepts", __name__, url_prefix="/s/<space>/concepts")

SORTS = ("uses", "name")
FOLDED = 60  # terms of a single source that the list shows folded away
# What a concept may be, as people call it.
KINDS = {
    "": "Everything",
    "term": "Terms",
    "person": "People",
    "organisation": "Organisations",
    "place": "Places",
    "work": "Works",
    "product": "Products",
}


@pages.get("")
def index(space: Space) -> str:
    """Concepts that sources share, with what they are; those of one source folded away, or alone."""
    letter, name = text_in(request.args, "letter")[:1], text_in(request.args, "q")
    sort, kind = word_in(request.args, "sort", SORTS, "uses"), word_in(request.args, "kind", tuple(KINDS), "")
    alone = word_in(request.args, "terms", ("shared", "single"), "shared") == "single"
    wanted = ConceptFilter(letter, name, kind, shared=not alone)
    single = None if alone else ConceptFilter(letter, name, kind, shared=False)
    return render_template(
        "concepts/index.html",
        listing=concepts.concepts_in_use(space, page_in(request.args), wanted, sort=sort),
        folded=single and concepts.concepts_in_use(space, 1, single, sort=sort, size=FOLDED),
        letters=concepts.initials_of_concepts(space),
        letter=letter,
        name=name,
        sort=sort,
        kind=kind,
        kinds=KINDS,
        alone=alone,
    )


@pages.get("/<path:key>")
def show(space: Space, key: str) -> str | Response:
    """The article about a concept; of one without: the forms of its name, and where it occurs."""
    concept = concepts.concept_with_key(space, key)
    if concept is None:
        raise NotFound("There is no such concept here; look through the list of concepts.")
    about = concepts.article_about(concept)
    if about is not None:
        return redirect(url_for("articles.show", slug=about.slug))
    listing = concepts.articles_with(concept, page_in(request.args))
    return render_template(
        "concepts/show.html",
        concept=concept,
        kind=KINDS.get(concept.kind, "") if concept.kind else "",
        aliases=concepts.aliases_of(concept),
        definitions=concepts.definitions_of(concept),
        sources=sources.sources_by_id(space, [article.source_id for article in listing.rows]),
        listing=listing,
    )
