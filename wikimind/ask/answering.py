"""What every door does with a question: keep it, answer it, keep the answer, with nothing open in between."""

from collections.abc import Iterator

from wikimind.ask import talks
from wikimind.ask.asking import Answered, Event, ask
from wikimind.ask.talks import Asked
from wikimind.errors import Forbidden, NotFound
from wikimind.extensions import write_transaction
from wikimind.models.conversation import Conversation, Turn
from wikimind.models.questions import conversations
from wikimind.models.questions.conversations import ShownTurn
from wikimind.models.space import Space, User


def own_conversation(space: Space, user: User | None, conversation_id: int) -> Conversation:
    """The person's conversation in this space. Raises NotFound."""
    found = user and conversations.conversation_with_id(space, user.id, conversation_id)
    if not found:
        raise NotFound("There is no such conversation here; it may have been deleted.")
    return found


def own_turn(talk: Conversation, number: int) -> ShownTurn:
    """The turn of the conversation. Raises NotFound."""
    found = conversations.turn_at(talk, number)
    if found is None:
        raise NotFound(f"This conversation has no question {number}.")
    return found


def begin(space: Space, user: User | None, question: str, talk: Conversation | None = None) -> Asked:
    """Keep the question, so that it is not lost whatever happens to its answer. Raises InvalidInput."""
    if user is None:
        raise Forbidden("Sign in to ask: your questions and their answers are kept for you.")
    space_id, user_id, talk_id = space.id, user.id, talk.id if talk else None
    with write_transaction() as session:
        return talks.begin(session, space_id, user_id, question, talk_id)


def again(turn: Turn) -> Asked:
    """A question whose answer was broken off."""
    with write_transaction() as session:
        return talks.asked(session, turn)


def events(space: Space, asked: Asked) -> Iterator[Event]:
    """Answer the question; when Answered is yielded, the answer is kept."""
    for event in ask(space, asked.question, asked.history):
        if isinstance(event, Answered):
            with write_transaction() as session:
                talks.keep(session, asked.turn_id, event)
        yield event


def answer(space: Space, asked: Asked) -> None:
    """Answer the question and come back when that is done."""
    for _ in events(space, asked):
        pass
