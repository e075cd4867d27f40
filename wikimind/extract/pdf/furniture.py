"""What repeats from page to page at the edges: running headers, footers and page numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from wikimind.extract.pdf.columns import Line

_EDGE = 3  # lines from the top or the bottom that can be furniture
_NUMBER = re.compile(
    r"^\W*(?:page|p\.|seite)?\s*(\d{1,5}|[ivxlcdm]{1,7})(?:\s*(?:/|of|von)\s*\d{1,5})?\W*$", re.I
)
_CAPTION = re.compile(r"(table|figure|fig\.|algorithm|listing)\s*\d", re.I)
_DIGITS = re.compile(r"\d+|\b[ivxlcdm]+\b")
_NUMERALS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def without_furniture(pages: list[list[Line]], body_size: float) -> list[list[Line]]:
    """The pages without the lines that repeat at their edges and without page numbers."""
    edges = [_edge_lines(lines) for lines in pages]
    numbers = _numbers(edges)
    outer = numbers | _repeated(edges, body_size, _text_shapes(pages, edges))
    repeated = numbers | {at for lines in edges for at in _outermost(lines, outer)}
    # What stands alone on its page is its text, even if the next page says the same.
    return [
        [line for line in lines if id(line) not in repeated]
        or [line for line in lines if id(line) not in numbers]
        or (lines if len(pages) == 1 else [])
        for lines in pages
    ]


def _text_shapes(pages: list[list[Line]], edges: list[list[Line]]) -> set[str]:
    """What also stands in the middle of pages is no furniture: clauses and refrains repeat too."""
    shapes: set[str] = set()
    for lines, outer in zip(pages, edges, strict=True):
        at_edge = {id(line) for line in outer}
        shapes |= {_shape(line.text) for line in lines if id(line) not in at_edge}
    return shapes


def _outermost(lines: list[Line], furniture: set[int]) -> Iterator[int]:
    """The furniture with nothing but furniture between it and the edge, and apart from the text inside."""
    rows: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        rows[round(line.base)].append(line)
    heights = sorted(rows)
    for inward in (heights[: _EDGE + 1], heights[: -_EDGE - 2 : -1]):
        gaps = [abs(one - other) for one, other in pairwise(inward)]
        for at, height in enumerate(inward[:_EDGE]):
            found = [line for line in rows[height] if id(line) in furniture]
            inside = gaps[at] if at < len(gaps) else 99
            outside = gaps[at - 1] if at else 1.3 * found[0].size if found else 0
            if not found or inside < outside:
                break
            yield from map(id, found)


def _edge_lines(lines: list[Line]) -> list[Line]:
    """The outermost rows of a page, with all lines that stand on them."""
    heights = sorted({round(line.base) for line in lines})
    outer = {*heights[:_EDGE], *heights[-_EDGE:]}
    return [line for line in lines if round(line.base) in outer]


def _numbers(edges: list[list[Line]]) -> set[int]:
    """Lone numbers that grow with the pages."""
    offsets: dict[int, list[Line]] = defaultdict(list)
    for index, lines in enumerate(edges):
        for line in lines:
            if (value := _number(line.text)) is not None:
                offsets[value - index].append(line)
    enough = 1 if len(edges) == 1 else 2
    return {
        id(line)
        for offset, found in offsets.items()
        if len({line.page for line in found}) >= enough and (len(edges) > 1 or offset == 1)
        for line in found
    }


def _number(text: str) -> int | None:
    found = _NUMBER.match(text)
    if not found:
        return None
    digits = found[1].lower()
    if digits.isdigit():
        return int(digits)
    values = [_NUMERALS[letter] for letter in digits]
    return sum(-v if any(w > v for w in values[at + 1 : at + 2]) else v for at, v in enumerate(values))


def _repeated(edges: list[list[Line]], body_size: float, text: set[str]) -> set[int]:
    """Lines of the same words (numbers aside) at the same end of several pages."""
    places: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for lines in edges:
        middle = (max(line.base for line in lines) + min(line.base for line in lines)) / 2 if lines else 0.0
        for line in lines:
            shape = _shape(line.text)
            wordy = sum(map(str.isalpha, shape)) >= 6 and not _CAPTION.match(line.text)
            if wordy and shape not in text and line.size <= body_size + 2:
                places[shape, line.base > middle].append(line)
    enough = 3 if len(edges) > 12 else 2
    return {
        id(line)
        for found in places.values()
        if len({line.page for line in found}) >= enough
        for line in found
    }


def _shape(text: str) -> str:
    return re.sub(r"[^\w#]+", "", _DIGITS.sub("#", text.lower()))


def body_size(pages: list[list[Line]]) -> float:
    """The commonest type size by characters, in points."""
    weights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            weights[round(line.size * 2) / 2] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 10.0
