"""Source code: what people wrote about it is prose, the code keeps its lines."""

import re
from collections.abc import Iterator
from pathlib import Path

from pygments.lexer import Lexer
from pygments.lexers import TextLexer, get_lexer_for_filename, guess_lexer
from pygments.token import Comment, String
from pygments.util import ClassNotFound

from wikimind.extract.document import CODE, PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.prose import paragraphs, unwrapped

_LINES = 40  # of one block
_LARGEST = 2_000_000  # characters: more is made by a program
_MARKS = re.compile(
    r"^[ \t]*(?:/\*+!?|\*+/|\*(?!\*)|///?!?|#+!?|--+|;+|%+|\"\"\"|'''|<!--|-->|\(\*|\*\)|rem\b)[ \t]?"
    r"|[ \t]*(?:\*+/|-->|\*\)|\"\"\"|''')[ \t]*$",
    re.I,
)


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The file as blocks of comments and of code, called by its name."""
    text = decode(path.read_bytes(), hints.charset)
    builder = DocumentBuilder()
    for kind, words in _blocks(text, _lexer(text, hints.name)):
        builder.add(kind, words)
    return builder.build(title=hints.name.replace("\\", "/").rpartition("/")[2])


def _lexer(text: str, name: str) -> Lexer:
    if len(text) > _LARGEST:
        return TextLexer()
    try:
        return get_lexer_for_filename(name or "x.txt", stripnl=False, ensurenl=False)
    except ClassNotFound:
        return guess_lexer(text[:2000], stripnl=False) if text.startswith("#!") else TextLexer()


def _blocks(text: str, lexer: Lexer) -> Iterator[tuple[str, str]]:
    """Comments that fill their lines, and docstrings, apart from the code between them."""
    spans = [
        (start, start + len(value))
        for start, kind, value in lexer.get_tokens_unprocessed(text)
        if (kind in Comment and kind not in Comment.Preproc and kind not in Comment.Hashbang)
        or kind in String.Doc
    ]
    at = 0
    for start, end in _joined(text, spans):
        yield from _code(text[at:start])
        for lines in paragraphs(
            [_MARKS.sub("", _MARKS.sub("", line)).strip() for line in text[start:end].split("\n")]
        ):
            yield PARAGRAPH, unwrapped(lines)
        at = end
    yield from _code(text[at:])


def _joined(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Comments below each other as one; those behind code stay with it."""
    start, end = -1, -1
    for left, right in spans:
        line = text.rfind("\n", 0, left) + 1
        if text[line:left].strip():
            continue
        if start >= 0 and not text[end:line].strip() and "\n\n" not in text[end:line]:
            end = right
            continue
        if start >= 0:
            yield start, end
        start, end = line, right
    if start >= 0:
        yield start, end


def _code(text: str) -> Iterator[tuple[str, str]]:
    lines = text.strip("\n").rstrip().split("\n")
    for at in range(0, len(lines), _LINES):
        yield CODE, "\n".join(lines[at : at + _LINES]).strip("\n")
