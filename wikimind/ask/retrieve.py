"""The passages that a question is answered from."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select

from wikimind import search
from wikimind.ask.values import Evidence
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.queries.search_results import Places, places_of
from wikimind.models.queries.sources import languages_of
from wikimind.models.space import Space
from wikimind.search import Hit

LIMIT = 12

# What a search reads as a phrase, an exclusion or a qualifier is mere punctuation in a question.
_OPERATORS = re.compile(r"[\"“”„‟«»]|(?<!\S)-|(?<=[^\W\d]):")


def evidence_for(space: Space, question: str, *, limit: int = LIMIT) -> list[Evidence]:
    """The passages of the space that fit the question best, numbered from 1."""
    languages = languages_of(space) or ["en"]
    results = search.find(
        db.session(), space.id, as_query(question), kinds=["passage"], languages=languages, limit=limit
    )
    places = places_of([(hit.kind, hit.ref_id) for hit in results.hits])
    hits = [hit for hit in results.hits if hit.ref_id in places.passages]
    articles = _articles_of(list(places.sources))
    return [
        replace(_evidence(number, hit, places, articles), rarity=results.rarity)
        for number, hit in enumerate(hits, start=1)
    ]


def as_query(question: str) -> str:
    """The question as words alone; the closing space says that the last word is no beginning of one.

    >>> as_query('Who said: "to be" -Hamlet?')
    'Who said to be Hamlet? '
    """
    return " ".join(_OPERATORS.sub(" ", question).split()) + " "


def _articles_of(source_ids: Sequence[int]) -> dict[int, int]:
    """The article that was compiled from each source."""
    rows = db.session.execute(
        select(Article.source_id, Article.id).where(
            Article.source_id.in_(source_ids), Article.kind == "source"
        )
    )
    return {source_id: article_id for source_id, article_id in rows if source_id is not None}


def _evidence(number: int, hit: Hit, places: Places, articles: Mapping[int, int]) -> Evidence:
    passage = places.passages[hit.ref_id]
    source = places.sources[passage.source_id]
    return Evidence(
        number=number,
        passage_id=passage.id,
        source_id=source.id,
        source_name=source.name,
        sha256=source.sha256,
        heading=passage.heading,
        page=passage.page,
        start=passage.start,
        text=passage.text,
        language=source.language or "en",
        score=hit.score,
        article_id=articles.get(source.id),
    )
