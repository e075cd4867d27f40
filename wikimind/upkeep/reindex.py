"""The search index, written anew from the database."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind import search
from wikimind.articles.indexing import article_entry, passage_entries, request_vectors
from wikimind.models.article import Article
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.wiki import files

BATCH = 500


def reindex(session: Session, space: Space) -> int:
    """Index every passage and every article of the space; how many."""
    search.clear(session, space.id)
    count = 0
    passages = session.execute(
        select(Passage.id, Passage.heading, Passage.text, Source)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.space_id == space.id)
        .execution_options(yield_per=BATCH)
    )
    for rows in passages.partitions():
        entries = passage_entries([row._tuple() for row in rows])
        search.put(session, entries)
        count += len(entries)
    articles = session.scalars(
        select(Article)
        .where(Article.space_id == space.id)
        .options(undefer(Article.body))
        .execution_options(yield_per=BATCH)
    )
    for some in articles.partitions():
        sources = _sources_of(session, some)
        search.put(
            session,
            [
                article_entry(article, files.parse(article.body), sources.get(article.source_id or 0))
                for article in some
            ],
        )
        count += len(some)
    request_vectors(session, space.id)
    return count


def _sources_of(session: Session, articles: Sequence[Article]) -> dict[int, Source]:
    ids = [article.source_id for article in articles if article.source_id]
    return {source.id: source for source in session.scalars(select(Source).where(Source.id.in_(ids)))}
