"""Plain text as blocks: paragraphs by blank lines with hard wraps undone, list items, cautious headings."""

import re
from collections.abc import Iterator
from pathlib import Path

from wikimind.extract.document import CODE, HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode

_UNDERLINE = re.compile(r"(=+|-+|~+)\s*$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
_ITEM = re.compile(r"\s*(?:([-*+•‣◦▪–])|(\d{1,3})[.)])\s+(?=\S)")
_COLUMNS = re.compile(r"\S(?:\t| {3,}\t*)\s*(?=\S)")
_ROOMY = re.compile(r"\s\s|[^\S ]")
_END = (".", "!", "?", ",", ";", ":")
_CLOSING = "\"'”’)]»"
_LONGEST_HEADING = 100
_LONGEST_CAPITALS = 60
_LONG_LINE = 160  # characters; beyond, nobody wraps by hand and a line is a paragraph
_SAMPLE = 200_000


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document at `path`; its title is a heading or a short line at the very beginning."""
    return parse(decode(path.read_bytes(), hints.charset))


def parse(text: str) -> Document:
    """The blocks of `text`, whose line ends are `\\n`."""
    builder = DocumentBuilder()
    width = _wrap_width(text)
    title, first, numbered_before = "", True, False
    for group in _groups(text):
        head = _heading(group, numbered_before) or (_title_line(group) if first else None)
        numbered_before = len(group) == 1 and bool(_NUMBERED.match(group[0][:_LONGEST_HEADING]))
        if head:
            level, words, used = head
            builder.add(HEADING, words, level=level)
            title = words if first else title
            group = group[used:]
        first = False
        if group:
            _add_body(builder, group, width)
    return builder.build(title=title)


def _groups(text: str) -> Iterator[list[str]]:
    """Lines between blank lines; a form feed separates too."""
    group: list[str] = []
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        at = end + 1
        for part in line.split("\f") if "\f" in line else (line,):
            if part and not part.isspace():
                group.append(part.rstrip())
            elif group:
                yield group
                group = []
    if group:
        yield group


def _wrap_width(text: str) -> int:
    """The longest line that is common at the beginning: where a hard-wrapped text breaks its lines."""
    lengths = sorted(len(line.rstrip()) for line in text[:_SAMPLE].split("\n") if line.strip())
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _heading(group: list[str], numbered_before: bool) -> tuple[int, str, int] | None:
    """Level, words and number of lines of the heading that the group begins with."""
    first = group[0]
    if len(first) > _LONGEST_HEADING:
        return None
    words = " ".join(first.split())
    if len(group) > 1 and (underline := _UNDERLINE.match(group[1].strip()[:200])):
        marks = underline[1]
        if len(marks) >= max(3, len(words) * 0.6) and any(c.isalpha() for c in words):
            return (1 if marks[0] == "=" else 2), words, 2
    if len(group) > 1 or words.endswith(_END):
        return None
    if number := _NUMBERED.match(words):
        depth = number[1].count(".") + 1
        rest = words[len(number[1]) :].lstrip(". ")
        # Single numbered lines in a row are a list with blank lines between its items.
        if rest[:1].isupper() and (depth > 1 or not numbered_before):
            return min(depth + 1, 6), words, 1
    if _is_capitals(words):
        return 2, words, 1
    return None


def _is_capitals(words: str) -> bool:
    letters = sum(c.isalpha() for c in words)
    return len(words) <= _LONGEST_CAPITALS and letters >= 4 and words.isupper() and letters * 2 > len(words)


def _title_line(group: list[str]) -> tuple[int, str, int] | None:
    words = " ".join(group[0][: _LONGEST_HEADING + 1].split())
    fits = len(group) == 1 and len(words) <= _LONGEST_HEADING and not words.endswith(_END)
    return (1, words, 1) if fits and words[0].isalnum() and not _ITEM.match(words) else None


def _add_body(builder: DocumentBuilder, group: list[str], width: int) -> None:
    if _is_table(group):
        rows = ("\t".join(cell.strip() for cell in re.split(r"\t+| {3,}", row.strip())) for row in group)
        builder.add(TABLE, "\n".join(rows))
    elif group[0].lstrip().startswith("```") and group[-1].strip() == "```":
        builder.add(CODE, "\n".join(group[1:-1]))
    else:
        for kind, lines in _parts(group):
            for paragraph in _unwrap(lines, width):
                builder.add(kind, paragraph)


def _is_table(group: list[str]) -> bool:
    return len(group) > 2 and all(_COLUMNS.search(line[:400]) for line in group)


def _parts(group: list[str]) -> Iterator[tuple[str, list[str]]]:
    """The group's paragraph and its list items, the marks of which are taken off."""
    marks = [_ITEM.match(line[:80]) for line in group]
    bullets = sum(1 for mark in marks if mark and mark[1])
    kind, number = PARAGRAPH, 0
    lines: list[str] = []
    for line, mark in zip(group, marks, strict=True):
        if mark and _begins_item(mark, first=line is group[0], bullets=bullets, number=number):
            if lines:
                yield kind, lines
            kind, lines, number = LIST, [line[mark.end() :]], int(mark[2] or 0)
        else:
            lines.append(line)
    if lines:
        yield kind, lines


def _begins_item(mark: re.Match[str], first: bool, bullets: int, number: int) -> bool:
    """A dash or a year that begins a wrapped line is no item: ask for more bullets or the next number."""
    if first:
        return True
    return bullets > 1 if mark[1] else int(mark[2]) == number + 1


def _unwrap(lines: list[str], width: int) -> Iterator[str]:
    """Lines joined where the text was merely wrapped; a break that the writer meant stays a line end."""
    parts = [_squeeze(lines[0])]
    for before, line in zip(lines, lines[1:], strict=False):
        words = _squeeze(line)
        indented = _indent(line) >= _indent(before) + 2 and before.endswith((*_END, *_CLOSING))
        if indented or (len(before) > _LONG_LINE and not _is_wrapped(before, words, width)):
            yield "".join(parts)
            parts = [words]
        elif _is_wrapped(before, words, width):
            parts += ["" if _is_split_word(before, words) else " ", words]
        else:
            parts += ["\n", words]
    yield "".join(parts)


def _squeeze(line: str) -> str:
    """The line with single spaces. Where it is fine already, no list of its words is made: it may be huge."""
    line = line.strip()
    return " ".join(line.split()) if _ROOMY.search(line) else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_wrapped(before: str, words: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted, give or take a ragged margin."""
    first = words[:200].split(" ", 1)[0]
    return width <= _LONG_LINE and len(before) + 1 + len(first) > width * 0.9


def _is_split_word(before: str, words: str) -> bool:
    return before.endswith("-") and before[-2:-1].isalpha() and words[:1].islower()
