"""The search index, written anew from the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind import search
from wikimind.models.article import Article
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.pipeline.publish import entry_of
from wikimind.search import Entry
from wikimind.wiki import files

BATCH = 500


def reindex(session: Session, space: Space) -> int:
    """Index every passage and every article of the space; how many."""
    count = 0
    passages = session.execute(
        select(Passage.id, Passage.heading, Passage.text, Source)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.space_id == space.id)
        .execution_options(yield_per=BATCH)
    )
    for rows in passages.partitions():
        entries = [
            Entry("passage", row.id, space.id, row.Source.name, row.heading, row.text, row.Source.language)
            for row in rows
        ]
        search.put(session, entries)
        count += len(entries)
    articles = session.scalars(
        select(Article)
        .where(Article.space_id == space.id)
        .options(undefer(Article.body))
        .execution_options(yield_per=BATCH)
    )
    for some in articles.partitions():
        search.put(session, [entry_of(article, files.parse(article.body)) for article in some])
        count += len(some)
    return count
