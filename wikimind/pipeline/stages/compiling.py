"""Stage: a document becomes a draft."""

from sqlalchemy.orm import Session

from wikimind.articles.corpus import SpaceCorpus
from wikimind.articles.draft import Draft
from wikimind.extensions import db, end_read
from wikimind.models.queries.documents import document_of, source_of
from wikimind.models.source import StoredDraft
from wikimind.pipeline.keyless import compile_document


def work(source_id: int) -> Draft:
    session = db.session()
    corpus = SpaceCorpus(session, source_of(session, source_id).space_id)
    document = document_of(session, source_id)
    end_read()
    return compile_document(document, corpus)


def save(session: Session, source_id: int, draft: Draft) -> None:
    row = session.get(StoredDraft, source_id) or StoredDraft(source_id=source_id, counted=[])
    row.engine, row.draft, row.proofs = draft.engine, draft.to_json(), []
    session.add(row)
