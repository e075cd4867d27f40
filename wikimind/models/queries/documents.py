"""What stages read of a source: its row, its space, and its document as plain values."""

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind.errors import NotFound
from wikimind.extract.document import Document
from wikimind.models.source import Source, StoredDocument, StoredDraft


def source_of(session: Session, source_id: int) -> Source:
    """The source. Raises NotFound where it was deleted in the meantime."""
    source = session.get(Source, source_id)
    if source is None:
        raise NotFound("This source was deleted while it was worked on.")
    return source


def document_of(session: Session, source_id: int) -> Document:
    """The extracted text. Raises NotFound where it was not extracted yet."""
    row = session.scalar(
        select(StoredDocument)
        .where(StoredDocument.source_id == source_id)
        .options(undefer(StoredDocument.text), undefer(StoredDocument.layout))
    )
    if row is None:
        raise NotFound("The text of this source was not read yet.")
    return Document.from_json({**row.layout, "text": row.text})


def draft_row(session: Session, source_id: int) -> StoredDraft:
    """The stored draft. Raises NotFound where the source was not compiled yet."""
    row = session.get(StoredDraft, source_id, options=[undefer("*")])
    if row is None:
        raise NotFound("This source was not compiled yet.")
    return row
