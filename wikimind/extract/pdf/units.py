"""The characters of a PDF page as units: printed runs that a document's text holds whole, in some order."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from wikimind.extract.pdf.chars import runs_of
from wikimind.extract.pdf.glyphs import HYPHEN, NO_SIGNS, Glyph, glyphs_of

Rect = tuple[float, float, float, float]  # left, bottom, right, top in the page's own units

_PARTING = frozenset({HYPHEN, "-", "\u00ad", "\u2010", "\u2011"})
_ASCENT, _DESCENT = 0.74, 0.24  # of the type size


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of glyphs; `text` is squashed, and `owners[i]` is the number of the glyph of `text[i]`."""

    glyphs: tuple[Glyph, ...]
    text: str
    owners: tuple[int, ...]

    @property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @property
    def x1(self) -> float:
        return self.glyphs[-1].x1


def units_of(text_page: Any, signs: Mapping[str, str] = NO_SIGNS) -> list[Unit]:
    """The units of a page in the order of its content stream; without those that hold no letter.

    `signs` is what its signs without Unicode were read as (`Document.signs`).
    """
    return units_among(glyphs_of(text_page, signs))


def units_among(glyphs: list[Glyph]) -> list[Unit]:
    return [unit for run in runs_of(glyphs) if (unit := _unit(run)).text]


def _unit(run: list[Glyph]) -> Unit:
    text: list[str] = []
    owners: list[int] = []
    for number, glyph in enumerate(run):
        for char in squashed(glyph.char):
            text.append(char)
            owners.append(number)
    return Unit(tuple(run), "".join(text), tuple(owners))


def squashed(text: str) -> str:
    """The text without what the way from page to text changes: white space, hyphens, forms of letters.

    >>> squashed("the ﬁrst mat-\\nter²")
    'thefirstmatter2'
    """
    return "".join(
        part
        for char in text
        if char not in _PARTING
        for part in unicodedata.normalize("NFKD", char)
        if not part.isspace()
    )


def rows_of(glyphs: Sequence[Glyph], units: Sequence[Unit] = ()) -> list[Rect]:
    """One rectangle for each printed line of the glyphs, which stand in reading order.

    Where lines stand close, a rectangle ends where letters of the units above and below it begin.
    """
    rows: list[list[Glyph]] = []
    for glyph in glyphs:
        if rows and _on_one_line(rows[-1], glyph):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [_placed(_between(_span(row), row, units), row[0].font.angle) for row in rows]


def _on_one_line(row: list[Glyph], glyph: Glyph) -> bool:
    """Whether a glyph goes on with a row: beside its last one, level with its largest but for an index."""
    last, largest = row[-1], max(row[-12:], key=lambda each: each.font.size)
    size = max(largest.font.size, glyph.font.size)
    level = last.font.angle == glyph.font.angle and abs(largest.base - glyph.base) < 0.7 * size
    return level and -3 * size < glyph.x0 - last.x1 < 3 * size


def _span(row: list[Glyph]) -> Rect:
    """Around the glyphs as if their text ran from left to right: advances by the height of the type."""
    return (
        min(glyph.x0 for glyph in row),
        min(glyph.base - _DESCENT * glyph.font.size for glyph in row),
        max(glyph.x1 for glyph in row),
        max(glyph.base + _ASCENT * glyph.font.size for glyph in row),
    )


def _between(span: Rect, row: list[Glyph], units: Sequence[Unit]) -> Rect:
    left, bottom, right, top = span
    base, size = max((glyph.font.size, glyph.base) for glyph in row)[::-1]
    for unit in units:
        other = unit.glyphs[0]
        if other.font.angle != row[0].font.angle or unit.x1 <= left or unit.x0 >= right:
            continue
        step = (other.base - base) / size
        if 0.7 < step < 1.6:
            top = min(top, max(other.base - _DESCENT * other.font.size, base + 0.5 * size))
        elif -1.6 < step < -0.7:
            bottom = max(bottom, min(other.base + _ASCENT * other.font.size, base))
    return left, bottom, right, top


def _placed(span: Rect, angle: int) -> Rect:
    """The rectangle where it stands on the page, turned back."""
    left, bottom, right, top = span
    if angle == 90:
        return -top, left, -bottom, right
    if angle == 180:
        return -right, -top, -left, -bottom
    if angle == 270:
        return bottom, -right, top, -left
    return span
