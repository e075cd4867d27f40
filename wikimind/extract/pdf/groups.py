"""Lines in reading order → groups that belong together on the page: a paragraph, an item, a row of cells."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median

from wikimind.extract.pdf.columns import Line

CAPTION = re.compile(
    r"^(table|figure|fig\.|figs\.|algorithm|listing|scheme|plate|chart|abbildung|abb\.|tabelle|tableau|figura|tabla)"
    r"\s*(?:[a-zA-Z]?\.?\d+(?:\.\d+)*|[IVX]+|[ivx]+)(\s*[:.|—–(]|\s+(?-i:[A-Z])|\s*$)",
    re.I,
)
ITEM = re.compile(r"^([•●▪■◦○‣∙·➢✓*–—-]|\(?([ivx]{1,4}|\d{1,2}|[a-zA-Z])\)|\d{1,2}\.)\s+\S")
NOTE = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\s?(?=[^\W\d_])|[∗*†‡§¶])\s?\S")
SECTION = re.compile(r"^((?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,4})\.?\s+(?=[^\W\d_])")
_END = (".", "!", "?", ":", ";", ".”", ".)", '."', "。")


@dataclass(frozen=True, slots=True)
class Style:
    """What is usual in a document: type size, whether bold, distance between the lines of a paragraph."""

    size: float
    bold: bool
    leading: float


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one paragraph, heading, item or row of a table, all on one page and in one column."""

    lines: tuple[Line, ...]
    above: float  # white space over it in points, large at the head of a column
    indented: bool  # begins further right than the lines around it

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)

    @property
    def mono(self) -> bool:
        return all(line.mono for line in self.lines)


def usual_style(pages: list[list[Line]]) -> Style:
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[line.size] += len(line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    body = [line for lines in pages for line in lines if abs(line.size - size) < 0.3]
    bold = sum(len(line.text) for line in body if line.bold) > 0.5 * sum(len(line.text) for line in body)
    steps = [
        upper.base - lower.base
        for upper, lower in zip(body, body[1:], strict=False)
        if upper.page == lower.page and 0.8 * size < upper.base - lower.base < 3 * size
    ]
    return Style(size, bold, median(steps) if steps else 1.2 * size)


def groups_of(lines: list[Line], style: Style) -> Iterator[Group]:
    """The groups of one page."""
    found: list[Line] = []
    above, indented = 99.0, False
    lines = [
        line if line.cells[1:] and _is_row(lines, at) else _as_prose(line) for at, line in enumerate(lines)
    ]
    for at, line in enumerate(lines):
        following = lines[at + 1 : at + 2]
        if found and _begins(found, line, style):
            yield Group(tuple(found), above, indented)
            found = []
        if not found:
            last = lines[at - 1] if at else None
            together = last is not None and last.column == line.column and last.base > line.base
            above = last.base - line.base - style.leading if last and together else 99.0
            indented = _indented(line, following, style)
        found.append(line)
    if found:
        yield Group(tuple(found), above, indented)


def _as_prose(line: Line) -> Line:
    return replace(line, cells=(line.text,)) if line.cells[1:] else line


def _is_row(lines: list[Line], at: int) -> bool:
    """Whether a line's wide gaps part cells; in a justified paragraph they only stretch the line."""
    line = lines[at]
    for other in (*reversed(lines[max(0, at - 4) : at]), *lines[at + 1 : at + 5]):
        beside = other.column == line.column and abs(other.base - line.base) < 5.5 * line.size
        if (
            beside
            and not other.cells[1:]
            and abs(other.x1 - line.x1) < 3
            and abs(other.size - line.size) < 0.3
        ):
            return not (abs(other.x0 - line.x0) < 3 * line.size and other.x1 - other.x0 > 8 * other.size)
    return True


def _indented(line: Line, following: list[Line], style: Style) -> bool:
    """Whether a line begins further right than the next one of its column, or than the column itself."""
    margin = following[0].x0 if following and following[0].column == line.column else line.left
    return 0.5 * style.size < line.x0 - margin < 4 * style.size


def _begins(found: list[Line], line: Line, style: Style) -> bool:
    """Whether `line` begins a new group after the lines found so far."""
    last = found[-1]
    if last.column != line.column or last.base <= line.base:
        return True
    if _other_style(found, line):
        return True
    if last.base - line.base > 1.3 * max(_leading(found), style.leading * line.size / style.size):
        return True
    if is_row(last) or is_row(line):
        return True
    if CAPTION.match(line.text) and (last.text.endswith(_END) or not _reaches(last)):
        return True
    if NOTE.match(found[0].text) and NOTE.match(line.text) and line.size < 0.93 * style.size:
        return True
    if ITEM.match(line.text) and _item_begins(found, line):
        return True
    if CAPTION.match(found[0].text):
        return False
    return _indent_begins(found, line, style) or _ended_early(last, line)


def _other_style(found: list[Line], line: Line) -> bool:
    last = found[-1]
    if (
        abs(last.size - line.size) > 0.08 * max(last.size, line.size)
        and min(len(last.text), len(line.text)) > 3
    ):
        return True
    if last.mono != line.mono and min(len(last.text), len(line.text)) > 8:
        return True
    if last.bold == line.bold or any(each.bold != last.bold for each in found):
        return False
    # A bold beginning of a paragraph may fill its first line.
    return not (last.bold and _reaches(last) and last.base - line.base < 1.15 * last.size + 1)


def _leading(found: list[Line]) -> float:
    steps = [upper.base - lower.base for upper, lower in zip(found, found[1:], strict=False)]
    return median(steps) if steps else 0.0


def is_row(line: Line) -> bool:
    """Whether a line is made of cells with wide gaps between them."""
    return len(line.cells) > 1


def _reaches(line: Line) -> bool:
    """Whether a line fills its column from margin to margin."""
    return line.x1 > line.right - 0.06 * (line.right - line.left) and line.x0 < line.left + 0.2 * (
        line.right - line.left
    )


def _item_begins(found: list[Line], line: Line) -> bool:
    """A line that looks like an item is one if what came before is finished or is an item at its margin."""
    last = found[-1]
    is_item = bool(ITEM.match(found[0].text)) and abs(found[0].x0 - line.x0) < 4
    return is_item or last.text.endswith(_END) or line.text[0] in "•●▪■◦○‣∙➢✓" or not _reaches(last)


def _indent_begins(found: list[Line], line: Line, style: Style) -> bool:
    last, indent = found[-1], 0.6 * style.size
    if line.x0 - last.x0 > indent:
        # The second line of an item or an entry hangs; any later one that steps in begins a paragraph.
        hangs = len(found) == 1 and (
            ITEM.match(last.text) is not None or not last.text.endswith(_END) and _reaches(last)
        )
        return not hangs
    return last.x0 - line.x0 > indent and len(found) > 1


def _ended_early(last: Line, line: Line) -> bool:
    """Whether the last line stops although the next word had room, at the end of a sentence."""
    word = line.text.split(" ", 1)[0]
    width = len(word) * (line.x1 - line.x0) / max(1, len(line.text))
    room = last.right - last.x1
    if last.text.endswith(_END):
        return room > width + 1.5 * last.size
    return room > 0.4 * (last.right - last.left) and line.text[:1].isupper()
