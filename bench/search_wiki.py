"""Writes the made-up wiki into a database, rows and index, so that search can be measured on it.

    python -m bench.search_wiki FOLDER [--database URL] [--articles 10000] [--passages 30]

FOLDER becomes the data directory; without a URL the database is a SQLite file in it. Takes some minutes.
"""

import argparse
import time
from dataclasses import fields
from datetime import timedelta
from pathlib import Path

import flask_migrate
from sqlalchemy import insert, text

from bench.search_corpus import Corpus, MadeArticle
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.source import COMPILED, Passage, Source
from wikimind.models.types import now
from wikimind.search import _ENGINES, Entry, vocabulary
from wikimind.search.engine import Row
from wikimind.search.storing import TEXTS, Change
from wikimind.search.terms import stream

SPACE = 1
AT_ONCE = 20  # articles
MEDIA = ("application/pdf", "text/html", "text/markdown", "text/plain")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--database", default="")
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--passages", type=int, default=30)
    options = parser.parse_args()
    with opened(options.folder, options.database).app_context():
        flask_migrate.upgrade()
        start = time.perf_counter()
        fill(Corpus(options.articles, options.passages))
        seconds = time.perf_counter() - start
        entries = options.articles * (options.passages + 1)
        print(f"{entries:,} entries in {seconds:.0f} s, {entries / seconds:,.0f} a second")
        _tidy()


def opened(folder: Path, database: str):
    """The application on the wiki."""
    return create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(folder), "DATABASE_URL": database}))


def fill(corpus: Corpus) -> None:
    batch: list[MadeArticle] = []
    counts = Change()
    for article in corpus:
        batch.append(article)
        if len(batch) == AT_ONCE:
            _write(batch, corpus.passages, counts)
            batch = []
    if batch:
        _write(batch, corpus.passages, counts)
    with write_transaction() as session:
        vocabulary.count(session, SPACE, counts.terms, {}, counts.sizes)


def _write(batch: list[MadeArticle], passages: int, counts: Change) -> None:
    with write_transaction() as session:
        sources = [_source(article) for article in batch]
        session.execute(insert(Source), sources)
        session.execute(insert(Article), [_article(article) for article in batch])
        rows = [row for article in batch for row in _passages(article, passages)]
        session.execute(insert(Passage), rows)
        entries = [*_passage_entries(batch, passages), *map(_article_entry, batch)]
        rows = [_row(entry, counts) for entry in entries]
        if batch[0].number == 0:
            _check(entries, rows)
        _ENGINES[session.get_bind().dialect.name].insert(session, rows)


def _row(entry: Entry, counts: Change) -> Row:
    """As `search.put` makes it, ten times as fast: these words have no endings that a stemmer takes off."""
    texts = (entry.title, entry.heading, entry.summary, entry.body)
    streams = {
        name: [f"{SPACE}:{word}" for word in text.lower().replace(".", "").split()]
        for name, text in zip(TEXTS, texts, strict=True)
    }
    words = sum(map(len, streams.values()))
    counts.terms.update({term.partition(":")[2] for terms in streams.values() for term in terms})
    counts.sizes["en", "entries"] += 1
    counts.sizes["en", "words"] += words
    columns = {field.name: getattr(entry, field.name) for field in fields(entry)} | {"words": words}
    columns["likeness"] = None
    columns.pop("summary")
    return Row(columns, streams)


def _check(entries: list[Entry], rows: list[Row]) -> None:
    """That the short cut leads where `search.put` does."""
    for entry, row in zip(entries, rows, strict=True):
        assert row.streams["body"] == [f"{SPACE}:{term}" for term in stream(entry.body, "en")]


def _source(article: MadeArticle) -> dict[str, object]:
    n = article.number
    return {
        "id": n + 1,
        "space_id": SPACE,
        "sha256": f"{n:064x}",
        "size": 1,
        "media_type": MEDIA[n % 4],
        "filename": f"{n}.txt",
        "title": article.title,
        "language": "en",
        "state": COMPILED,
        "received_at": now() - timedelta(hours=n),
    }


def _article(article: MadeArticle) -> dict[str, object]:
    n = article.number
    names = ("slug", "title_key", "title_head", "path")
    return {
        "id": n + 1,
        "space_id": SPACE,
        "kind": "source",
        "title": article.title,
        "body": article.body,
        "file_sha256": "0" * 64,
        "source_id": n + 1,
        **{name: f"{article.title.lower()} {n}"[:120] for name in names},
    }


def _passages(article: MadeArticle, count: int) -> list[dict[str, object]]:
    return [
        {
            "id": article.number * count + i + 1,
            "space_id": SPACE,
            "source_id": article.number + 1,
            "ordinal": i,
            "page": i // 3 + 1,
            "start": i * 1000,
            "end": i * 1000 + len(body),
            "heading": heading,
            "text": body,
        }
        for i, (heading, body) in enumerate(article.passages)
    ]


def _passage_entries(batch: list[MadeArticle], count: int) -> list[Entry]:
    return [
        Entry(
            "passage",
            article.number * count + i + 1,
            SPACE,
            article.title,
            heading,
            body,
            source_id=article.number + 1,
            media=MEDIA[article.number % 4],
            dated=now() - timedelta(hours=article.number),
        )
        for article in batch
        for i, (heading, body) in enumerate(article.passages)
    ]


def _article_entry(article: MadeArticle) -> Entry:
    return Entry(
        "article",
        article.number + 1,
        SPACE,
        article.title,
        "",
        article.body,
        summary=article.body[:150],
        form="source",
        source_id=article.number + 1,
        dated=now() - timedelta(hours=article.number),
    )


def _tidy() -> None:
    """As the databases do by themselves, a little later."""
    engine = db.engine.execution_options(isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        statement = "VACUUM ANALYZE" if connection.dialect.name == "postgresql" else "ANALYZE"
        connection.execute(text(statement))


if __name__ == "__main__":
    main()
