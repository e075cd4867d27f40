"""Ask: answers as JSON or as server-sent events, the conversations that they stand in, and gaps."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from wikimind import access
from wikimind.actions import conversations as conversation_actions
from wikimind.api import ask_shapes, shapes
from wikimind.ask import export
from wikimind.ask.conversations import PendingQuestion
from wikimind.errors import InvalidInput
from wikimind.http import answer_stream, server_sent_events
from wikimind.models.conversation import ANSWERED, DISMISSED, OPEN, Conversation
from wikimind.models.queries import conversations
from wikimind.models.space import Space, User

routes = Blueprint("ask", __name__, url_prefix="/spaces/<space>")

Json = dict[str, Any]


@routes.post("/ask")
def ask(space: Space) -> Response | tuple[Json, int]:
    """Ask JSON `{"question", "conversation"?}`; with `Accept: text/event-stream` the answer is streamed."""
    sent = _sent("question")
    number = sent.get("conversation")
    if number is not None and not isinstance(number, int):
        raise InvalidInput("“conversation” has to be the number of one of your conversations.")
    conversation = None if number is None else _own(space, number)
    return _answered(space, conversation_actions.ask(space, _me(), sent["question"], conversation))


@routes.post("/conversations/<int:conversation_id>/turns/<int:number>/answer")
def answer_again(space: Space, conversation_id: int, number: int) -> Response | tuple[Json, int]:
    """Answer a question whose answer was broken off; one that is answered is given as it is."""
    turn = conversation_actions.own_turn(_own(space, conversation_id), number).turn
    if turn.answered_at is not None:
        return _turn(space, conversation_id, number), 200
    return _answered(space, conversation_actions.ask_again(turn))


def _answered(space: Space, asked: PendingQuestion) -> Response | tuple[Json, int]:
    conversation_id, number = asked.conversation_id, asked.number
    if server_sent_events.MIME_TYPE not in request.headers.get("Accept", ""):
        conversation_actions.answer(space, asked)
        return _turn(space, conversation_id, number), 201
    first = {
        "conversation": conversation_id,
        "turn": number,
        "question": asked.question,
        "url": url_for("api.ask.turn", conversation_id=conversation_id, number=number),
    }
    return answer_stream.response(
        space, _me(), asked, first, lambda _conversation, shown: ask_shapes.turn(shown)
    )


@routes.get("/conversations")
def index(space: Space) -> Json:
    """The conversations of the person who asks, the latest first; `q` is found in names and questions."""
    text = request.args.get("q", "")[:300]
    found = conversations.conversations_of(space, _me().id, shapes.page_number(), text)
    return shapes.listing(found, lambda row: ask_shapes.conversation(*row))


@routes.get("/conversations/<int:conversation_id>")
def show(space: Space, conversation_id: int) -> Json:
    return _whole(_own(space, conversation_id))


@routes.get("/conversations/<int:conversation_id>/turns/<int:number>")
def turn(space: Space, conversation_id: int, number: int) -> Json:
    return _turn(space, conversation_id, number)


@routes.patch("/conversations/<int:conversation_id>")
def rename(space: Space, conversation_id: int) -> Json:
    """Rename: JSON `{"title"}`."""
    conversation, title = _own(space, conversation_id), _sent("title")["title"]
    conversation_actions.rename(conversation, title)
    return _whole(conversation)


@routes.delete("/conversations/<int:conversation_id>")
def delete(space: Space, conversation_id: int) -> tuple[str, int]:
    conversation = _own(space, conversation_id)
    conversation_actions.delete(conversation)
    return "", 204


@routes.post("/conversations/<int:conversation_id>/fork")
def branch_off(space: Space, conversation_id: int) -> tuple[Json, int]:
    """A new conversation with the turns up to the one of JSON `{"turn"}`."""
    conversation, sent = _own(space, conversation_id), request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("turn"), int):
        raise InvalidInput("Send JSON with “turn”, the number of the last question to keep.")
    branch = conversation_actions.branch(conversation, sent["turn"])
    return _whole(branch), 201


@routes.get("/conversations/<int:conversation_id>/export")
def export_markdown(space: Space, conversation_id: int) -> Response:
    """The conversation as Markdown, with its quotes as footnotes."""
    conversation = _own(space, conversation_id)
    return Response(
        export.markdown(conversation, conversations.turns_of(conversation)), mimetype="text/markdown"
    )


@routes.post("/conversations/<int:conversation_id>/file")
def file(space: Space, conversation_id: int) -> tuple[Json, int]:
    """Make an article of an answer: JSON `{"turns"?, "title"?}`; without `turns` of all that are known."""
    conversation, sent = _own(space, conversation_id), request.get_json(silent=True) or {}
    turns, title = sent.get("turns", []), sent.get("title", "")
    if not isinstance(turns, list) or not all(isinstance(n, int) for n in turns):
        raise InvalidInput("“turns” has to be a list of numbers of questions.")
    if not isinstance(title, str):
        raise InvalidInput("“title” has to be a string.")
    filed = conversation_actions.file_answer(conversation, turns, title=title, author=access.author())
    return {**shapes.article(filed.article, None), "sentences_left_out": filed.left_out}, 201


@routes.get("/gaps")
def gaps_index(space: Space) -> Json:
    """Questions that could not be answered, with what to feed; `state` is open, answered or dismissed."""
    state = request.args.get("state", OPEN)
    if state not in (OPEN, ANSWERED, DISMISSED):
        raise InvalidInput("“state” has to be open, answered or dismissed.")
    return shapes.listing(conversations.gaps_in(space, shapes.page_number(), state), ask_shapes.gap)


@routes.patch("/gaps/<int:gap_id>")
def settle_gap(space: Space, gap_id: int) -> Json:
    """Let a question go or take it up again: JSON `{"state": "dismissed" | "open"}`."""
    state = _sent("state")["state"]
    if state not in (OPEN, DISMISSED):
        raise InvalidInput("“state” has to be open or dismissed.")
    return ask_shapes.gap(conversation_actions.settle_gap(space, gap_id, state))


def _me() -> User:
    return conversation_actions.signed_in(access.current_user())


def _own(space: Space, conversation_id: int) -> Conversation:
    return conversation_actions.own_conversation(space, _me().id, conversation_id)


def _sent(name: str) -> Json:
    """The JSON object that was sent, in which `name` is a string. Raises InvalidInput."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get(name), str):
        raise InvalidInput(f"Send JSON with “{name}”, a string.")
    found: Json = sent
    return found


def _turn(space: Space, conversation_id: int, number: int) -> Json:
    return ask_shapes.turn(conversation_actions.own_turn(_own(space, conversation_id), number))


def _whole(conversation: Conversation) -> Json:
    turns = conversations.turns_of(conversation)
    shaped = [ask_shapes.turn(shown) for shown in turns]
    return {**ask_shapes.conversation(conversation, len(turns)), "items": shaped}
