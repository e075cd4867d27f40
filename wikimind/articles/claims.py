"""The claims of an article, read off its page: every footnote is looked up in its source."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from wikimind.articles.exhibits import LABEL as EXHIBITS
from wikimind.articles.quotes import UNVERIFIED, Proof, prove
from wikimind.errors import NotFound
from wikimind.extract.document import Document
from wikimind.models.article import SOURCE, Article, Claim
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.types import now
from wikimind.nlp.dates import first_date
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import Footnote, Page

Known = Mapping[tuple[str, str], Proof]  # (SHA-256, quote) → proof

_REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")


def replace_claims(session: Session, article: Article, page: Page, known: Known, language: str) -> None:
    """Write the article's claims anew. Quotes not in `known` are matched against the source's text."""
    session.execute(delete(Claim).where(Claim.article_id == article.id))
    texts = statement_texts(page)
    shas = {ref.id: ref.sha256 for ref in page.sources}
    sources = _sources(session, article.space_id, shas.values())
    documents = _Documents(session)
    dates = dates_of(article, page, texts, language)
    rows = []
    for note in page.footnotes:
        if note.label not in texts:
            continue
        sha256 = shas.get(note.source, "")
        source_id = sources.get(sha256)
        proof = known.get((sha256, note.quote)) or documents.prove(source_id, note)
        section, text = texts[note.label]
        rows.append(
            {
                "space_id": article.space_id,
                "article_id": article.id,
                "source_id": source_id,
                "sha256": sha256,
                "section": section[:300],
                "label": note.label[:16],
                "text": text,
                "quote": note.quote,
                "page": proof.page,
                "start": proof.start,
                "end": proof.end,
                "standing": proof.standing,
                "dated": dates.get(note.label),
                "checked_at": now(),
            }
        )
    if rows:
        session.execute(insert(Claim), rows)


def dates_of(
    article: Article, page: Page, texts: Mapping[str, tuple[str, str]], language: str
) -> dict[str, str]:
    """By label, the date that a statement of a source's article tells; what is said twice tells it once."""
    if article.kind != SOURCE:
        return {}
    told = [n for n in page.footnotes if n.label in texts and not n.label.startswith(EXHIBITS)]
    labels = {note.quote: note.label for note in reversed(told)}
    found = {label: first_date(texts[label][1], language) for label in labels.values()}
    return {label: dated for label, dated in found.items() if dated}


def statement_texts(page: Page) -> dict[str, tuple[str, str]]:
    """For each label the section it is used in and the plain text of the statement before it."""
    texts: dict[str, tuple[str, str]] = {}
    for section in page.sections:
        for label, markdown in _statements(section.body):
            texts.setdefault(label, (section.heading, plain_text(markdown).strip()))
    return texts


def _statements(markdown: str) -> Iterator[tuple[str, str]]:
    """Pairs of label and the Markdown since the mark before it, or since the line began."""
    for line in markdown.splitlines():
        begin, text = 0, ""
        for mark in _REFERENCE.finditer(line):
            # Two marks in a row prove the same words.
            text = line[begin : mark.start()].strip() or text
            begin = mark.end()
            yield mark[1], text


def _sources(session: Session, space_id: int, shas: Iterable[str]) -> dict[str, int]:
    rows = session.execute(
        select(Source.sha256, Source.id).where(Source.space_id == space_id, Source.sha256.in_(list(shas)))
    )
    return dict(row._tuple() for row in rows)


class _Documents:
    """Documents by source, each loaded once and only when a quote has to be looked up."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._loaded: dict[int, Document | None] = {}

    def prove(self, source_id: int | None, note: Footnote) -> Proof:
        document = self._load(source_id) if source_id else None
        return prove(document, note.quote, page=note.page) if document else Proof(UNVERIFIED)

    def _load(self, source_id: int) -> Document | None:
        if source_id not in self._loaded:
            try:
                self._loaded[source_id] = document_of(self._session, source_id)
            except NotFound:
                self._loaded[source_id] = None
        return self._loaded[source_id]
