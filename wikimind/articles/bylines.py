"""What is told of a source: read off its document, set right by people, repeated in the files of the vault.

What a person said (`Source.corrected`) wins over what is read, every time it is read.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.draft import Draft
from wikimind.errors import NotFound
from wikimind.extract.byline import byline_of
from wikimind.extract.document import Document
from wikimind.models.source import COMPILED, EMPTY, READY, Source
from wikimind.wiki.page import Page, SourceRef

FIELDS = ("title", "author", "published", "site", "kind", "language")
LENGTHS = {"title": 300, "author": 500, "published": 10, "site": 200, "kind": 16, "language": 8}


def locked_source(session: Session, source_id: int) -> Source:
    """The source as it is now, kept from other writers until the transaction ends. Raises NotFound.

    Whoever locks its article as well does that first.
    """
    source = session.scalar(
        select(Source)
        .where(Source.id == source_id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )
    if source is None:
        raise NotFound("This source was deleted while it was worked on.")
    return source


def take_page(source: Source, page: Page) -> None:
    """Say whether the article of a source that is compiled says anything, as it stands now."""
    if source.state in READY:
        state = EMPTY if page.is_empty else COMPILED
        if source.state != state:
            source.state = state


def is_out_of_date(source: Source, draft: Draft, language: str) -> bool:
    """Whether somebody corrected, while it was compiled, what it is compiled by."""
    used = {"title": draft.title, "kind": draft.kind, "language": language}
    return any(source.corrected.get(name, value) != value for name, value in used.items())


def as_corrected(document: Document, corrected: Mapping[str, str]) -> Document:
    """The document in the language, and under the title, that a person gave it."""
    return replace(
        document,
        title=corrected.get("title") or document.title,
        language=corrected.get("language") or document.language,
    )


def take_document(source: Source, document: Document) -> None:
    """Set what its document tells of the source."""
    byline = byline_of(document)
    read = {"author": byline.author, "published": byline.published, "site": byline.site}
    _take(source, {"title": document.title, "language": document.language, **read})
    source.address = byline.address


def take_draft(source: Source, draft: Draft) -> None:
    """Set what an engine found out: the kind of the source, and a better title than its document's."""
    _take(source, {"title": draft.title or source.title, "kind": draft.kind})


def _take(source: Source, read: Mapping[str, str]) -> None:
    for name, value in read.items():
        setattr(source, name, source.corrected.get(name, value)[: LENGTHS[name]])


def reference(source: Source, handle: str = "s1") -> SourceRef:
    """The source as the front matter of its own article names it."""
    return SourceRef(
        handle,
        source.name,
        source.sha256,
        source.resource,
        author=source.author,
        published=source.published,
        site=source.site,
        kind=source.kind,
        language=source.language,
        corrected=tuple(name for name in FIELDS if name in source.corrected),
    )


def with_reference(page: Page, source: Source) -> Page:
    """The page with the present reference of this source in place of an earlier one."""
    return replace(
        page,
        sources=tuple(
            reference(source, ref.id) if ref.sha256 == source.sha256 else ref for ref in page.sources
        ),
    )


def corrections_in(ref: SourceRef) -> dict[str, str]:
    """What people had said of a source, as front matter repeats it."""
    return {name: getattr(ref, name)[: LENGTHS[name]] for name in ref.corrected if name in FIELDS}
