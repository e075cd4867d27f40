"""What every door does with a question: keep it, answer it, keep the answer, with nothing open in between."""

from collections.abc import Generator
from contextlib import closing

from wikimind.ask import talks
from wikimind.ask.asking import Answered, Event, ask
from wikimind.ask.talks import Asked
from wikimind.errors import Forbidden, NotFound
from wikimind.extensions import write_transaction
from wikimind.models.conversation import Conversation, Turn
from wikimind.models.queries import conversations
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.space import Space, User


def own_conversation(space: Space, user_id: int, conversation_id: int) -> Conversation:
    """The person's conversation in this space. Raises NotFound."""
    found = conversations.conversation_with_id(space, user_id, conversation_id)
    if found is None:
        raise NotFound("There is no such conversation here; it may have been deleted.")
    return found


def own_turn(talk: Conversation, number: int) -> ShownTurn:
    """The turn of the conversation. Raises NotFound."""
    found = conversations.turn_at(talk, number)
    if found is None:
        raise NotFound(f"This conversation has no question {number}.")
    return found


def asking(user: User | None) -> User:
    """The person, who has to be known: what is asked is kept for them alone. Raises Forbidden."""
    if user is None:
        raise Forbidden("Sign in to ask: your questions and their answers are kept for you.")
    return user


def begin(space: Space, user: User, question: str, talk: Conversation | None = None) -> Asked:
    """Keep the question, so that it is not lost whatever happens to its answer. Raises InvalidInput."""
    space_id, user_id, talk_id = space.id, user.id, talk.id if talk else None
    with write_transaction() as session:
        return talks.begin(session, space_id, user_id, question, talk_id)


def again(turn: Turn) -> Asked:
    """A question whose answer was broken off."""
    with write_transaction() as session:
        return talks.asked(session, turn)


def events(space: Space, asked: Asked) -> Generator[Event, None, None]:
    """Answer the question; when Answered is yielded, the answer is kept. Closing it ends the model's work."""
    with closing(ask(space, asked.question, asked.history)) as stream:
        for event in stream:
            if isinstance(event, Answered):
                with write_transaction() as session:
                    talks.keep(session, asked.turn_id, event)
            yield event


def answer(space: Space, asked: Asked) -> None:
    """Answer the question and come back when that is done."""
    for _ in events(space, asked):
        pass
