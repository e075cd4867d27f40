"""Ask: answers as JSON or as server-sent events, the conversations that they stand in, and gaps."""

from flask import Blueprint, Response, request, url_for

from wikimind import access
from wikimind.actions import conversations as conversation_actions
from wikimind.api.contract import contract
from wikimind.api.conversations import Conversation, Gap, Turn, WholeConversation
from wikimind.api.requests import (
    Branching,
    ConversationsQuery,
    Filing,
    GapDecision,
    GapsQuery,
    Question,
    Renaming,
)
from wikimind.api.resources import FiledArticle, Page
from wikimind.ask import export
from wikimind.ask.conversations import PendingQuestion
from wikimind.http import answer_stream, server_sent_events
from wikimind.models import conversation as models
from wikimind.models.queries import conversations
from wikimind.models.space import Space, User

routes = Blueprint("ask", __name__, url_prefix="/spaces/<space>")


@routes.post("/ask")
@contract("Ask; with Accept: text/event-stream the answer is streamed", status=201, errors=(400,))
def ask(space: Space, sent: Question) -> Response | tuple[Turn, int]:
    conversation = None if sent.conversation is None else _own(space, sent.conversation)
    return _answered(space, conversation_actions.ask(space, _me(), sent.question, conversation))


@routes.post("/conversations/<int:conversation_id>/turns/<int:number>/answer")
@contract("Answer what was broken off; 200 for what is answered", status=201, or_status=200, errors=(400,))
def answer_again(space: Space, conversation_id: int, number: int) -> Response | tuple[Turn, int]:
    turn = conversation_actions.own_turn(_own(space, conversation_id), number).turn
    if turn.answered_at is not None:
        return _turn(space, conversation_id, number), 200
    return _answered(space, conversation_actions.ask_again(turn))


def _answered(space: Space, asked: PendingQuestion) -> Response | tuple[Turn, int]:
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
        space, _me(), asked, first, lambda _conversation, shown: Turn.of(shown).model_dump(mode="json")
    )


@routes.get("/conversations")
@contract("One's own conversations, the latest first")
def index(space: Space, query: ConversationsQuery) -> Page[Conversation]:
    listing = conversations.conversations_of(space, _me().id, query.number, query.q)
    return Page[Conversation].of(listing, lambda row: Conversation.of(*row))


@routes.get("/conversations/<int:conversation_id>")
@contract("A conversation")
def show(space: Space, conversation_id: int) -> WholeConversation:
    return _whole(_own(space, conversation_id))


@routes.get("/conversations/<int:conversation_id>/turns/<int:number>")
@contract("A question and its answer")
def turn(space: Space, conversation_id: int, number: int) -> Turn:
    return _turn(space, conversation_id, number)


@routes.patch("/conversations/<int:conversation_id>")
@contract("Rename it", errors=(400,))
def rename(space: Space, conversation_id: int, sent: Renaming) -> WholeConversation:
    conversation = _own(space, conversation_id)
    conversation_actions.rename(conversation, sent.title)
    return _whole(conversation)


@routes.delete("/conversations/<int:conversation_id>")
@contract("Delete it", status=204)
def delete(space: Space, conversation_id: int) -> None:
    conversation_actions.delete(_own(space, conversation_id))


@routes.post("/conversations/<int:conversation_id>/fork")
@contract("Go on elsewhere after a turn", status=201, errors=(400,))
def branch_off(space: Space, conversation_id: int, sent: Branching) -> WholeConversation:
    return _whole(conversation_actions.branch(_own(space, conversation_id), sent.turn))


@routes.get("/conversations/<int:conversation_id>/export")
@contract("It as Markdown, with its quotes as footnotes")
def export_markdown(space: Space, conversation_id: int) -> Response:
    conversation = _own(space, conversation_id)
    return Response(
        export.markdown(conversation, conversations.turns_of(conversation)), mimetype="text/markdown"
    )


@routes.post("/conversations/<int:conversation_id>/file")
@contract("Make an article of what was answered", status=201, errors=(400, 409))
def file(space: Space, conversation_id: int, sent: Filing) -> FiledArticle:
    filed = conversation_actions.file_answer(
        _own(space, conversation_id), sent.turns, title=sent.title, author=access.author()
    )
    return FiledArticle.of(filed.article, None, sentences_left_out=filed.left_out)


@routes.get("/gaps")
@contract("Questions that could not be answered, with what to feed", errors=(400,))
def gaps_index(space: Space, query: GapsQuery) -> Page[Gap]:
    return Page[Gap].of(conversations.gaps_in(space, query.number, query.state), Gap.of)


@routes.patch("/gaps/<int:gap_id>")
@contract("Dismiss one, or reopen it", errors=(400,))
def settle_gap(space: Space, gap_id: int, sent: GapDecision) -> Gap:
    return Gap.of(conversation_actions.set_gap_state(space, gap_id, sent.state))


def _me() -> User:
    return conversation_actions.signed_in(access.current_user())


def _own(space: Space, conversation_id: int) -> models.Conversation:
    return conversation_actions.own_conversation(space, _me().id, conversation_id)


def _turn(space: Space, conversation_id: int, number: int) -> Turn:
    return Turn.of(conversation_actions.own_turn(_own(space, conversation_id), number))


def _whole(conversation: models.Conversation) -> WholeConversation:
    turns = [Turn.of(shown) for shown in conversations.turns_of(conversation)]
    return WholeConversation.of(conversation, len(turns), items=turns)
