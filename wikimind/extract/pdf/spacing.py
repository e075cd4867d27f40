"""White space between letters: PDFium parts some that belong together and joins words of a tight line."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from statistics import median

from wikimind.extract.pdf.glyphs import Glyph

# All in shares of the type size.
_CLEAR = 0.35  # white space whatever the line looks like
_TIGHT = 0.13  # more than the letters of a line leave between them: the narrowest word space of print
_DOUBTFUL = 0.07  # less than any word space, unless a slanting letter reaches into it
_SLANT = 0.05  # of a word space that such letters leave


def rightly_parted(glyphs: list[Glyph]) -> list[Glyph]:
    """The glyphs of a page without white space where none is: "ob ject", "bil l".

    A space is doubtful where the letters touch. It is none if the two leave as much elsewhere within words.
    """
    doubtful = [
        at for at in range(1, len(glyphs)) if glyphs[at].spaced and _is_doubtful(glyphs[at - 1], glyphs[at])
    ]
    if not doubtful:
        return glyphs
    after, before = _usual_gaps(glyphs)
    glyphs = list(glyphs)
    for at in doubtful:
        left, right = glyphs[at - 1], glyphs[at]
        usual = after.get((left.font, left.char))
        if usual is None:
            continue
        usual = min(usual, before.get((right.font, right.char), usual))
        if _gap(left, right) - usual < _SLANT:
            glyphs[at] = replace(right, spaced=False)
    return glyphs


def _is_doubtful(left: Glyph, right: Glyph) -> bool:
    if left.font.angle != right.font.angle or right.font.size < 0.9 * left.font.size:
        return False
    return abs(left.base - right.base) < 0.5 * left.font.size and -0.2 < _gap(left, right) < _DOUBTFUL


def _gap(left: Glyph, right: Glyph) -> float:
    return (right.x0 - left.x1) / max(left.font.size, right.font.size)


_Gaps = Mapping[tuple[object, str], float]


def _usual_gaps(glyphs: list[Glyph]) -> tuple[_Gaps, _Gaps]:
    """The gaps after and before each letter of a font within words."""
    after: dict[tuple[object, str], list[float]] = defaultdict(list)
    before: dict[tuple[object, str], list[float]] = defaultdict(list)
    for left, right in zip(glyphs, glyphs[1:], strict=False):
        if not right.spaced and left.base == right.base and -1 < (gap := _gap(left, right)) < _CLEAR:
            after[left.font, left.char].append(gap)
            before[right.font, right.char].append(gap)
    return _medians(after), _medians(before)


def _medians(gaps: Mapping[tuple[object, str], list[float]]) -> _Gaps:
    return {letter: median(values) for letter, values in gaps.items()}


def spaces(run: list[Glyph], size: float) -> Iterator[bool]:
    """Whether white space stands before each glyph of a run."""
    gaps = [
        max(glyph.x0 - before.x1, before.x0 - glyph.x1) / size
        for before, glyph in zip(run, run[1:], strict=False)
    ]
    within = sorted(gap for gap, glyph in zip(gaps, run[1:], strict=True) if not glyph.spaced)
    most = min(_CLEAR, within[len(within) // 2] + _TIGHT) if len(within) >= 8 else _CLEAR
    wide = [gap > most and not _is_set_apart(run, at) for at, gap in enumerate(gaps)]
    yield False
    for at, (gap, glyph) in enumerate(zip(gaps, run[1:], strict=True)):
        # Letters each with a gap of its own are a word set wide.
        beside = [wide[other] for other in (at - 1, at + 1) if 0 <= other < len(wide)]
        parted = glyph.spaced or gap > _CLEAR or wide[at] and not any(beside)
        yield parted and unicodedata.category(glyph.char[0]) != "Mn"


def _is_set_apart(run: list[Glyph], at: int) -> bool:
    """Whether two glyphs stand apart by their nature: ideographs fill squares of their own."""
    return all(
        char >= "\u2e80" and unicodedata.east_asian_width(char) in "WF"
        for char in (run[at].char[-1], run[at + 1].char[0])
    )
