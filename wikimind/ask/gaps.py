"""Questions that the wiki could not answer: kept until it can, or until somebody lets them go."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from wikimind.ask.values import Answer
from wikimind.extensions import upsert
from wikimind.models.conversation import ANSWERED, DISMISSED, OPEN, Gap
from wikimind.models.types import now
from wikimind.nlp.words import tokens

LONGEST_KEY = 300


def key_of(question: str) -> str:
    """The form under which questions that differ in case and punctuation alone are one.

    >>> key_of("Who's  Ada Lovelace?!")
    "who's ada lovelace"
    """
    return (" ".join(tokens(question)) or question.strip().lower())[:LONGEST_KEY]


def note(session: Session, space_id: int, question: str, answer: Answer) -> None:
    """Count the question as a gap, or close the gap that it was."""
    if answer.known:
        _close(session, space_id, question)
    else:
        _open(session, space_id, question, answer.advice)


def set_state(gap: Gap, state: str) -> None:
    """Dismiss a gap, or reopen it."""
    gap.state = state
    gap.closed_at = now() if state in (DISMISSED, ANSWERED) else None


def _open(session: Session, space_id: int, question: str, advice: str) -> None:
    moment = now()
    counted = {"asked": Gap.asked + 1, "asked_at": moment, "advice": advice}
    row = {
        "space_id": space_id,
        "key": key_of(question),
        "question": question,
        "asked": 1,
        "advice": advice,
        "state": OPEN,
        "created_at": moment,
        "asked_at": moment,
    }
    # One that was dismissed stays so; one that was answered once is open again.
    again = {"state": OPEN, "closed_at": None}
    statement = upsert(session, Gap).values(**row)
    session.execute(statement.on_conflict_do_update(index_elements=["space_id", "key"], set_=counted))
    session.execute(
        update(Gap)
        .where(Gap.space_id == space_id, Gap.key == row["key"], Gap.state == ANSWERED)
        .values(**again)
    )


def _close(session: Session, space_id: int, question: str) -> None:
    session.execute(
        update(Gap)
        .where(Gap.space_id == space_id, Gap.key == key_of(question), Gap.state == OPEN)
        .values(state=ANSWERED, closed_at=now())
    )
