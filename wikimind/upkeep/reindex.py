"""The search index, written anew from the database: in small transactions, and never empty meanwhile."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, undefer

from wikimind import search
from wikimind.articles.indexing import (
    PassageSource,
    article_entry,
    article_language,
    languages_by_hash,
    passage_entries,
    request_vectors,
)
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.article import Article
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.search import Entry, Kind
from wikimind.upkeep.deriving import derive, derive_in_steps
from wikimind.wiki import files

BATCH = 200


def reindex(session: Session, space: Space) -> int:
    """Index every passage and every article of the space within the caller's transaction; how many."""
    derive(session, space)
    search.clear(session, space.id)
    count = 0
    for entries in _entries(session, space.id):
        search.put(session, entries)
        count += len(entries)
    request_vectors(session, space.id)
    return count


def reindex_in_steps(space: Space) -> Iterator[int]:
    """The same in a transaction for each batch, whose size is given back.

    Entries are replaced in place, so that people find everything while it runs. Then those go that stand for
    nothing any more, and at last the words are counted anew.
    """
    space_id = space.id
    derive_in_steps(space)
    for entries in _entries(db.session(), space_id):
        analysed = [search.analysed(entry) for entry in entries]
        end_read()
        with write_transaction() as session:
            search.put(session, analysed)
        yield len(analysed)
    _remove_strays(space_id, "passage", Passage)
    _remove_strays(space_id, "article", Article)
    with write_transaction() as session:
        search.recount(session, space_id)
        request_vectors(session, space_id)


def _remove_strays(space_id: int, kind: Kind, table: type[Passage] | type[Article]) -> None:
    while strays := search.strays(db.session(), space_id, kind, table, BATCH):
        end_read()
        with write_transaction() as session:
            search.remove(session, kind, strays)
    end_read()


def _entries(session: Session, space_id: int) -> Iterator[list[Entry]]:
    """What the index should hold, in batches that are read by key: no cursor stays open between them."""
    after = 0
    while rows := session.execute(_passages(space_id, after)).tuples().all():
        after = rows[-1][0]
        abouts = {source.id: PassageSource.of(source) for *_, source in rows}
        yield [
            entry
            for passage_id, heading, text, source in rows
            for entry in passage_entries(abouts[source.id], [(passage_id, heading, text)])
        ]
    after = 0
    while articles := session.scalars(_articles(space_id, after)).all():
        after = articles[-1].id
        yield _of_articles(session, space_id, articles)


def _passages(space_id: int, after: int) -> Select[tuple[int, str, str, Source]]:
    return (
        select(Passage.id, Passage.heading, Passage.text, Source)
        .join(Source, Source.id == Passage.source_id)
        .where(Passage.space_id == space_id, Passage.id > after)
        .order_by(Passage.id)
        .limit(BATCH)
    )


def _articles(space_id: int, after: int) -> Select[tuple[Article]]:
    return (
        select(Article)
        .where(Article.space_id == space_id, Article.id > after)
        .options(undefer(Article.body))
        .order_by(Article.id)
        .limit(BATCH)
    )


def _of_articles(session: Session, space_id: int, articles: Sequence[Article]) -> list[Entry]:
    pages = [files.parse(article.body) for article in articles]
    ids = [article.source_id for article in articles if article.source_id]
    sources = {source.id: source for source in session.scalars(select(Source).where(Source.id.in_(ids)))}
    languages = languages_by_hash(session, space_id, pages)
    return [
        article_entry(article, page, source, article_language(page, source, languages))
        for article, page in zip(articles, pages, strict=True)
        for source in [sources.get(article.source_id or 0)]
    ]
