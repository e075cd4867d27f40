"""Ask: questions, answers that open at the very words, and what the wiki could not answer."""

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Redirect

from wikimind import access, llm
from wikimind.actions import conversations as conversation_actions
from wikimind.ask import export
from wikimind.ask.conversations import PendingQuestion
from wikimind.errors import InvalidInput
from wikimind.http import answer_stream, server_sent_events
from wikimind.models.conversation import ANSWERED, DISMISSED, OPEN, Conversation
from wikimind.models.queries import conversations, inbox
from wikimind.models.queries.conversations import ShownTurn
from wikimind.models.space import Space, User
from wikimind.web.ask import reliability
from wikimind.web.frame.query import page_in, text_in, word_in
from wikimind.wiki.inline import file_stem

pages = Blueprint("ask", __name__, url_prefix="/s/<space>/ask")

RECENT = 8
GAP_STATES = (OPEN, ANSWERED, DISMISSED)


pages.add_app_template_filter(reliability.sureness)
pages.add_app_template_filter(reliability.sureness_tone)


@pages.get("")
def index(space: Space) -> str:
    return _form(space, question=text_in(request.args, "q"))


@pages.post("")
def ask(space: Space) -> Response | Redirect | tuple[str, int]:
    """Ask in a new conversation: the answer as a stream where that is accepted, else as a page."""
    question = request.form.get("question", "")
    try:
        asked = conversation_actions.ask(space, _me(), question)
    except InvalidInput as error:
        if _wants_stream():
            return answer_stream.refused(str(error))
        return _form(space, question=question, error=str(error)), 400
    return _answered(space, asked)


@pages.get("/<int:conversation_id>")
def show(space: Space, conversation_id: int) -> str:
    return _page(space, _own(space, conversation_id))


@pages.post("/<int:conversation_id>")
def follow_up(space: Space, conversation_id: int) -> Response | Redirect | tuple[str, int]:
    """A further question, understood in the light of those before."""
    conversation, question = _own(space, conversation_id), request.form.get("question", "")
    try:
        asked = conversation_actions.ask(space, _me(), question, conversation)
    except InvalidInput as error:
        if _wants_stream():
            return answer_stream.refused(str(error))
        return _page(space, _own(space, conversation_id), question=question, error=str(error)), 400
    return _answered(space, asked)


@pages.post("/<int:conversation_id>/<int:number>/answer")
def answer_again(space: Space, conversation_id: int, number: int) -> Response | Redirect:
    """The answer to a question whose answer was broken off."""
    turn = conversation_actions.own_turn(_own(space, conversation_id), number).turn
    if turn.answered_at is not None:
        return redirect(_address(conversation_id, number), 303)
    return _answered(space, conversation_actions.ask_again(turn))


def _answered(space: Space, asked: PendingQuestion) -> Response | Redirect:
    if not _wants_stream():
        conversation_actions.answer(space, asked)
        return redirect(_address(asked.conversation_id, asked.number), 303)
    first = {"url": _address(asked.conversation_id, asked.number), "question": asked.question}
    return answer_stream.response(space, _me(), asked, first, _turn_html)


def _wants_stream() -> bool:
    return server_sent_events.MIME_TYPE in request.headers.get("Accept", "")


def _turn_html(conversation: Conversation, shown: ShownTurn) -> dict[str, str]:
    return {"html": render_template("ask/turn.html", conversation=conversation, shown=shown)}


@pages.get("/conversations")
def conversation_list(space: Space) -> str:
    text = text_in(request.args, "q")
    listing = conversations.conversations_of(space, _me().id, page_in(request.args), text)
    return render_template("ask/conversations.html", listing=listing, text=text)


@pages.post("/<int:conversation_id>/rename")
def rename(space: Space, conversation_id: int) -> Redirect:
    conversation = _own(space, conversation_id)
    conversation_actions.rename(conversation, request.form.get("title", ""))
    flash("Renamed.")
    return redirect(url_for("ask.show", conversation_id=conversation_id), 303)


