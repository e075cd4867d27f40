"""A conversation as Markdown, for keeping elsewhere: every sentence with the words that prove it."""

from collections.abc import Iterable, Iterator

from wikimind.ask.conversations import ANSWER
from wikimind.models.conversation import Citation, Conversation
from wikimind.models.queries.conversations import ShownTurn
from wikimind.wiki.inline import escape

UNKNOWN = "The wiki does not say."


def markdown(conversation: Conversation, turns: Iterable[ShownTurn]) -> str:
    """The conversation as a file."""
    parts = [f"# {escape(conversation.title)}"]
    for shown in turns:
        parts.append(f"## {escape(shown.turn.question)}")
        parts.extend(_answer(shown))
    return "\n\n".join(parts) + "\n"


def _answer(shown: ShownTurn) -> Iterator[str]:
    turn = shown.turn
    if turn.answered_at is None:
        yield "*Not answered yet.*"
        return
    if turn.standalone != turn.question:
        yield f"*Understood as: {escape(turn.standalone)}*"
    notes: list[str] = []
    words = [_sentence(sentence, cited, turn.number, notes) for sentence, cited in shown.said(ANSWER)]
    yield " ".join(words) if turn.known else f"{UNKNOWN} {escape(turn.advice)}".strip()
    yield from (f"> {escape(note)}" for note in turn.notes)
    if notes:
        yield "\n".join(notes)


def _sentence(sentence: dict[str, str], cited: list[Citation], turn: int, notes: list[str]) -> str:
    """The sentence with its marks; what they stand for is added to `notes`."""
    if sentence["standing"] == "unsupported":
        return f"{escape(sentence['text'])} *(not supported by the sources)*"
    marks = ""
    for citation in cited:
        label = f"{turn}-{len(notes) + 1}"
        page = f", p. {citation.page}" if citation.page else ""
        notes.append(f"[^{label}]: “{escape(citation.quote)}” ({escape(citation.source_name)}{page})")
        marks += f"[^{label}]"
    return escape(sentence["text"]) + marks
