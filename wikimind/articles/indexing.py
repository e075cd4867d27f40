"""What articles and passages are for the search index."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind import embed, search
from wikimind.models.article import Article
from wikimind.models.job import JobKind, request_job
from wikimind.models.source import Passage, Source
from wikimind.nlp import language
from wikimind.search import Entry
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import Page

VECTOR_DELAY_SECONDS = 5.0  # so that what is fed together is read together


def request_vectors(session: Session, space_id: int) -> None:
    """Have vectors made for what has none, where there is a model."""
    if embed.current() is not None:
        request_job(session, space_id, JobKind.VECTORS, space_id, delay=VECTOR_DELAY_SECONDS)


def index_article(session: Session, article: Article, page: Page) -> None:
    """Put the article into the index as it is now."""
    source = session.get(Source, article.source_id) if article.source_id else None
    languages = {} if source else languages_by_hash(session, article.space_id, [page])
    search.put(session, [article_entry(article, page, source, languages)])
    request_vectors(session, article.space_id)


def languages_by_hash(session: Session, space_id: int, pages: Iterable[Page]) -> dict[str, str]:
    """The languages of the sources that these pages name."""
    shas = sorted({ref.sha256 for page in pages for ref in page.sources})
    rows = session.execute(
        select(Source.sha256, Source.language).where(
            Source.space_id == space_id, Source.sha256.in_(shas), Source.language != ""
        )
    )
    return dict(row._tuple() for row in rows)


def article_entry(article: Article, page: Page, source: Source | None, languages: Mapping[str, str]) -> Entry:
    """The article as the index knows it; quotes in footnotes would count its words twice.

    One without a source of its own is in the language that most of its sources are in. To look at its text
    for that takes a model of 70 MB, which only the children that read files should hold.
    """
    text = plain_text("\n\n".join(section.body for section in page.sections))
    return Entry(
        "article",
        article.id,
        article.space_id,
        article.title,
        " ".join(section.heading for section in page.sections),
        text,
        language=(source.language if source else _language_of(page, languages, text)) or "en",
        summary=article.summary,
        form=article.kind,
        source_id=article.source_id,
        media=source.media_type if source else "",
        dated=article.updated_at,
    )


def _language_of(page: Page, languages: Mapping[str, str], text: str) -> str:
    found = Counter(languages[ref.sha256] for ref in page.sources if ref.sha256 in languages)
    return found.most_common(1)[0][0] if found else language.detect(text)


def index_passages(session: Session, source: Source) -> None:
    """Put all passages of a source into the index."""
    rows = session.execute(
        select(Passage.id, Passage.heading, Passage.text).where(Passage.source_id == source.id)
    )
    search.put(session, passage_entries([(*row._tuple(), source) for row in rows]))
    request_vectors(session, source.space_id)


def passage_entries(rows: Sequence[tuple[int, str, str, Source]]) -> list[Entry]:
    """Passages, given as (id, heading, text, source), as the index knows them."""
    return [
        Entry(
            "passage",
            passage_id,
            source.space_id,
            source.name,
            heading,
            text,
            language=source.language or "en",
            source_id=source.id,
            media=source.media_type,
            dated=source.received_at,
        )
        for passage_id, heading, text, source in rows
    ]


def forget_passages(session: Session, source_id: int) -> None:
    """Remove the passages of a source and their place in the index."""
    ids = session.scalars(select(Passage.id).where(Passage.source_id == source_id)).all()
    search.remove(session, "passage", ids)
    session.execute(delete(Passage).where(Passage.source_id == source_id))
