"""One article with everything around it."""

from collections import Counter
from collections.abc import Sequence

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.models.article import Article, Claim
from wikimind.models.queries import articles, mentions, sources
from wikimind.models.queries import concepts as concepts_by_id
from wikimind.models.queries.paging import Listing
from wikimind.models.space import Space
from wikimind.nlp.lengths import word_count
from wikimind.web.articles import mentions as around
from wikimind.web.articles import rendering
from wikimind.web.articles.mentions import Mention
from wikimind.web.frame.query import number_in
from wikimind.wiki import files
from wikimind.wiki.page import RELATED

pages = Blueprint("articles", __name__, url_prefix="/s/<space>/wiki/<slug>")

PREVIEW_SECONDS = 60


@pages.get("")
def show(space: Space, slug: str) -> str:
    article = access.own_article(space, slug)
    page = files.parse(article.body)
    claims = articles.claims_of(article)
    concepts = articles.concepts_of(article)
    cited = sources.sources_with_hashes(space, [ref.sha256 for ref in page.sources])
    linked, total = _linked_elsewhere(article)
    own = next((source for source in cited if source.id == article.source_id), None)
    return render_template(
        "articles/show.html",
        article=article,
        page=page,
        words=word_count("\n".join(section.body for section in page.sections if section.heading != RELATED)),
        text=rendering.article(
            space,
            page,
            claims,
            [concept.name for concept, _ in concepts],
            language=article.language,
            article_id=article.id,
        ),
        own=own,
        cited=cited,
        standings=_standings(claims),
        concepts=concepts,
        linked=linked,
        linked_total=total,
        about=concepts_by_id.concept_of(article),
        unlinked=around.unlinked(space, article, page.aliases),
        proposals=articles.proposals_waiting_for(article),
    )


def _linked_elsewhere(article: Article) -> tuple[list[Mention], int]:
    """Links to it, without those that only give back the reason for which it names that article itself."""
    found, total = around.linked(article)
    known = mentions.linked_from(article)
    told = [m for m in found if m.context or m.article.id not in known]
    return told, total - (len(found) - len(told))


def _standings(claims: Sequence[Claim]) -> Counter[str]:
    """How many statements have which standing; without a source none is proved."""
    return Counter(c.standing if c.source_id else rendering.UNVERIFIED for c in claims)


@pages.get("/mentions")
def mentioned(space: Space, slug: str) -> str:
    """All that the wiki says of it elsewhere."""
    article = access.own_article(space, slug)
    number = number_in(request.args)
    linked, total = around.linked(article, number, around.PER_PAGE)
    names = files.parse(article.body).aliases
    return render_template(
        "articles/mentions.html",
        article=article,
        listing=Listing(linked, total, number, around.PER_PAGE),
        unlinked=around.unlinked(space, article, names, around.PER_PAGE) if number == 1 else [],
    )


@pages.get("/preview")
def preview(space: Space, slug: str) -> Response:
    """The article in a few words, for the box beside a link."""
    article = access.own_article(space, slug)
    claims = _standings(articles.claims_of(article))
    source = sources.sources_by_id(space, [article.source_id]).get(article.source_id or 0)
    response = make_response(
        render_template("partials/preview.html", article=article, standings=claims, source=source)
    )
    response.headers["Cache-Control"] = f"private, max-age={PREVIEW_SECONDS}"
    return response
