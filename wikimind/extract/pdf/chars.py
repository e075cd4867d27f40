"""Characters of one PDF page, with boxes and fonts, as segments: runs on one baseline without a wide gap."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wikimind.extract.pdf.fonts import Font
from wikimind.extract.pdf.glyphs import HYPHEN, Glyph
from wikimind.extract.pdf.spacing import rightly_parted, spaces

_WIDE_GAP = 0.85  # of the type size: wider than a justified word space, narrower than a gutter
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ACCENTS = dict(
    zip(
        "´`¨ˆ˜¯ˇ˚¸˘˝^~\u0338\u20d7",
        "\u0301\u0300\u0308\u0302\u0303\u0304\u030c\u030a\u0327\u0306\u030b\u0302\u0303\u0338\u20d7",
        strict=True,
    )
)
_CIRCLED = {"c": "©", "C": "©", "r": "®", "R": "®", "p": "℗", "P": "℗"}
_CIRCLE = "◯"
_STROKE, _ARROW = "\u0338", "\u20d7"  # go over signs too; have no letters composed with them


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of characters; y grows upwards, `base` is the baseline, `size` the commonest type size."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    mono: bool
    angle: int = 0

    @property
    def top(self) -> float:
        return self.base + 0.75 * self.size

    @property
    def bottom(self) -> float:
        return self.base - 0.25 * self.size


def segments_of(glyphs: list[Glyph]) -> list[Segment]:
    """The segments of a page in the order of its content stream; text turned by 90° comes turned back."""
    return [_segment(run) for run in runs_of(glyphs)]


def runs_of(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each segment of a page."""
    return _runs(rightly_parted(_accented(glyphs)))


def _accented(glyphs: list[Glyph]) -> list[Glyph]:
    """Accents that were printed over a letter of their own become one character with it."""
    accents = [at for at, glyph in enumerate(glyphs) if glyph.char in _ACCENTS or glyph.char == _CIRCLE]
    kept: list[Glyph | None] = list(glyphs)
    for at in accents:
        # PDFium may give an accent some letters after the one it stands over.
        near = sorted(range(max(0, at - 40), min(len(glyphs), at + 4)), key=lambda other: abs(other - at))
        for other in near:
            letter = kept[other]
            if letter is not None and (over := _over(glyphs[at], letter)):
                kept[other], kept[at] = replace(letter, char=over), None
                if at + 1 < len(glyphs) and kept[at + 1] is not None:
                    _rejoin(kept, at + 1)
                break
    return [glyph for glyph in kept if glyph is not None]


def _rejoin(kept: list[Glyph | None], at: int) -> None:
    """Judge by the distance whether a space stands before the glyph that followed an accent."""
    before = next((glyph for glyph in reversed(kept[:at][-4:]) if glyph is not None), None)
    glyph = kept[at]
    if before is not None and glyph is not None:
        kept[at] = replace(glyph, spaced=glyph.x0 - before.x1 > 0.12 * glyph.font.size)


def _over(accent: Glyph, letter: Glyph) -> str:
    """The letter with its accent, or "" where the accent does not stand over the letter."""
    if accent.char == _CIRCLE:
        around = accent.x0 < letter.x0 and letter.x1 < accent.x1 and letter.font.size < accent.font.size
        return _CIRCLED.get(letter.char, "") if around else ""
    centre = (accent.x0 + accent.x1) / 2
    near = abs(accent.base - letter.base) < 0.5 * letter.font.size
    stands = letter.char.isalpha() or accent.char == _STROKE and letter.char != _STROKE
    if not (near and stands and letter.x0 - 0.5 < centre < letter.x1 + 0.5):
        return ""
    plain = {"ı": "i", "ȷ": "j"}.get(letter.char, letter.char)
    composed = unicodedata.normalize("NFC", plain + _ACCENTS[accent.char])
    return composed if len(composed) == 1 or accent.char == _ARROW and len(composed) == 2 else ""


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    leftward = False
    for glyph in glyphs:
        leftward = leftward or _is_leftward(glyph.char)
        if run and not _continues(run, glyph, leftward):
            yield run
            run = []
            leftward = _is_leftward(glyph.char)
        run.append(glyph)
    if run:
        yield run


def _is_leftward(char: str) -> bool:
    """Whether a character belongs to a script that runs from right to left."""
    return char >= "\u0590" and unicodedata.bidirectional(char[0]) in ("R", "AL")


def _continues(run: list[Glyph], glyph: Glyph, leftward: bool) -> bool:
    last = run[-1]
    if last.font.angle != glyph.font.angle:
        return False
    size = max(last.font.size, glyph.font.size)
    gap = glyph.x0 - last.x1
    if leftward:
        gap = max(gap, last.x0 - glyph.x1)
    raised = abs(glyph.base - last.base)
    # PDFium opens ligatures and gives each letter the whole box.
    together = -0.6 * size < gap or abs(glyph.x0 - last.x0) < 0.05
    return raised < 0.5 * size and together and gap < _WIDE_GAP * size and last.char != HYPHEN


def _segment(run: list[Glyph]) -> Segment:
    weights: dict[tuple[Font, float], int] = {}
    for glyph in run:
        key = glyph.font, round(glyph.base, 1)
        weights[key] = weights.get(key, 0) + 1
    # On a tie the larger type is the line and the smaller its index.
    font, base = max(weights, key=lambda key: (weights[key], key[0].size))
    return Segment(
        _text(run, font, base),
        min(glyph.x0 for glyph in run),
        max(glyph.x1 for glyph in run),
        base,
        font.size,
        sum(glyph.font.bold for glyph in run) > 0.8 * len(run),
        sum(glyph.font.mono for glyph in run) > 0.8 * len(run),
        font.angle,
    )


def _text(run: list[Glyph], font: Font, base: float) -> str:
    parts: list[str] = []
    for glyph, spaced in zip(run, spaces(run, font.size), strict=True):
        if spaced:
            parts.append(" ")
        raised = glyph.font.size < 0.85 * font.size and glyph.base > base + 0.15 * font.size
        parts.append(glyph.char.translate(_SUPERSCRIPT) if raised else glyph.char)
    return "".join(parts)


def leftward_share(text: str) -> float:
    """The share of letters that run from right to left."""
    letters = [char for char in text if char.isalpha()]
    return sum(map(_is_leftward, letters)) / len(letters) if letters else 0.0


def upright(segments: list[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The segments at the page's usual angle, and those set across it (axis labels, stamps)."""
    weights: dict[int, int] = {}
    for segment in segments:
        weights[segment.angle] = weights.get(segment.angle, 0) + len(segment.text)
    usual = max(weights, key=lambda angle: weights[angle], default=0)
    return (
        [replace(segment, angle=0) for segment in segments if segment.angle == usual],
        [segment for segment in segments if segment.angle != usual],
    )
