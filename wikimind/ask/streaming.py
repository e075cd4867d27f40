"""An answer as server-sent events while it is made; pages and the API send the same ones.

`asked` (where it will be kept), `found` (how it was understood, and the passages), `text` (what the model
writes, not checked yet), `answer` (the checked one, kept by then) or `failed` (a sentence), and `end`.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any

from flask import Response, g
from flask.globals import request_ctx

from wikimind.ask import answering, sse
from wikimind.ask.asking import Event, Found, Piece
from wikimind.ask.talks import Asked
from wikimind.ask.values import Evidence
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read
from wikimind.models.conversation import Conversation
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.space import Space, User

Json = dict[str, Any]
Shape = Callable[[Conversation, ShownTurn], Json]


def response(space: Space, user: User, asked: Asked, first: Json, shape: Shape) -> Response:
    """The answer as a stream: `first` goes with `asked`, `shape` makes what goes with `answer`."""
    # The request's own context ends when the response begins, and its session with it.
    context = request_ctx.copy()
    space_id, user_id, role = space.id, user.id, g.get("role", "")

    def kept() -> Json:
        talk = answering.own_conversation(g.space, user_id, asked.conversation_id)
        return shape(talk, answering.own_turn(talk, asked.number))

    def body() -> Iterator[str]:
        with context:
            g.space, g.role = db.session.get_one(Space, space_id), role
            yield from _stream(g.space, asked, first, kept)

    return Response(body(), mimetype=sse.MIME_TYPE, headers=sse.HEADERS)


def refused(sentence: str) -> Response:
    """All events of a question that was not taken."""
    wire = sse.Stream()
    told = wire.event("failed", {"sentence": sentence, "retryable": False})
    return Response(told + wire.event("end", {}), mimetype=sse.MIME_TYPE, headers=sse.HEADERS)


def _stream(space: Space, asked: Asked, first: Json, kept: Callable[[], Json]) -> Iterator[str]:
    """No connection to the database is held while the model writes.

    Closing it, as the server does when the client is gone, ends the model's work.
    """
    wire = sse.Stream()
    yield wire.event("asked", first)
    try:
        with closing(answering.events(space, asked)) as events:
            for event in events:
                yield _told(wire, event, kept)
    except WikimindError as error:
        yield wire.event("failed", {"sentence": str(error), "retryable": error.retryable})
    end_read()
    yield wire.event("end", {})


def _told(wire: sse.Stream, event: Event, kept: Callable[[], Json]) -> str:
    if isinstance(event, Found):
        passages = [_passage(item) for item in event.evidence]
        return wire.event("found", {"understood": event.standalone, "passages": passages})
    if isinstance(event, Piece):
        return wire.event("text", {"text": event.text}) if event.text else sse.BEAT
    return wire.event("answer", kept())


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
