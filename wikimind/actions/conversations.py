"""What people do with questions: ask, ask again, branch, rename, delete, file an answer, settle a gap.

A question is kept before it is answered, and its answer when it is made, with nothing open in between.
"""

from collections.abc import Collection, Generator
from contextlib import closing

from wikimind.articles import answers
from wikimind.articles.answers import Filed
from wikimind.ask import conversations, gaps
from wikimind.ask.asking import AnswerEvent, Event
from wikimind.ask.asking import ask as events_of
from wikimind.ask.conversations import PendingQuestion
from wikimind.errors import Forbidden, NotFound
from wikimind.extensions import write_transaction
from wikimind.jobs.queue import nudge
from wikimind.models.author import Author
from wikimind.models.conversation import Conversation, Gap, Turn
from wikimind.models.queries import conversations as queries
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.space import Space, User


def own_conversation(space: Space, user_id: int, conversation_id: int) -> Conversation:
    """The person's conversation in this space. Raises NotFound."""
    conversation = queries.conversation_with_id(space, user_id, conversation_id)
    if conversation is None:
        raise NotFound("There is no such conversation here; it may have been deleted.")
    return conversation


def own_turn(conversation: Conversation, number: int) -> ShownTurn:
    """The turn of the conversation. Raises NotFound."""
    turn = queries.turn_at(conversation, number)
    if turn is None:
        raise NotFound(f"This conversation has no question {number}.")
    return turn


def signed_in(user: User | None) -> User:
    """The person, without whom nothing is asked: answers are kept for them alone. Raises Forbidden."""
    if user is None:
        raise Forbidden("Sign in to ask: your questions and answers are kept for you.")
    return user


def ask(space: Space, user: User, question: str, conversation: Conversation | None = None) -> PendingQuestion:
    """Keep the question, so that it is not lost whatever happens to its answer. Raises InvalidInput."""
    space_id, user_id = space.id, user.id
    conversation_id = conversation.id if conversation else None
    with write_transaction() as session:
        return conversations.add_question(session, space_id, user_id, question, conversation_id)


def ask_again(turn: Turn) -> PendingQuestion:
    """A question whose answer was broken off."""
    with write_transaction() as session:
        return conversations.pending_question(session, turn)


def answer_events(space: Space, question: PendingQuestion) -> Generator[Event, None, None]:
    """Answer the question; the answer is kept before AnswerEvent comes. Closing stops the model."""
    with closing(events_of(space, question.question, question.history)) as stream:
        for event in stream:
            if isinstance(event, AnswerEvent):
                with write_transaction() as session:
                    conversations.record_answer(session, question.turn_id, event)
            yield event


def answer(space: Space, question: PendingQuestion) -> None:
    """Answer the question and come back when that is done."""
    for _ in answer_events(space, question):
        pass


def rename(conversation: Conversation, title: str) -> None:
    """Raises InvalidInput for an empty title."""
    with write_transaction():
        conversations.rename(conversation, title)


def delete(conversation: Conversation) -> None:
    """Delete it with its turns; articles that were made of it stay."""
    with write_transaction() as session:
        session.delete(conversation)


def branch(conversation: Conversation, number: int) -> Conversation:
    """A new conversation with all turns up to that one. Raises NotFound."""
    with write_transaction() as session:
        return conversations.branch(session, conversation, number)


def file_answer(conversation: Conversation, numbers: Collection[int], *, title: str, author: Author) -> Filed:
    """Write these turns, all where none is named, as an article. Raises InvalidInput."""
    conversation_id = conversation.id
    with write_transaction() as session:
        conversation = session.get_one(Conversation, conversation_id)
        turns = [t for t in queries.turns_of(conversation) if not numbers or t.turn.number in numbers]
        space = session.get_one(Space, conversation.space_id)
        filed = answers.file_answer(session, space, turns, title=" ".join(title.split()), author=author)
    nudge(filed.job_id)
    return filed


def set_gap_state(space: Space, gap_id: int, state: str) -> Gap:
    """Dismiss an unanswered question, or reopen it. Raises NotFound."""
    gap = queries.gap_with_id(space, gap_id)
    if gap is None:
        raise NotFound("There is no such question here.")
    with write_transaction():
        gaps.set_state(gap, state)
    return gap
