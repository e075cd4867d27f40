"""What every door does to file an answer: one transaction, then a nudge."""

from collections.abc import Collection

from wikimind.articles import answers
from wikimind.articles.answers import Filed
from wikimind.extensions import write_transaction
from wikimind.jobs.queue import nudge
from wikimind.models.conversation import Conversation
from wikimind.models.queries import conversations
from wikimind.models.space import Space


def file_answer(talk: Conversation, numbers: Collection[int], *, title: str, author: str) -> Filed:
    """Write these turns of the conversation, all where none is named, as an article. Raises InvalidInput."""
    talk_id = talk.id
    with write_transaction() as session:
        talk = session.get_one(Conversation, talk_id)
        turns = [t for t in conversations.turns_of(talk) if not numbers or t.turn.number in numbers]
        space = session.get_one(Space, talk.space_id)
        filed = answers.file_answer(session, space, turns, title=title, author=author)
    nudge(filed.job_id)
    return filed
