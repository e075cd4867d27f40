"""Articles and concepts: read, correct, go back."""

from flask import Blueprint

from wikimind import access
from wikimind.actions import articles as actions
from wikimind.api.contract import contract
from wikimind.api.requests import ArticlesQuery, ConceptsQuery, Correction, PageQuery, TimelineQuery
from wikimind.api.resources import Article, Claim, Concept, DatedClaim, Mention, Page, Revision, WholeArticle
from wikimind.errors import NotFound
from wikimind.models import article as models
from wikimind.models.queries import articles, concepts, revisions, timeline
from wikimind.models.queries.articles import Wanted
from wikimind.models.queries.concepts import ConceptFilter
from wikimind.models.queries.sources import source_of, sources_by_id
from wikimind.models.space import Space

routes = Blueprint("articles", __name__, url_prefix="/spaces/<space>")


@routes.get("/articles")
@contract("Articles")
def index(space: Space, query: ArticlesQuery) -> Page[Article]:
    wanted = Wanted(query.kind, query.concept, query.letter, query.q, query.of, query.sort)
    listing = articles.articles_wanted(space, wanted, query.number)
    found = sources_by_id(space, [article.source_id for article in listing.rows])
    return Page[Article].of(listing, lambda row: Article.of(row, found.get(row.source_id or 0)))


@routes.get("/articles/<slug>")
@contract("An article with its claims")
def show(space: Space, slug: str) -> WholeArticle:
    return _whole(access.own_article(space, slug))


@routes.put("/articles/<slug>")
@contract(
    "Correct an article; 409 (an `Outdated`) with what stands where it changed since `revision`",
    errors=(400, 409, 413),
)
def update(space: Space, slug: str, sent: Correction) -> WholeArticle:
    article = access.own_article(space, slug)
    actions.save_edit(
        article.id,
        sent.markdown,
        author=access.author(),
        base_revision=sent.revision,
        note=sent.note,
    )
    return _whole(access.own_article(space, slug))


@routes.get("/articles/<slug>/revisions")
@contract("Its revisions, newest first")
def history(space: Space, slug: str, query: PageQuery) -> Page[Revision]:
    article = access.own_article(space, slug)
    return Page[Revision].of(revisions.revisions_newest_first(article, query.number), Revision.of)


@routes.post("/articles/<slug>/revisions/<int:number>/restore")
@contract("Make an earlier revision the present one", errors=(409,))
def restore(space: Space, slug: str, number: int) -> WholeArticle:
    article = access.own_article(space, slug)
    actions.restore(article.id, number, author=access.author())
    return _whole(access.own_article(space, slug))


@routes.get("/concepts")
@contract("Concepts in use")
def all_concepts(space: Space, query: ConceptsQuery) -> Page[Concept]:
    wanted = ConceptFilter(name=query.q, kind=query.kind)
    return Page[Concept].of(concepts.concepts_in_use(space, query.number, wanted), Concept.of)


@routes.get("/timeline")
@contract("Claims that tell a date, in the order of the dates")
def dated(space: Space, query: TimelineQuery) -> Page[DatedClaim]:
    concept = concepts.concept_with_key(space, query.concept) if query.concept else None
    if query.concept and concept is None:
        raise NotFound("There is no such concept here.")
    wanted = timeline.TimelineWanted(query.since, query.until, concept, query.order == "newest")
    return Page[DatedClaim].of(timeline.dated_claims(space, wanted, query.number), _dated)


def _dated(row: timeline.DatedClaim) -> DatedClaim:
    return DatedClaim.of(row.claim, dated=row.dated, article=row.slug, title=row.title)


def _whole(article: models.Article) -> WholeArticle:
    """The article with its file, claims, concepts and what links to it."""
    return WholeArticle.of(
        article,
        source_of(article),
        markdown=article.body,
        claims=[Claim.of(claim) for claim in articles.claims_of(article)],
        concepts=[Concept.of(concept) for concept in concepts.concepts_with_definitions(article)],
        mentioned_by=[
            Mention(slug=other.slug, title=other.title, reason=reason)
            for other, reason in articles.mentions_of(article)
        ],
        proposals=len(articles.proposals_waiting_for(article)),
    )
