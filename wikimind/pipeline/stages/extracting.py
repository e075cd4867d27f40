"""Stage: bytes become a document and its passages, in a child process with limits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from typing import cast

from flask import current_app
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.articles.bylines import as_corrected, locked_source, take_document
from wikimind.articles.indexing import PassageSource, forget_passages, passage_entries, request_vectors
from wikimind.articles.references import reference_keys
from wikimind.errors import Unreadable
from wikimind.extensions import db, end_read, settings
from wikimind.extract.child.sandbox import OutOfTime, Sandbox
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints
from wikimind.models.queries.documents import source_of
from wikimind.models.source import Fetch, Passage, SourceReference, StoredDocument
from wikimind.models.space import Space
from wikimind.nlp.lengths import word_count
from wikimind.pipeline.passages import Cut, cut
from wikimind.search import Entry
from wikimind.storage import current, raw_key

AT_ONCE = 250  # passages stored in one transaction, so that nobody waits for long
SHORT = 50_000  # characters that are cut into passages without a child


@dataclass(frozen=True)
class Extraction:
    """What was read, how it is cut, and the passages as the index knows them, where they are few."""

    document: Document
    cuts: tuple[Cut, ...]
    about: PassageSource
    entries: tuple[Entry, ...] = ()


def work(source_id: int) -> Extraction:
    """Read the raw file and cut its text into passages. Raises Unreadable."""
    document, about = read(source_id)
    cuts = _cuts(document)
    entries = tuple(_entries(document, about, cuts)) if len(cuts) <= AT_ONCE else ()
    return Extraction(document, cuts, about, entries)


def read(source_id: int) -> tuple[Document, PassageSource]:
    """The text of the raw file, and what the index is to know of it. Raises Unreadable."""
    source = source_of(db.session(), source_id)
    space = db.session.get_one(Space, source.space_id)
    key, media_type = raw_key(space.slug, source.sha256), source.media_type
    fetch = db.session.get(Fetch, source_id)
    hints = Hints(source.filename, fetch.charset if fetch else "")
    about, corrected = PassageSource.of(source), dict(source.corrected)
    end_read()
    with current().local_copy(key) as path:
        document = as_corrected(sandbox().read(path, media_type, hints), corrected)
    return document, replace(about, name=document.title[:300] or hints.name, language=document.language)


def _cuts(document: Document) -> tuple[Cut, ...]:
    """The passages of the document; where that may take long, a child with limits makes them."""
    if len(document.text) <= SHORT:
        return tuple(cut(document))
    value = {"document": document.to_json()}
    try:
        made = sandbox().compute(
            "wikimind.pipeline.child_tasks.cut_passages", value, settings().parse_seconds, lambda _: None
        )
    except OutOfTime as error:
        raise Unreadable(
            f"Cutting this text into passages took longer than the {settings().parse_seconds} seconds that"
            " WIKIMIND_PARSE_SECONDS allows; raise it or add the file in parts."
        ) from error
    return tuple(Cut(start, end, heading) for start, end, heading in made)


def _entries(document: Document, about: PassageSource, cuts: Sequence[Cut]) -> list[Entry]:
    rows = [(0, cut.heading[:300], document.text[cut.start : cut.end]) for cut in cuts]
    return [search.analysed(entry) for entry in passage_entries(about, rows)]


def steps(source_id: int, result: Extraction) -> Iterator[Callable[[Session], None]]:
    """A long document, some passages at a time: what an earlier run stored goes, then they come in."""
    there = db.session.scalar(select(func.count()).where(Passage.source_id == source_id)) or 0
    end_read()
    if there > AT_ONCE:
        yield from repeat(partial(forget_passages, source_id=source_id, most=AT_ONCE), there // AT_ONCE)
    if result.entries:
        return
    yield partial(forget_passages, source_id=source_id)
    for start in range(0, len(result.cuts), AT_ONCE):
        some = result.cuts[start : start + AT_ONCE]
        entries = _entries(result.document, result.about, some)
        yield partial(_add, result=result, first=start, cuts=some, entries=entries)


def save(session: Session, source_id: int, result: Extraction) -> None:
    """Store text, references and passages; what an earlier run stored is replaced."""
    document = result.document
    source = locked_source(session, source_id)
    take_document(source, document)
    source.page_count = document.page_count
    source.word_count = round(word_count(document.text))
    layout = document.to_json()
    text = layout.pop("text")
    session.merge(StoredDocument(source_id=source_id, text=text, layout=layout))
    if len(result.cuts) <= AT_ONCE:
        forget_passages(session, source_id)
        _add(session, result, 0, result.cuts, result.entries)
    request_vectors(session, source.space_id)
    session.execute(delete(SourceReference).where(SourceReference.source_id == source_id))
    keys = reference_keys(document)
    if keys:
        session.execute(
            insert(SourceReference),
            [{"source_id": source_id, "space_id": source.space_id, "key": key} for key in keys],
        )


def _add(
    session: Session, result: Extraction, first: int, cuts: Sequence[Cut], entries: Sequence[Entry]
) -> None:
    """Store passages from the ordinal `first` on, and put them into the index."""
    about, document = result.about, result.document
    rows = [
        {
            "space_id": about.space_id,
            "source_id": about.source_id,
            "ordinal": ordinal,
            "page": document.page_at(cut.start),
            "start": cut.start,
            "end": cut.end,
            "heading": cut.heading[:300],
            "text": document.text[cut.start : cut.end],
        }
        for ordinal, cut in enumerate(cuts, first)
    ]
    if not rows:
        return
    made = session.execute(insert(Passage).returning(Passage.ordinal, Passage.id), rows)
    ids = dict(row._tuple() for row in made)
    search.put(session, [replace(entry, ref_id=ids[ordinal]) for ordinal, entry in enumerate(entries, first)])


def sandbox() -> Sandbox:
    """The pool of parsing children of this process."""
    made = current_app.extensions.get("wikimind.sandbox")
    if made is None:
        limits = settings()
        made = Sandbox(seconds=limits.parse_seconds, memory_mb=limits.parse_memory_mb)
        made = current_app.extensions.setdefault("wikimind.sandbox", made)
    return cast(Sandbox, made)