@pages.get("/<int:conversation_id>/delete")
def confirm_delete(space: Space, conversation_id: int) -> str:
    conversation = _own(space, conversation_id)
    return render_template(
        "ask/delete.html", conversation=conversation, turns=conversations.turns_of(conversation)
    )


@pages.post("/<int:conversation_id>/delete")
def delete(space: Space, conversation_id: int) -> Redirect:
    conversation = _own(space, conversation_id)
    conversation_actions.delete(conversation)
    flash("The conversation is deleted. What was filed from it stays in the wiki.")
    return redirect(url_for("ask.conversation_list"), 303)


@pages.post("/<int:conversation_id>/<int:number>/fork")
def branch_off(space: Space, conversation_id: int, number: int) -> Redirect:
    conversation = _own(space, conversation_id)
    branch = conversation_actions.branch(conversation, number)
    flash("Here you can go on differently; the other conversation stays as it is.")
    return redirect(url_for("ask.show", conversation_id=branch.id), 303)


@pages.get("/<int:conversation_id>/export")
def export_markdown(space: Space, conversation_id: int) -> Response:
    conversation = _own(space, conversation_id)
    response = Response(
        export.markdown(conversation, conversations.turns_of(conversation)), mimetype="text/markdown"
    )
    response.headers.set("Content-Disposition", "attachment", filename=f"{file_stem(conversation.title)}.md")
    return response


@pages.post("/<int:conversation_id>/file")
def file(space: Space, conversation_id: int) -> Redirect:
    """Make an article of the turns `turn`, of all that were answered where none is chosen."""
    conversation = _own(space, conversation_id)
    numbers = {int(n) for n in request.form.getlist("turn") if n.isascii() and n.isdigit() and len(n) < 6}
    title = request.form.get("title", "")
    filed = conversation_actions.file_answer(conversation, numbers, title=title, author=access.author())
    left_out = " Sentences without a source were left out." if filed.left_out else ""
    flash(f"Filed as an article of the wiki.{left_out}")
    return redirect(url_for("articles.show", slug=filed.article.slug), 303)


@pages.get("/gaps")
def gaps_index(space: Space) -> str:
    state = word_in(request.args, "state", GAP_STATES, OPEN)
    return render_template(
        "ask/gaps.html",
        listing=conversations.gaps_in(space, page_in(request.args), state),
        counts=conversations.gaps_by_state(space),
        state=state,
        states=GAP_STATES,
    )


@pages.post("/gaps/<int:gap_id>")
def settle_gap(space: Space, gap_id: int) -> Redirect:
    """Dismiss a question, or reopen it."""
    state = word_in(request.form, "state", (OPEN, DISMISSED), DISMISSED)
    conversation_actions.set_gap_state(space, gap_id, state)
    flash("The question was dismissed." if state == DISMISSED else "The question is open again.")
    return redirect(url_for("ask.gaps_index"), 303)


def _me() -> User:
    return conversation_actions.signed_in(access.current_user())


def _own(space: Space, conversation_id: int) -> Conversation:
    return conversation_actions.own_conversation(space, _me().id, conversation_id)


def _address(conversation_id: int, number: int) -> str:
    return url_for("ask.show", conversation_id=conversation_id, _anchor=f"turn-{number}")


def _form(space: Space, *, question: str = "", error: str = "") -> str:
    user = access.current_user()
    recent = conversations.conversations_of(space, user.id, 1).rows[:RECENT] if user else []
    return render_template(
        "ask/index.html",
        question=question,
        error=error,
        recent=recent,
        gaps=conversations.gaps_by_state(space).get(OPEN, 0),
        empty=inbox.is_empty(space),
        model=llm.configured(),
    )


def _page(space: Space, conversation: Conversation, *, question: str = "", error: str = "") -> str:
    turns: list[ShownTurn] = conversations.turns_of(conversation)
    return render_template(
        "ask/show.html", conversation=conversation, turns=turns, question=question, error=error
    )
