"""Stage: bytes become a document and its passages, in a child process with limits."""

from typing import cast

from flask import current_app
from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from wikimind.articles.indexing import forget_passages, index_passages
from wikimind.articles.references import reference_keys
from wikimind.extensions import db, end_read, settings
from wikimind.extract.child.sandbox import Sandbox
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints
from wikimind.models.queries.documents import source_of
from wikimind.models.source import Fetch, Passage, Source, SourceReference, StoredDocument
from wikimind.models.space import Space
from wikimind.pipeline import passages
from wikimind.storage import current, raw_key


def work(source_id: int) -> Document:
    """Read the raw file. Raises Unreadable."""
    source = source_of(db.session(), source_id)
    space = db.session.get_one(Space, source.space_id)
    key, media_type = raw_key(space.slug, source.sha256), source.media_type
    fetch = db.session.get(Fetch, source_id)
    hints = Hints(source.filename, fetch.charset if fetch else "")
    end_read()
    with current().local_copy(key) as path:
        return sandbox().read(path, media_type, hints)


def save(session: Session, source_id: int, document: Document) -> None:
    """Store text, passages and references; what an earlier run stored is replaced."""
    source = source_of(session, source_id)
    source.title = document.title[:300]
    source.language = document.language
    source.page_count = document.page_count
    source.word_count = len(document.text.split())
    layout = document.to_json()
    text = layout.pop("text")
    session.merge(StoredDocument(source_id=source_id, text=text, layout=layout))
    _replace_passages(session, source, document)
    session.execute(delete(SourceReference).where(SourceReference.source_id == source_id))
    keys = reference_keys(document)
    if keys:
        session.execute(
            insert(SourceReference),
            [{"source_id": source_id, "space_id": source.space_id, "key": key} for key in keys],
        )


def _replace_passages(session: Session, source: Source, document: Document) -> None:
    forget_passages(session, source.id)
    rows = [
        {
            "space_id": source.space_id,
            "source_id": source.id,
            "ordinal": ordinal,
            "page": document.page_at(cut.start),
            "start": cut.start,
            "end": cut.end,
            "heading": cut.heading[:300],
            "text": document.text[cut.start : cut.end],
        }
        for ordinal, cut in enumerate(passages.cut(document))
    ]
    if rows:
        session.execute(insert(Passage), rows)
    index_passages(session, source)


def sandbox() -> Sandbox:
    """The pool of parsing children of this process."""
    made = current_app.extensions.get("wikimind.sandbox")
    if made is None:
        limits = settings()
        made = Sandbox(seconds=limits.parse_seconds, memory_mb=limits.parse_memory_mb)
        made = current_app.extensions.setdefault("wikimind.sandbox", made)
    return cast(Sandbox, made)
