"""JSON: lists of records are tables, exported chats are chats, prose is prose, the rest stays as it is."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import CODE, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode

_PROSE = 120  # characters with spaces in them: a text that somebody wrote
_MOST_CELLS = 1_000_000
_LINES = 40  # of one block
_NAMES = ("from", "actor", "user_profile", "author", "sender", "sender_name", "user", "username", "name")
_WORDS = ("text", "content", "message", "body")
_TIMES = ("date", "ts", "timestamp", "timestamp_ms", "created_at", "time")

# Numbers are kept as they are written; 19.90 is no 19.9.
_NUMBER = "\x03"
_DECODER = json.JSONDecoder(
    parse_float=lambda n: f"{_NUMBER}{n}", parse_int=lambda n: f"{_NUMBER}{n}", strict=False
)
_QUOTED_NUMBER = re.compile(r'"\\u0003([^"]+)"')

Found = tuple[str, str]


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document, called what its file is called. Raises Unreadable."""
    value = _loaded(decode(path.read_bytes(), hints.charset))
    builder = DocumentBuilder()
    for kind, words in _blocks(value):
        builder.add(kind, words)
    chat = value.get("name") if isinstance(value, dict) and _are_messages(value.get("messages")) else ""
    return builder.build(title=chat if chat and isinstance(chat, str) else hints.stem)


def _loaded(text: str) -> Any:
    """The value; of a file with one value a line, their list."""
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError):
        pass
    try:
        return [_DECODER.decode(line) for line in text.split("\n") if line.strip()]
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            "This JSON file is damaged or nested too deeply; export it again or save it as text."
        ) from error


def _blocks(value: Any) -> Iterator[Found]:
    messages: Any = value.get("messages") if isinstance(value, dict) else value
    if _are_messages(messages):
        yield from ((PARAGRAPH, line) for line in map(_message, messages) if line)
    elif _are_records(value):
        yield from ((TABLE, block) for block in tables.blocks(_rows(value)))
    elif isinstance(value, dict) and any(map(_are_records, value.values())):
        for name, inner in value.items():
            if _are_records(inner):
                yield PARAGRAPH, str(name)
                yield from ((TABLE, block) for block in tables.blocks(_rows(inner)))
            else:
                yield from _plain({name: inner})
    else:
        yield from _plain(value)


def _plain(value: Any) -> Iterator[Found]:
    """Prose apart, then everything as it was written, with letters instead of escapes."""
    yield from ((PARAGRAPH, text) for text in _prose(value))
    lines = _QUOTED_NUMBER.sub(r"\1", json.dumps(value, ensure_ascii=False, indent=2)).split("\n")
    for at in range(0, len(lines), _LINES):
        yield CODE, "\n".join(lines[at : at + _LINES])


def _prose(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= _PROSE and value.count(" ") > len(value) / 20:
            yield from (" ".join(part.split()) for part in value.split("\n\n"))
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _prose(each)


def _are_records(value: Any) -> bool:
    """A list of objects that share most of their names and hold plain values."""
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(each, dict) for each in value):
        return False
    names = {name for each in value[:50] for name in each}
    plain = all(not isinstance(v, dict | list) or not v for each in value[:50] for v in each.values())
    return (
        plain
        and 0 < len(names) <= 200
        and sum(len(each) for each in value[:50]) >= 0.5 * len(names) * len(value[:50])
    )


def _rows(records: list[dict[str, Any]]) -> Iterator[list[str]]:
    names = list(dict.fromkeys(str(name) for each in records for name in each))
    if len(names) * len(records) > _MOST_CELLS:
        raise Unreadable(f"This table has more than {_MOST_CELLS:,} cells; feed what matters of it.")
    yield names
    yield from ([_cell(each.get(name)) for name in names] for each in records)


def _cell(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value).removeprefix(_NUMBER)


def _are_messages(value: Any) -> bool:
    if not isinstance(value, list) or len(value) < 2 or not all(isinstance(each, dict) for each in value):
        return False
    spoken = sum(bool(_first(each, _NAMES)) and any(name in each for name in _WORDS) for each in value[:200])
    timed = sum(any(name in each for name in _TIMES) for each in value[:200])
    return min(spoken, timed) > 0.5 * len(value[:200])


def _message(value: dict[str, Any]) -> str:
    words = _said(next((value[name] for name in _WORDS if value.get(name)), ""))
    stamp = " ".join(_cell(next((value[name] for name in _TIMES if value.get(name)), "")).split())
    who = _first(value, _NAMES)
    return f"[{stamp}] {who}: {words}" if words.strip() and who else words


def _first(value: dict[str, Any], names: tuple[str, ...]) -> str:
    for name in names:
        found = value.get(name)
        if isinstance(found, dict):
            found = (
                found.get("real_name")
                or found.get("global_name")
                or found.get("username")
                or found.get("name")
            )
        if isinstance(found, str) and found.strip():
            return " ".join(found.split())
    return ""


def _said(value: Any) -> str:
    """Telegram keeps a text as a list of its plain and its marked parts."""
    if isinstance(value, list):
        return "".join(_said(part.get("text", "") if isinstance(part, dict) else part) for part in value)
    return value.removeprefix(_NUMBER) if isinstance(value, str) else ""
