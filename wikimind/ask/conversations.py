"""The turns of conversations: questions added, answers recorded, branches made, names changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wikimind.ask import gaps
from wikimind.ask.asking import AnswerEvent
from wikimind.ask.followup import History
from wikimind.ask.values import Answer, Evidence, Sentence
from wikimind.errors import InvalidInput, NotFound
from wikimind.models.conversation import Citation, Conversation, Turn
from wikimind.models.types import now

LONGEST_QUESTION = 2000
LONGEST_TITLE = 120
MOST_TURNS = 200
NEAREST = 5  # passages kept with an answer that the wiki does not know

ANSWER = "answer"
ALTERNATIVE = "alternative"


@dataclass(frozen=True)
class PendingQuestion:
    """A question that waits for its answer, with what was said before it."""

    conversation_id: int
    turn_id: int
    number: int
    question: str
    history: History


def add_question(
    session: Session, space_id: int, user_id: int, question: str, conversation_id: int | None = None
) -> PendingQuestion:
    """Add the question as a turn, to a new conversation or at the end of one. Raises InvalidInput."""
    question = " ".join(question.replace("\0", "").split())
    if not question:
        raise InvalidInput("Type a question first.")
    if len(question) > LONGEST_QUESTION:
        raise InvalidInput(f"The question is longer than {LONGEST_QUESTION:,} characters; shorten it.")
    conversation = _opened(session, space_id, user_id, question, conversation_id)
    number = 1 + int(
        session.scalar(select(func.max(Turn.number)).where(Turn.conversation_id == conversation.id)) or 0
    )
    if number > MOST_TURNS:
        raise InvalidInput(f"This conversation has {MOST_TURNS} questions; begin another one.")
    turn = Turn(space_id=space_id, conversation_id=conversation.id, number=number, question=question)
    conversation.updated_at = now()
    session.add(turn)
    session.flush()
    return pending_question(session, turn)


def _opened(
    session: Session, space_id: int, user_id: int, question: str, conversation_id: int | None
) -> Conversation:
    """The conversation, kept from others who would add a turn at this moment."""
    if conversation_id is not None:
        return session.scalars(
            select(Conversation).where(Conversation.id == conversation_id).with_for_update()
        ).one()
    conversation = Conversation(space_id=space_id, user_id=user_id, title=_shortened(question))
    session.add(conversation)
    session.flush()
    return conversation


def pending_question(session: Session, turn: Turn) -> PendingQuestion:
    """The turn's question with the answered ones before it."""
    before = session.scalars(
        select(Turn)
        .where(
            Turn.conversation_id == turn.conversation_id,
            Turn.number < turn.number,
            Turn.answered_at.is_not(None),
        )
        .order_by(Turn.number)
    )
    history = [(row.standalone or row.question, answer_text(row)) for row in before]
    return PendingQuestion(turn.conversation_id, turn.id, turn.number, turn.question, history)


def answer_text(turn: Turn) -> str:
    """What was answered, without the alternatives."""
    return " ".join(sentence["text"] for sentence in turn.sentences if sentence["role"] == ANSWER)


def record_answer(session: Session, turn_id: int, result: AnswerEvent) -> None:
    """Write the answer into its turn, unless it has one: an answer is never changed. Raises NotFound."""
    turn = session.scalar(select(Turn).where(Turn.id == turn_id).with_for_update())
    if turn is None:
        raise NotFound("This conversation was deleted while the answer was written.")
    if turn.answered_at is not None:
        return
    answer = result.answer
    turn.standalone = result.standalone
    turn.known, turn.confidence = answer.known, answer.confidence
    turn.engine, turn.model = answer.engine, result.model
    turn.advice, turn.notes = answer.advice, list(answer.notes)
    turn.suggestions = list(result.suggestions)
    shown = [(ANSWER, s) for s in answer.sentences] + [(ALTERNATIVE, s) for s in answer.alternatives]
    turn.sentences = [_sentence(role, sentence) for role, sentence in shown]
    turn.answered_at = now()
    session.add_all(_citations(turn, answer, [sentence for _, sentence in shown]))
    gaps.note(session, turn.space_id, result.standalone, answer)


def _sentence(role: str, sentence: Sentence) -> dict[str, Any]:
    return {"role": role, "text": sentence.text, "standing": sentence.standing}


def _citations(turn: Turn, answer: Answer, shown: Sequence[Sentence]) -> Iterable[Citation]:
    """A row for all words that a sentence cites, and for the nearest passages where nothing is known."""
    by_number = {item.number: item for item in answer.evidence}
    for place, sentence in enumerate(shown):
        for citation in sentence.citations:
            if citation.number in by_number:
                item = by_number[citation.number]
                yield _citation(turn, item, place, citation.start, citation.end)
    if not answer.known:
        for item in answer.evidence[:NEAREST]:
            yield _citation(turn, item, None, 0, len(item.text))


def _citation(turn: Turn, item: Evidence, place: int | None, start: int, end: int) -> Citation:
    return Citation(
        space_id=turn.space_id,
        turn_id=turn.id,
        sentence=place,
        number=item.number,
        source_id=item.source_id,
        source_name=item.source_name[:300],
        sha256=item.sha256,
        heading=item.heading[:300],
        page=item.page,
        start=item.start + start,
        end=item.start + end,
        quote=item.text[start:end],
    )


def rename(conversation: Conversation, title: str) -> None:
    """Raises InvalidInput for an empty title."""
    title = " ".join(title.replace("\0", "").split())
    if not title:
        raise InvalidInput("Type a name for the conversation.")
    conversation.title = title[:LONGEST_TITLE]


def branch(session: Session, conversation: Conversation, number: int) -> Conversation:
    """A new conversation with all turns up to that one, to go on differently from there. Raises NotFound."""
    turns = session.scalars(
        select(Turn)
        .where(Turn.conversation_id == conversation.id, Turn.number <= number)
        .order_by(Turn.number)
    ).all()
    if not turns or turns[-1].number != number:
        raise NotFound(f"This conversation has no question {number}.")
    title = f"{_shortened(conversation.title, LONGEST_TITLE - 9)} (branch)"
    made = Conversation(
        space_id=conversation.space_id,
        user_id=conversation.user_id,
        title=title,
        forked_from_id=conversation.id,
    )
    session.add(made)
    session.flush()
    for turn in turns:
        copy = Turn(**{**_values(turn), "conversation_id": made.id})
        session.add(copy)
        session.flush()
        citations = session.scalars(select(Citation).where(Citation.turn_id == turn.id).order_by(Citation.id))
        session.add_all(Citation(**{**_values(row), "turn_id": copy.id}) for row in citations)
    return made


def _values(row: Turn | Citation) -> dict[str, Any]:
    """The row's values without its id."""
    return {column.key: getattr(row, column.key) for column in row.__table__.columns if column.key != "id"}


def _shortened(text: str, longest: int = LONGEST_TITLE) -> str:
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
