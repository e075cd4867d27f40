"""An answer as server-sent events while it is made; pages and the API send the same ones.

`asked` (where it will be kept), `found` (how it was understood, and the passages), `text` (what the model
writes, not checked yet), `answer` (the checked one, kept by then) or `failed` (a sentence), and `end`.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from flask import Response, g
from flask.globals import request_ctx

from wikimind.actions import conversations as conversation_actions
from wikimind.ask.asking import Event, PassagesEvent, TextEvent
from wikimind.ask.conversations import PendingQuestion
from wikimind.ask.values import Evidence
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read
from wikimind.http import server_sent_events
from wikimind.models.conversation import Conversation
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.space import Space, User

Json = dict[str, Any]
Shape = Callable[[Conversation, ShownTurn], Json]


def response(space: Space, user: User, asked: PendingQuestion, first: Json, shape: Shape) -> Response:
    """The answer as a stream: `first` goes with `asked`, `shape` makes what goes with `answer`."""
    # The request's own context ends when the response begins, and its session with it.
    context = request_ctx.copy()
    space_id, user_id, role = space.id, user.id, g.get("role", "")

    def answer_shape() -> Json:
        conversation = conversation_actions.own_conversation(g.space, user_id, asked.conversation_id)
        return shape(conversation, conversation_actions.own_turn(conversation, asked.number))

    def body() -> Iterator[str]:
        with context:
            g.space, g.role = db.session.get_one(Space, space_id), role
            yield from _stream(g.space, asked, first, answer_shape)

    return Response(body(), mimetype=server_sent_events.MIME_TYPE, headers=server_sent_events.HEADERS)


def refused(sentence: str) -> Response:
    """All events of a question that was not taken."""
    wire = server_sent_events.Stream()
    line = wire.event("failed", {"sentence": sentence, "retryable": False})
    return Response(
        line + wire.event("end", {}),
        mimetype=server_sent_events.MIME_TYPE,
        headers=server_sent_events.HEADERS,
    )


def _stream(
    space: Space, asked: PendingQuestion, first: Json, answer_shape: Callable[[], Json]
) -> Iterator[str]:
    """No connection to the database is held while the model writes.

    Closing it, as the server does when the client is gone, ends the model's work.
    """
    wire = server_sent_events.Stream()
    yield wire.event("asked", first)
    try:
        with closing(conversation_actions.answer_events(space, asked)) as events:
            for event in events:
                yield _line(wire, event, answer_shape)
    except WikimindError as error:
        yield wire.event("failed", {"sentence": str(error), "retryable": error.retryable})
    end_read()
    yield wire.event("end", {})


def _line(wire: server_sent_events.Stream, event: Event, answer_shape: Callable[[], Json]) -> str:
    if isinstance(event, PassagesEvent):
        passages = [_passage(item) for item in event.evidence]
        return wire.event("found", {"understood": event.standalone, "passages": passages})
    if isinstance(event, TextEvent):
        return wire.event("text", {"text": event.text}) if event.text else server_sent_events.BEAT
    return wire.event("answer", answer_shape())


def _passage(item: Evidence) -> Json:
    return {
        "number": item.number,
        "source_id": item.source_id,
        "source": item.source_name,
        "heading": item.heading,
        "page": item.page,
        "start": item.start,
        "end": item.start + len(item.text),
        "text": item.text,
    }
