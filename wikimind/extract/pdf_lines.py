"""Segments of a page become lines in reading order: column by column, band by band."""

import re
from dataclasses import dataclass
from statistics import median

from wikimind.extract.pdf_chars import HYPHEN, Segment

_STEP = 2.0  # points between the places that are tried for a gutter
_FEWEST_ROWS = 5  # beside one another, or there are no columns
_TABLE_GAP = 1.6  # of the type size: words of prose never stand so far apart
_ZONE = 0.1  # of the page's height at its top and bottom: where running heads stand


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column; `left` and `right` are the column's edges, `gaps` counts wide gaps in it."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    mono: bool
    gaps: int
    page: int
    left: float = 0.0
    right: float = 0.0


def page_lines(segments: list[Segment], page: int) -> list[list[Line]]:
    """Groups of lines, each from one column of one band, in reading order."""
    gutter = find_gutter(segments)
    groups = _bands(segments, gutter) if gutter is not None else [segments]
    return [_lines(group, page) for group in groups if group]


def find_gutter(segments: list[Segment]) -> float | None:
    """The x between two columns of prose, or None on a page without."""
    prose = [s for s in segments if len(s.text) > 2]
    if len(prose) < 4 * _FEWEST_ROWS // 2:
        return None
    left, right = min(s.x0 for s in prose), max(s.x1 for s in prose)
    middle = (left + right) / 2
    steps = int(0.4 * (right - left) / _STEP)
    places = [left + 0.3 * (right - left) + _STEP * step for step in range(steps + 1)]
    crossing = {x: sum(len(s.text) for s in prose if s.x0 < x - 1 and s.x1 > x + 1) for x in places}
    fitting = sorted(places, key=lambda x: (crossing[x], abs(x - middle)))[:12]
    return next((x for x in fitting if _two_columns(prose, x, crossing[x])), None)


def _two_columns(prose: list[Segment], x: float, crossing: int) -> bool:
    one = [s for s in prose if s.x1 <= x + 1]
    other = [s for s in prose if s.x0 >= x - 1]
    characters = [sum(len(s.text) for s in side) for side in (one, other)]
    if min(characters) < 150 or crossing > 1.2 * sum(characters):
        return False
    # Columns of a table are narrow, those of prose hold whole phrases.
    if min(median(len(s.text) for s in side) for side in (one, other)) < 14:
        return False
    bases = sorted(s.base for s in other)
    beside = sum(any(abs(b - s.base) < 2 * s.size for b in bases) for s in one)
    return beside >= _FEWEST_ROWS


def _bands(segments: list[Segment], gutter: float) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    left: list[Segment] = []
    right: list[Segment] = []
    spanning: list[Segment] = []

    def flush_columns() -> None:
        groups.extend(group.copy() for group in (left, right) if group)
        left.clear()
        right.clear()

    for segment in sorted(segments, key=lambda s: (-s.base, s.x0)):
        if segment.x0 < gutter - 1 and segment.x1 > gutter + 1:
            flush_columns()
            spanning.append(segment)
            continue
        if spanning and abs(spanning[-1].base - segment.base) < 0.4 * segment.size:
            spanning.append(segment)
            continue
        if spanning:
            groups.append(spanning.copy())
            spanning.clear()
        (left if segment.x1 <= gutter + 1 else right).append(segment)
    flush_columns()
    if spanning:
        groups.append(spanning)
    return groups


def _lines(group: list[Segment], page: int) -> list[Line]:
    rows: list[list[Segment]] = []
    for segment in sorted(group, key=lambda s: -s.base):
        near = next((r for r in rows[-3:] if abs(r[0].base - segment.base) < 0.45 * _size(r, segment)), None)
        if near is None:
            rows.append([segment])
        else:
            near.append(segment)
    lines = [_line(sorted(row, key=lambda s: s.x0), page) for row in rows]
    edges = [line for line in lines if len(line.text) > 20] or lines
    left, right = min(line.x0 for line in edges), max(line.x1 for line in edges)
    return [
        Line(
            line.text,
            line.x0,
            line.x1,
            line.base,
            line.size,
            line.bold,
            line.mono,
            line.gaps,
            page,
            left,
            right,
        )
        for line in sorted(lines, key=lambda line: -line.base)
    ]


def _size(row: list[Segment], segment: Segment) -> float:
    return min(max(s.size for s in row), segment.size)


def _line(row: list[Segment], page: int) -> Line:
    main = max(row, key=lambda s: len(s.text))
    gaps = sum(b.x0 - a.x1 > _TABLE_GAP * main.size for a, b in zip(row, row[1:], strict=False))
    text = " ".join(s.text for s in row)
    bold = 2 * sum(len(s.text) for s in row if s.bold) > sum(len(s.text) for s in row)
    return Line(text, row[0].x0, row[-1].x1, main.base, main.size, bold, main.mono, gaps, page)


def furniture(pages: list[list[list[Line]]], heights: list[float]) -> set[tuple[int, float, str]]:
    """What repeats at the edge of pages, and bare page numbers there, as (page, base, text) of lines."""
    edge = [
        (line, _faceless(line.text), line.base > height / 2)
        for groups, height in zip(pages, heights, strict=True)
        for group in groups
        for line in group
        if not _ZONE * height < line.base < (1 - _ZONE) * height
    ]
    seen: dict[tuple[str, bool], set[int]] = {}
    for line, text, at_top in edge:
        seen.setdefault((text, at_top), set()).add(line.page)
    enough = 2 if len(pages) < 6 else 3
    return {
        (line.page, line.base, line.text)
        for line, text, at_top in edge
        if len(seen[text, at_top]) >= enough or _is_page_number(line.text)
    }


def _faceless(text: str) -> str:
    return re.sub(r"\d+|\b[ivxlc]+\b", "#", " ".join(text.lower().split()))


def _is_page_number(text: str) -> bool:
    return bool(re.fullmatch(r"\W*(page\s+)?(\d{1,4}|[ivxlc]{1,6})(\s*(of|/)\s*\d{1,4})?\W*", text.lower()))


def joined(lines: list[Line], hyphenated: set[str]) -> str:
    """The text of lines as one paragraph; words that a line's end split are made whole.

    `hyphenated` holds words that the document writes with a hyphen in the middle of a line.
    """
    text = ""
    for line in lines:
        text = glue(text, line.text, hyphenated)
    return text.replace(HYPHEN, "-")


def glue(text: str, more: str, hyphenated: set[str]) -> str:
    """`more` behind `text`, as a reader would read on."""
    if not text:
        return more
    if (
        text[-1] in (HYPHEN, "-", "‐", "\u00ad")
        and len(text) > 1
        and text[-2].isalpha()
        and more[:1].isalpha()
    ):
        stem, head = re.split(r"[^\w]", text[:-1])[-1], re.split(r"[^\w]", more)[0]
        keeps = not more[0].islower() or f"{stem}-{head}".lower() in hyphenated
        return f"{text[:-1]}-{more}" if keeps else text[:-1] + more
    if text[-1] == HYPHEN:
        return f"{text[:-1]}-{more}"
    return f"{text} {more}"
