"""One article with everything around it."""

from flask import Blueprint, render_template

from wikimind import access
from wikimind.models.questions import articles, sources
from wikimind.models.space import Space
from wikimind.web import rendering
from wikimind.wiki import files

pages = Blueprint("articles", __name__, url_prefix="/s/<space>/wiki/<slug>")


@pages.get("")
def show(space: Space, slug: str) -> str:
    article = access.own_article(space, slug)
    page = files.parse(article.body)
    claims = articles.claims_of(article)
    concepts = articles.concepts_of(article)
    cited = sources.sources_with_hashes(space, [ref.sha256 for ref in page.sources])
    return render_template(
        "articles/show.html",
        article=article,
        page=page,
        text=rendering.article(space, page, claims, [concept.name for concept, _ in concepts]),
        own=next((source for source in cited if source.id == article.source_id), None),
        cited=cited,
        claims=claims,
        sourced=sum(claim.standing in sources.SOURCED for claim in claims),
        concepts=concepts,
        mentions=articles.mentions_of(article),
        proposals=articles.proposals_waiting_for(article),
    )
