"""Ask: answers as JSON or as server-sent events, the conversations that they stand in, and gaps."""

from typing import Any

from flask import Blueprint, Response, request, url_for

from wikimind import access
from wikimind.actions import answers
from wikimind.api import ask_shapes, shapes
from wikimind.ask import answering, export, gaps, sse, streaming, talks
from wikimind.ask.talks import Asked
from wikimind.errors import InvalidInput, NotFound
from wikimind.extensions import write_transaction
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
    talk = None if number is None else _own(space, number)
    return _answered(space, answering.begin(space, _me(), sent["question"], talk))


@routes.post("/conversations/<int:talk_id>/turns/<int:number>/answer")
def answer_again(space: Space, talk_id: int, number: int) -> Response | tuple[Json, int]:
    """Answer a question whose answer was broken off; one that is answered is given as it is."""
    turn = answering.own_turn(_own(space, talk_id), number).turn
    if turn.answered_at is not None:
        return _turn(space, talk_id, number), 200
    return _answered(space, answering.again(turn))


def _answered(space: Space, asked: Asked) -> Response | tuple[Json, int]:
    talk_id, number = asked.conversation_id, asked.number
    if sse.MIME_TYPE not in request.headers.get("Accept", ""):
        answering.answer(space, asked)
        return _turn(space, talk_id, number), 201
    first = {
        "conversation": talk_id,
        "turn": number,
        "question": asked.question,
        "url": url_for("api.ask.turn", talk_id=talk_id, number=number),
    }
    return streaming.response(space, _me(), asked, first, lambda _talk, shown: ask_shapes.turn(shown))


@routes.get("/conversations")
def index(space: Space) -> Json:
    """The conversations of the person who asks, the latest first; `q` is found in names and questions."""
    text = request.args.get("q", "")[:300]
    found = conversations.conversations_of(space, _me().id, shapes.page_number(), text)
    return shapes.listing(found, lambda row: ask_shapes.conversation(*row))


@routes.get("/conversations/<int:talk_id>")
def show(space: Space, talk_id: int) -> Json:
    return _whole(_own(space, talk_id))


@routes.get("/conversations/<int:talk_id>/turns/<int:number>")
def turn(space: Space, talk_id: int, number: int) -> Json:
    return _turn(space, talk_id, number)


@routes.patch("/conversations/<int:talk_id>")
def rename(space: Space, talk_id: int) -> Json:
    """Rename: JSON `{"title"}`."""
    talk, title = _own(space, talk_id), _sent("title")["title"]
    with write_transaction():
        talks.rename(talk, title)
    return _whole(talk)


@routes.delete("/conversations/<int:talk_id>")
def delete(space: Space, talk_id: int) -> tuple[str, int]:
    talk = _own(space, talk_id)
    with write_transaction() as session:
        session.delete(talk)
    return "", 204


@routes.post("/conversations/<int:talk_id>/fork")
def fork(space: Space, talk_id: int) -> tuple[Json, int]:
    """A new conversation with the turns up to the one of JSON `{"turn"}`."""
    talk, sent = _own(space, talk_id), request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get("turn"), int):
        raise InvalidInput("Send JSON with “turn”, the number of the last question to keep.")
    with write_transaction() as session:
        made = talks.fork(session, talk, sent["turn"])
    return _whole(made), 201


@routes.get("/conversations/<int:talk_id>/export")
def export_talk(space: Space, talk_id: int) -> Response:
    """The conversation as Markdown, with its quotes as footnotes."""
    talk = _own(space, talk_id)
    return Response(export.markdown(talk, conversations.turns_of(talk)), mimetype="text/markdown")


@routes.post("/conversations/<int:talk_id>/file")
def file_back(space: Space, talk_id: int) -> tuple[Json, int]:
    """Make an article of an answer: JSON `{"turns"?, "title"?}`; without `turns` of all that are known."""
    talk, sent = _own(space, talk_id), request.get_json(silent=True) or {}
    turns, title = sent.get("turns", []), sent.get("title", "")
    if not isinstance(turns, list) or not all(isinstance(n, int) for n in turns):
        raise InvalidInput("“turns” has to be a list of numbers of questions.")
    if not isinstance(title, str):
        raise InvalidInput("“title” has to be a string.")
    filed = answers.file_answer(talk, turns, title=" ".join(title.split()), author=access.author())
    return {**shapes.article(filed.article), "sentences_left_out": filed.left_out}, 201


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
    gap = conversations.gap_with_id(space, gap_id)
    if gap is None:
        raise NotFound("There is no such question here.")
    state = _sent("state")["state"]
    if state not in (OPEN, DISMISSED):
        raise InvalidInput("“state” has to be open or dismissed.")
    with write_transaction():
        gaps.settle(gap, state)
    return ask_shapes.gap(gap)


def _me() -> User:
    return answering.asking(access.current_user())


def _own(space: Space, talk_id: int) -> Conversation:
    return answering.own_conversation(space, _me().id, talk_id)


def _sent(name: str) -> Json:
    """The JSON object that was sent, in which `name` is a string. Raises InvalidInput."""
    sent = request.get_json(silent=True)
    if not isinstance(sent, dict) or not isinstance(sent.get(name), str):
        raise InvalidInput(f"Send JSON with “{name}”, a string.")
    found: Json = sent
    return found


def _turn(space: Space, talk_id: int, number: int) -> Json:
    return ask_shapes.turn(answering.own_turn(_own(space, talk_id), number))


def _whole(talk: Conversation) -> Json:
    turns = conversations.turns_of(talk)
    shaped = [ask_shapes.turn(shown) for shown in turns]
    return {**ask_shapes.conversation(talk, len(turns)), "items": shaped}
