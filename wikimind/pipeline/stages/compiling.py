"""Stage: a document becomes a draft, in a child process with limits."""

from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from wikimind.articles.corpus import SpaceCorpus
from wikimind.articles.draft import Draft
from wikimind.errors import Unreadable
from wikimind.extensions import db, end_read, settings
from wikimind.extract.child.sandbox import OutOfTime
from wikimind.models.queries.documents import document_of, source_of
from wikimind.models.source import StoredDraft
from wikimind.pipeline.stages.extracting import sandbox


def work(source_id: int) -> Draft:
    """Compile what was read. Raises Unreadable, also where that hangs, crashes or takes too much."""
    session = db.session()
    source = source_of(session, source_id)
    corpus, corrected = SpaceCorpus(session, source.space_id), dict(source.corrected)
    about = {"filename": source.filename, "kind": corrected.get("kind", "")}
    document = document_of(session, source_id)
    end_read()

    def answer(question: list[Any]) -> Any:
        name, keys = question
        return corpus.frequencies(keys) if name == "frequencies" else corpus.known_concepts(keys)

    value = {"document": document.to_json(), "documents": corpus.documents, "about": about}
    seconds = settings().compile_seconds
    try:
        draft = sandbox().compute("wikimind.pipeline.child_tasks.compile_draft", value, seconds, answer)
    except OutOfTime as error:
        raise Unreadable(
            f"Compiling this source took longer than the {seconds} seconds that WIKIMIND_COMPILE_SECONDS"
            " allows; raise it or add the file in parts."
        ) from error
    made = Draft.from_json(draft)
    return replace(made, title=corrected.get("title") or made.title)


def save(session: Session, source_id: int, draft: Draft) -> None:
    row = session.get(StoredDraft, source_id) or StoredDraft(source_id=source_id, counted=[])
    row.engine, row.draft, row.proofs = draft.engine, draft.to_json(), []
    session.add(row)
