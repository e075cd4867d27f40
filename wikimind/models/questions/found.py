"""The rows behind what the search index found."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.source import Passage, Source


@dataclass(frozen=True)
class Places:
    """Where hits lead: articles, passages and the passages' sources, each by id."""

    articles: dict[int, Article]
    passages: dict[int, Passage]
    sources: dict[int, Source]


def places_of(found: Sequence[tuple[str, int]]) -> Places:
    """The rows of these hits, given as (kind, id); what was deleted in the meantime is left out."""
    article_ids = [ref_id for kind, ref_id in found if kind == "article"]
    passage_ids = [ref_id for kind, ref_id in found if kind == "passage"]
    articles = db.session.scalars(select(Article).where(Article.id.in_(article_ids)))
    passages = db.session.execute(
        select(Passage, Source)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.id.in_(passage_ids))
    )
    pairs = list(passages.tuples())
    return Places(
        {article.id: article for article in articles},
        {passage.id: passage for passage, _ in pairs},
        {source.id: source for _, source in pairs},
    )
