"""What articles and passages are for the search index."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from wikimind import embed, search
from wikimind.models.article import Article
from wikimind.models.job import JobKind, request_job
from wikimind.models.source import Passage, Source
from wikimind.nlp import language as languages_of_text
from wikimind.search import Entry
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import Page

VECTOR_DELAY_SECONDS = 5.0  # so that what is fed together is read together


def request_vectors(session: Session, space_id: int) -> None:
    """Have vectors made for what has none, where there is a model."""
    if embed.current() is not None:
        request_job(session, space_id, JobKind.VECTORS, space_id, delay=VECTOR_DELAY_SECONDS)


def index_article(session: Session, article: Article, page: Page, language: str) -> None:
    """Put the article into the index as it is now."""
    source = session.get(Source, article.source_id) if article.source_id else None
    article.language = language[:8]
    search.put(session, [article_entry(article, page, source, language)])
    request_vectors(session, article.space_id)


def language_of(session: Session, article: Article, page: Page) -> str:
    """The language of the article: of its source, or of what it quotes."""
    source = session.get(Source, article.source_id) if article.source_id else None
    languages = {} if source else languages_by_hash(session, article.space_id, [page])
    return article_language(page, source, languages)


def languages_by_hash(session: Session, space_id: int, pages: Iterable[Page]) -> dict[str, str]:
    """The languages of the sources that these pages name."""
    shas = sorted({ref.sha256 for page in pages for ref in page.sources})
    rows = session.execute(
        select(Source.sha256, Source.language).where(
            Source.space_id == space_id, Source.sha256.in_(shas), Source.language != ""
        )
    )
    return dict(row._tuple() for row in rows)


def article_language(page: Page, source: Source | None, languages: Mapping[str, str]) -> str:
    """The source's language; of an article without one the language that most of its sources are in.

    To look at its text for that takes a model of 70 MB, which only the children that read files should hold.
    """
    found = Counter(languages[ref.sha256] for ref in page.sources if ref.sha256 in languages)
    of_sources = found.most_common(1)[0][0] if found else ""
    return (source.language if source else of_sources or languages_of_text.detect(_text_of(page))) or "en"


def article_entry(article: Article, page: Page, source: Source | None, language: str) -> Entry:
    """The article as the index knows it; quotes in footnotes would count its words twice."""
    return Entry(
        "article",
        article.id,
        article.space_id,
        article.title,
        " ".join(section.heading for section in page.sections),
        _text_of(page),
        language=language,
        summary=article.summary,
        form=article.kind,
        source_id=article.source_id,
        media=source.media_type if source else "",
        dated=article.updated_at,
    )


def _text_of(page: Page) -> str:
    return plain_text("\n\n".join(section.body for section in page.sections))


@dataclass(frozen=True)
class PassageSource:
    """What the index knows of the source of a passage."""

    source_id: int
    space_id: int
    name: str
    language: str
    media_type: str
    received_at: datetime

    @classmethod
    def of(cls, source: Source) -> "PassageSource":
        return cls(
            source.id,
            source.space_id,
            source.name,
            source.language,
            source.media_type,
            source.received_at,
        )


def passage_entries(about: PassageSource, rows: Sequence[tuple[int, str, str]]) -> list[Entry]:
    """Passages of a source, given as (id, heading, text), as the index knows them."""
    return [
        Entry(
            "passage",
            passage_id,
            about.space_id,
            about.name,
            heading,
            text,
            language=about.language or "en",
            source_id=about.source_id,
            media=about.media_type,
            dated=about.received_at,
        )
        for passage_id, heading, text in rows
    ]


def forget_passages(session: Session, source_id: int, most: int | None = None) -> None:
    """Remove the passages of a source, the first `most` of them or all, and their place in the index."""
    own = select(Passage.id).where(Passage.source_id == source_id).order_by(Passage.ordinal).limit(most)
    ids = session.scalars(own).all()
    if not ids:
        return
    search.remove(session, "passage", ids)
    some = Passage.source_id == source_id if most is None else Passage.id.in_(ids)
    session.execute(delete(Passage).where(some), execution_options={"synchronize_session": False})
