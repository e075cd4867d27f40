"""Articles and concepts: read, correct, go back."""

from typing import Any

from flask import Blueprint, request

from wikimind import access
from wikimind.actions import articles as actions
from wikimind.api import shapes
from wikimind.errors import InvalidInput
from wikimind.models.article import Article
from wikimind.models.queries import articles, concepts, revisions
from wikimind.models.queries.articles import Wanted
from wikimind.models.queries.concepts import ConceptFilter
from wikimind.models.space import Space

routes = Blueprint("articles", __name__, url_prefix="/spaces/<space>")

Json = dict[str, Any]


@routes.get("/articles")
def index(space: Space) -> Json:
    """Articles, filtered by `kind`, `concept` (a key), `letter` and `q` (in the title), by `sort`."""
    wanted = Wanted(
        kind=request.args.get("kind", ""),
        concept=request.args.get("concept", ""),
        letter=request.args.get("letter", "")[:1],
        title=request.args.get("q", ""),
        sort=request.args.get("sort", "updated"),
    )
    return shapes.listing(articles.articles_wanted(space, wanted, shapes.page_number()), shapes.article)


@routes.get("/articles/<slug>")
def show(space: Space, slug: str) -> Json:
    return _whole(access.own_article(space, slug))


@routes.put("/articles/<slug>")
def update(space: Space, slug: str) -> Json:
    """Correct an article: JSON `{"markdown", "revision", "note"?}`; 409 where it changed since `revision`."""
    article = access.own_article(space, slug)
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("markdown"), str):
        raise InvalidInput(
            "Send JSON with “markdown”, the whole page below its front matter, and “revision”."
        )
    if not isinstance(sent.get("revision"), int):
        raise InvalidInput("“revision” has to be the number of the revision that you changed.")
    actions.save_edit(
        article.id,
        sent["markdown"],
        author=access.author(),
        base_revision=sent["revision"],
        note=str(sent.get("note", "")),
    )
    return _whole(access.own_article(space, slug))


@routes.get("/articles/<slug>/revisions")
def history(space: Space, slug: str) -> Json:
    found = revisions.revisions_newest_first(access.own_article(space, slug), shapes.page_number())
    return shapes.listing(found, shapes.revision)


@routes.post("/articles/<slug>/revisions/<int:number>/restore")
def restore(space: Space, slug: str, number: int) -> Json:
    article = access.own_article(space, slug)
    actions.restore(article.id, number, author=access.author())
    return _whole(access.own_article(space, slug))


@routes.get("/concepts")
def all_concepts(space: Space) -> Json:
    found = concepts.concepts_in_use(
        space,
        shapes.page_number(),
        ConceptFilter(name=request.args.get("q", ""), kind=request.args.get("kind", "")),
    )
    return shapes.listing(found, shapes.concept)


def _whole(article: Article) -> Json:
    """The article with its file, claims, concepts and what links to it."""
    return {
        **shapes.article(article),
        "markdown": article.body,
        "claims": [shapes.claim(claim) for claim in articles.claims_of(article)],
        "concepts": [shapes.concept((*found, None)) for found in articles.concepts_of(article)],
        "mentioned_by": [
            {"slug": other.slug, "title": other.title, "reason": reason}
            for other, reason in articles.mentions_of(article)
        ],
        "proposals": len(articles.proposals_waiting_for(article)),
    }
