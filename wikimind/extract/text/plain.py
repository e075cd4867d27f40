"""Plain text as blocks: paragraphs by blank lines with hard wraps undone, list items, cautious headings.

A line break that the writer meant stays: in verse, addresses, chats and logs.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wikimind.extract.document import CODE, HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.lines import joint
from wikimind.extract.tables import ROWS
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.records import is_chat, is_records, records
from wikimind.nlp.scripts import is_lower

_UNDERLINE = re.compile(r"(=+|-+|~+)\s*$")
_NUMBERED = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s+\S")
# "§ 4 Deposit", "Article 7", "第三条": the heading of a part of a law, a contract or a book.
_SIGNED = re.compile(
    r"(?:§+|(?:Art(?:icle|ikel|[íi]culo|icolo|igo)?|Section|Clause|Chapter|Part|Kapitel|Teil|Chapitre|Partie"
    r"|Cap[íi]tulo|Capitolo|Статья|Глава|Раздел|Часть|Άρθρο|Κεφάλαιο|Madde|Bölüm|المادة|الفصل|अनुच्छेद|अध्याय"
    r"|มาตรา|บทที่)\b\.?)\s?(?:\d{1,4}[a-z]?|[IVXLC]{1,7})\b|第[\d〇一二三四五六七八九十百]{1,5}[章条條节節編编部回]",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s*(?:([-*+•‣◦▪–])|(\d{1,3})[.)])\s+(?=\S)")
_READING = re.compile(r"｜?([\u3005\u4e00-\u9fff]{1,20})《[\u3041-\u30ff]{1,40}》")
_ITALICS = re.compile(r"(?<!\w)_([^\W_](?:[^_\n]{0,78}[^\s_])?)_(?!\w)")
_COLUMNS = re.compile(r"\S(?:\t| {3,}\t*)\s*(?=\S)")
_ROOMY = re.compile(r"\s\s|[^\S ]")
_END = (".", "!", "?", ",", ";", ":", "。", "！", "？", "，", "；", "：", "…", "؟", "،", "।")
_STOPS = (".", "!", "?", "。", "！", "？", "…", "؟", "।", "۔")
_CLOSING = "\"'”’)]»"
_LONGEST_HEADING = 100
_LONGEST_CAPITALS = 60
_LONGEST_HEAD_LINE = 60  # characters of a heading that stands on its text without a blank line between
_LONGEST_HEAD_WORDS = 8
_PROSE_LINE = 1.5  # how much longer than such a heading its text is
_LONG_LINE = 160  # characters; beyond, nobody wraps by hand and a line is a paragraph
_NARROWEST = 40  # characters: nobody wraps prose at less, but poets do
_MOSTLY = 0.6  # of the lines of a wrapped text end where the next word would not have fitted
_SAMPLE = 60_000


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document at `path`; its title is a heading or a short line at the very beginning."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    """The blocks of `text`, whose line ends are `\\n`. Chats and logs are called as their file is."""
    lines = text.split("\n")
    if is_records(lines):
        return _records(lines, name)
    builder = DocumentBuilder()
    width = _wrap_width(text)
    title, first, numbered_before = "", True, False
    groups = list(_groups(_without_marks(text)))
    on_text = _head_lines(groups, width)
    for group in groups:
        head = _heading(group, numbered_before, on_text) or (_title_line(group) if first else None)
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


def _records(lines: list[str], name: str) -> Document:
    """A paragraph for each message; the lines of a log together, because they are no prose."""
    builder = DocumentBuilder()
    if is_chat(lines):
        for record in records(lines):
            builder.add(PARAGRAPH, record)
    else:
        found = list(records(lines))
        for at in range(0, len(found), ROWS):
            builder.add(CODE, "\n".join(found[at : at + ROWS]))
    return builder.build(title=name)


def _without_marks(text: str) -> str:
    """Without the readings that Japanese e-texts put in brackets behind their characters (Aozora Bunko), and
    the lines below that stand for italics.
    """
    text = _READING.sub(r"\1", text) if "《" in text else text
    return _ITALICS.sub(r"\1", text) if "_" in text else text


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
    """The longest line that is common at the beginning, where a hard-wrapped text breaks its lines; 0 for a
    text that is not wrapped, whose lines end where the writer ended them.
    """
    groups = [group for group in _groups(text[:_SAMPLE]) if len(group) > 1]
    lengths = sorted(len(line) for line in text[:_SAMPLE].split("\n") if line.strip())
    width = lengths[int(len(lengths) * 0.9)] if lengths else 0
    pairs = [
        (before, _squeeze(line))
        for group in groups
        for before, line in zip(group, group[1:], strict=False)
        if not _ITEM.match(line[:80])
    ]
    breaks_anywhere = sum(not joint(before, words) for before, words in pairs) > len(pairs) / 2
    if width < (_NARROWEST // 4 if breaks_anywhere else _NARROWEST):
        return 0  # verse
    full = sum(_is_wrapped(before, words, width) for before, words in pairs)
    return width if full >= _MOSTLY * len(pairs) else 0


def _heading(group: list[str], numbered_before: bool, on_text: frozenset[str]) -> tuple[int, str, int] | None:
    """Level, words and number of lines of the heading that the group begins with; `on_text` are the headings
    that no blank line parts from their text.
    """
    first = group[0]
    if len(first) > _LONGEST_HEADING:
        return None
    words = " ".join(first.split())
    if len(group) > 1 and (underline := _UNDERLINE.match(group[1].strip()[:200])):
        marks = underline[1]
        if len(marks) >= max(3, len(words) * 0.6) and any(c.isalpha() for c in words):
            return (1 if marks[0] == "=" else 2), words, 2
    if words.endswith(_END) or len(group) > 1 and words not in on_text:
        return None
    if number := _NUMBERED.match(words):
        depth = number[1].count(".") + 1
        rest = words[len(number[1]) :].lstrip(". ")
        # Single numbered lines in a row are a list with blank lines between its items.
        if rest[:1].isupper() and (depth > 1 or len(group) > 1 or not numbered_before):
            return min(depth + 1, 6), words, 1
    if len(group) > 1 or _SIGNED.match(words) or _is_capitals(words):
        return 2, words, 1
    return None


def _head_lines(groups: list[list[str]], width: int) -> frozenset[str]:
    """The first lines of groups that are headings of what follows them at once.

    A number or a paragraph sign shows one by itself; bare words do where at least two groups look so, and no
    two have the same: those would be the names of speakers.
    """
    signed: set[str] = set()
    bare: Counter[str] = Counter()
    for group in groups:
        words = " ".join(group[0][: _LONGEST_HEADING + 1].split())
        if len(group) > 1 and _stands_on_text(words, group, width):
            if _SIGNED.match(words) or _NUMBERED.match(words):
                signed.add(words)
            else:
                bare[words] += 1
    repeated = any(count > 1 for count in bare.values())
    return frozenset(signed | (set(bare) if len(bare) > 1 and not repeated else set()))


def _stands_on_text(words: str, group: list[str], width: int) -> bool:
    """Whether a line is short, ends without a stop and is followed by a list or by longer lines of prose."""
    begins = next((c for c in words if c.isalpha()), "")
    if (
        len(words) > _LONGEST_HEAD_LINE
        or len(words.split()) > _LONGEST_HEAD_WORDS
        or words.endswith(_END)
        or not begins
        or is_lower(begins)
        or _ITEM.match(words)
        and not _NUMBERED.match(words)
        or _COLUMNS.search(group[0])
    ):
        return False
    following = group[1]
    if _indent(following) > _indent(group[0]) or _is_wrapped(group[0], _squeeze(following), width):
        return False
    if item := _ITEM.match(following[:80]):
        number = _NUMBERED.match(words)
        return not (number and item[2] and int(item[2]) == int(number[1].split(".")[0]) + 1)
    stopped = any(line.rstrip(_CLOSING).endswith(_STOPS) for line in group[1:])
    return stopped and (len(following) > _PROSE_LINE * len(words) or bool(_SIGNED.match(words)))


def _is_capitals(words: str) -> bool:
    letters = sum(c.isalpha() for c in words)
    return len(words) <= _LONGEST_CAPITALS and letters >= 4 and words.isupper() and letters * 2 > len(words)


def _title_line(group: list[str]) -> tuple[int, str, int] | None:
    words = " ".join(group[0][: _LONGEST_HEADING + 1].split())
    fits = len(group) == 1 and len(words) <= _LONGEST_HEADING and not words.endswith(_END)
    return (1, words, 1) if fits and words[0].isalnum() and not _ITEM.match(words) else None


def _add_body(builder: DocumentBuilder, group: list[str], width: int) -> None:
    if _is_table(group):
        builder.add(TABLE, "\n".join("\t".join(row).rstrip("\t") for row in _columns(group)))
    elif group[0].lstrip().startswith("```") and group[-1].strip() == "```":
        builder.add(CODE, "\n".join(group[1:-1]))
    else:
        for kind, lines in _parts(group):
            for paragraph in _unwrap(lines, width):
                builder.add(kind, paragraph)


def _is_table(group: list[str]) -> bool:
    return len(group) > 2 and all(_COLUMNS.search(line[:400]) for line in group)


def _columns(group: list[str]) -> Iterator[list[str]]:
    """The cells of lines whose columns stand below each other, or are parted by tabs; blank ones too."""
    if all("\t" in line for line in group):
        yield from ([_squeeze(cell) for cell in line.split("\t")] for line in group)
        return
    group = [line.expandtabs() for line in group]
    starts = _column_starts(group)
    for line in group:
        edges = zip(starts, [*starts[1:], len(line)], strict=True)
        yield (
            [_squeeze(line[start:end]) for start, end in edges]
            if len(starts) > 1
            else re.split(r" {3,}", line.strip())
        )


def _column_starts(group: list[str]) -> list[int]:
    """Where columns begin: behind two or more places that are blank in every line."""
    filled = [False] * max(map(len, group))
    for line in group:
        for at, character in enumerate(line):
            filled[at] = filled[at] or character != " "
    return [at for at, is_filled in enumerate(filled) if is_filled and not any(filled[max(0, at - 2) : at])]


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
            parts += ["" if _is_split_word(before, words) else joint(before.rstrip(), words), words]
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
    if not joint(before, words):  # a script that breaks anywhere
        first = first[:1]
    return 0 < width <= _LONG_LINE and len(before) + 1 + len(first) > width * 0.9


def _is_split_word(before: str, words: str) -> bool:
    return before.endswith("-") and before[-2:-1].isalpha() and words[:1].islower()
