"""A person adds words of a source to its article: each becomes a claim whose text is its quote."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.edits import opened
from wikimind.articles.publication import publish
from wikimind.articles.quotes import EXACT, NORMALISED, Proof
from wikimind.errors import Conflict, InvalidInput
from wikimind.extensions import db
from wikimind.extract.document import Document
from wikimind.models.article import Article
from wikimind.models.author import Author
from wikimind.models.queries.documents import document_of, source_of
from wikimind.models.source import Source
from wikimind.wiki import files
from wikimind.wiki.inline import escape
from wikimind.wiki.page import CLAIMS, SUMMARY, Footnote, Page, Section, SourceRef

Span = tuple[int, int]


def article_id_of(source_id: int) -> int:
    """The article of the source. Raises Conflict where it has none yet."""
    found = db.session.scalar(select(Article.id).where(Article.source_id == source_id))
    if found is None:
        raise Conflict("This source has no article yet; wait until it is compiled, or compile it again.")
    return found


def add_claims(
    session: Session, source_id: int, spans: Sequence[Span], *, author: Author
) -> tuple[Article, int]:
    """Append the words at `spans` of the source's text to the key claims of its article.

    Answers with the article and how many were added: those it quotes already are left out. Raises Conflict
    where there is no article, InvalidInput where the spans hold no words.
    """
    source = source_of(session, source_id)
    found, space = opened(session, article_id_of(source_id))
    document = document_of(session, source.id)
    proofs = dict(_proved(document, span) for span in spans)
    proofs.pop("", None)
    if not proofs:
        raise InvalidInput("There are no words in this passage that could be quoted.")
    page, handle = _citing(files.parse(found.body), source)
    known = {note.quote for note in page.footnotes if note.source == handle}
    fresh = {quote: proof for quote, proof in proofs.items() if quote not in known}
    page = _with_claims(page, handle, fresh)
    publish(
        session,
        space,
        found,
        page,
        author=author,
        note=f"added {len(fresh)} from the source",
        known={(source.sha256, quote): proof for quote, proof in fresh.items()},
    )
    request_catalogue(session, space.id)
    return found, len(fresh)


def _proved(document: Document, span: Span) -> tuple[str, Proof]:
    """The words as a quote, which stands on one line, and its proof."""
    text = document.text[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip())
    text = text.strip()
    quote = " ".join(text.split())
    standing = EXACT if quote == text else NORMALISED
    return quote, Proof(standing, start, start + len(text), document.page_at(start))


def _citing(page: Page, source: Source) -> tuple[Page, str]:
    """The page with the source among those it cites, and the handle of the source there."""
    handle = next((ref.id for ref in page.sources if ref.sha256 == source.sha256), "")
    if handle:
        return page, handle
    taken = {ref.id for ref in page.sources}
    handle = next(name for number in range(1, len(taken) + 2) if (name := f"s{number}") not in taken)
    ref = SourceRef(handle, source.name, source.sha256, source.resource)
    return replace(page, sources=(*page.sources, ref)), handle


def _with_claims(page: Page, handle: str, proofs: dict[str, Proof]) -> Page:
    taken = {note.label for note in page.footnotes}
    labels = (name for number in range(1, 10**9) if (name := f"c{number}") not in taken)
    notes = [
        Footnote(label, quote, handle, proof.page)
        for (quote, proof), label in zip(proofs.items(), labels, strict=False)
    ]
    items = "\n".join(f"- {escape(note.quote)}[^{note.label}]" for note in notes)
    sections = tuple(
        Section(s.heading, f"{s.body}\n{items}".strip("\n") if s.heading == CLAIMS else s.body)
        for s in _with_section(page.sections)
    )
    return replace(page, sections=sections, footnotes=(*page.footnotes, *notes))


def _with_section(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections, with one for claims below the summary where there was none."""
    if any(section.heading == CLAIMS for section in sections):
        return sections
    at = 1 if sections and sections[0].heading == SUMMARY else 0
    return (*sections[:at], Section(CLAIMS, ""), *sections[at:])
