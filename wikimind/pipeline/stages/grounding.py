"""Stage: every quote of the draft is looked up in the document."""

from dataclasses import astuple

from sqlalchemy.orm import Session

from wikimind.articles.draft import Draft, Statement
from wikimind.articles.quotes import Proof, prove
from wikimind.extensions import db, end_read
from wikimind.models.queries.documents import document_of, draft_row


def statements_of(draft: Draft) -> list[Statement]:
    """All statements in the order in which the article says them."""
    digest = [statement for section in draft.digest for statement in section.statements]
    return [*draft.summary, *draft.claims, *digest, *draft.questions]


def work(source_id: int) -> list[tuple[str, Proof]]:
    session = db.session()
    document = document_of(session, source_id)
    draft = Draft.from_json(draft_row(session, source_id).draft)
    end_read()
    quotes = [(s.quote, s.start) for s in statements_of(draft)]
    quotes += [quote for exhibit in draft.exhibits for quote in exhibit.quotes]
    return [(quote, prove(document, quote, start=start)) for quote, start in quotes]


def save(session: Session, source_id: int, proofs: list[tuple[str, Proof]]) -> None:
    draft_row(session, source_id).proofs = [[quote, *astuple(proof)] for quote, proof in proofs]


def proofs_of(rows: list[list[object]]) -> dict[str, Proof]:
    """What `save` stored, by quote."""
    return {str(quote): Proof(*values) for quote, *values in rows}  # type: ignore[arg-type]
