"""What a search answers."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field

from wikimind import search
from wikimind.api.resources import Count, EntryKind, Moment, Resource
from wikimind.models.queries.search_results import Places
from wikimind.search.facets import Facet as CountedFacet


class Twin(Resource):
    """Another entry that says the same."""

    kind: EntryKind
    id: Count


class Snippet(Resource):
    """A piece of a text; `hit` where the query's words stand in it."""

    text: str
    hit: bool


class Hit(Resource):
    kind: str
    title: str
    heading: str
    score: float
    dated: Moment | None
    same: list[Twin]
    snippet: list[Snippet]

    @classmethod
    def of(cls, hit: search.Hit, **more: Any) -> Self:
        return cls(
            kind=hit.kind,
            title=hit.title,
            heading=hit.heading,
            score=round(hit.score, 6),  # freshness changes what is beyond from moment to moment
            dated=hit.dated,
            same=[Twin(kind=kind, id=ref_id) for kind, ref_id in hit.twins],
            snippet=[Snippet(text=text, hit=is_hit) for text, is_hit in hit.snippet],
            **more,
        )


class ArticleHit(Hit):
    kind: Literal["article"]
    article: str
    article_kind: str


class PassageHit(Hit):
    kind: Literal["passage"]
    passage_id: Count
    source_id: Count
    article: str | None
    page: Count | None
    start: Count
    end: Count


def hit_at(hit: search.Hit, places: Places) -> ArticleHit | PassageHit | None:
    """The hit with the place that it leads to; None where that was deleted in the meantime."""
    if hit.kind == "article":
        article = places.articles.get(hit.ref_id)
        return ArticleHit.of(hit, article=article.slug, article_kind=article.kind) if article else None
    passage = places.passages.get(hit.ref_id)
    if passage is None:
        return None
    article = places.articles_of.get(passage.source_id)
    return PassageHit.of(
        hit,
        passage_id=passage.id,
        source_id=passage.source_id,
        article=article.slug if article else None,
        page=passage.page,
        start=passage.start,
        end=passage.end,
    )


class FacetValue(Resource):
    """How many of the best results have this value; `qualifier` added to the query keeps only those."""

    value: str
    count: Count
    qualifier: str


class Facet(Resource):
    name: str
    values: list[FacetValue]

    @classmethod
    def of(cls, facet: CountedFacet) -> Self:
        values = [
            FacetValue(value=value, count=count, qualifier=str(facet.qualifier(value)))
            for value, count in facet.values
        ]
        return cls(name=facet.name, values=values)


class SearchHits(Resource):
    """`more` says that `total` is a lower bound, `corrected` what was searched instead of a misspelt query.

    Facets are there where they were asked for.
    """

    items: list[Annotated[ArticleHit | PassageHit, Field(discriminator="kind")]]
    total: Count
    more: bool
    corrected: str
    suggestion: str
    facets: list[Facet] | None = Field(default=None, exclude_if=lambda facets: facets is None)
