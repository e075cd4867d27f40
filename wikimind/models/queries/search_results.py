"""The rows behind what the search index found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import or_, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.source import Passage, Source


@dataclass(frozen=True)
class Places:
    """Where hits lead: articles, passages and the passages' sources by id; articles by source, too."""

    articles: dict[int, Article]
    passages: dict[int, Passage]
    sources: dict[int, Source]
    articles_of: dict[int, Article] = field(default_factory=dict)


def places_of(found: Sequence[tuple[str, int]]) -> Places:
    """The rows of these hits, given as (kind, id); what was deleted in the meantime is left out."""
    article_ids = [ref_id for kind, ref_id in found if kind == "article"]
    passage_ids = [ref_id for kind, ref_id in found if kind == "passage"]
    passages = db.session.execute(
        select(Passage, Source)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.id.in_(passage_ids))
    )
    pairs = list(passages.tuples())
    sources = {source.id: source for _, source in pairs}
    articles = _articles(article_ids, sources)
    return Places(
        {article.id: article for article in articles},
        {passage.id: passage for passage, _ in pairs},
        sources,
        {article.source_id: article for article in articles if article.source_id},
    )


def _articles(ids: Iterable[int], source_ids: Iterable[int]) -> Sequence[Article]:
    either = or_(Article.id.in_(list(ids)), Article.source_id.in_(list(source_ids)))
    return db.session.scalars(select(Article).where(either)).all()
