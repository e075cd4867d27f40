"""Characters of one PDF page, with boxes and fonts, as segments: runs on one baseline without a wide gap."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

_WIDE_GAP = 0.85  # of the type size: wider than a justified word space, narrower than a gutter
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_BOLD_FLAG, _MONO_FLAG = 1 << 18, 1 << 0  # of FPDFFont_GetFlags, PDF 32000-1 table 123
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "medi")
_MONO_NAMES = ("courier", "mono", "consol", "cmtt", "typewriter", "menlo", "sftt", "lettergothic")
# Fonts of symbols keep their letters in the private area at 0xF000 + code; PDF 32000-1 annex D.5.
_SYMBOLS = {
    **{0xF000 + code: chr(code) for code in range(0x21, 0x40)},
    **{0xF061 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")},
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF06E, 0xF0A8), "•"),
    **{0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B4: "×", 0xF0AE: "→", 0xF0CE: "∈", 0xF0E5: "Σ", 0xF0B9: "≠"},
}
_ACCENTS = dict(zip("´`¨ˆ˜¯ˇ˚¸˘˝^~", "\u0301\u0300\u0308\u0302\u0303\u0304\u030c\u030a\u0327\u0306\u030b\u0302\u0303", strict=True))
HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Font:
    """How a text object is set: size in points, angle in degrees, weight and width of its letters."""

    size: float
    angle: int
    bold: bool
    mono: bool


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character: its advance box, baseline and whether a space stands before it."""

    char: str
    x0: float
    x1: float
    base: float
    font: Font
    spaced: bool


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


def page_segments(text_page: Any) -> list[Segment]:
    """The segments of a page in the order of its content stream; text turned by 90° comes turned back."""
    glyphs = _accented(list(_glyphs(text_page)))
    return [_segment(run) for run in _runs(glyphs)]


def _glyphs(text_page: Any) -> Iterator[Glyph]:
    fonts = _Fonts(text_page)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced = False
    for index in range(max(0, pdfium.FPDFText_CountChars(text_page))):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code <= 32 and code != 2 or code == 0xA0:
            spaced = True
            continue
        char = HYPHEN if code in (2, 0xFFFE) else _clean(code)
        if not char:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        font = fonts.at(index)
        x0, x1, base = _turned(box, x.value, y.value, font.angle)
        if all(map(math.isfinite, (x0, x1, base))):
            yield Glyph(char, x0, x1, base, font, spaced)
            spaced = False


def _clean(code: int) -> str:
    """The character as people write it: ligatures opened, control, private and unpaired codes left out."""
    char = chr(code)
    category = unicodedata.category(char)
    if category in ("Cc", "Cs", "Cn") or False:
        return ""
    if "\ufb00" <= char <= "\ufb4f" or "\ufe70" <= char <= "\ufefc":
        return unicodedata.normalize("NFKC", char)
    return char


def _accented(glyphs: list[Glyph]) -> list[Glyph]:
    """Accents that were printed over a letter of their own become one character with it."""
    if not any(glyph.char in _ACCENTS for glyph in glyphs):
        return glyphs
    kept: list[Glyph] = []
    waiting: Glyph | None = None
    for glyph in glyphs:
        if waiting is not None:
            over = _over(waiting, glyph)
            if not over:
                kept.append(waiting)
            else:
                glyph = replace(glyph, char=over, spaced=waiting.spaced)
            waiting = None
        if glyph.char in _ACCENTS:
            if kept and (over := _over(glyph, kept[-1])):
                kept[-1] = replace(kept[-1], char=over)
            else:
                waiting = glyph
        else:
            kept.append(glyph)
    return kept if waiting is None else [*kept, waiting]


def _over(accent: Glyph, letter: Glyph) -> str:
    """The letter with its accent, or "" where the accent does not stand over the letter."""
    centre = (accent.x0 + accent.x1) / 2
    near = abs(accent.base - letter.base) < 0.5 * letter.font.size
    if not (near and letter.x0 - 0.5 < centre < letter.x1 + 0.5 and letter.char.isalpha()):
        return ""
    plain = {"ı": "i", "ȷ": "j"}.get(letter.char, letter.char)
    composed = unicodedata.normalize("NFC", plain + _ACCENTS[accent.char])
    return composed if len(composed) == 1 else ""


def _turned(box: Any, x: float, y: float, angle: int) -> tuple[float, float, float]:
    """Left, right and baseline as they would be if text of this angle ran from left to right."""
    if angle == 90:
        return box.bottom, box.top, -x
    if angle == 180:
        return -box.right, -box.left, -y
    if angle == 270:
        return -box.top, -box.bottom, x
    return box.left, box.right, y


class _Fonts:
    """Looks a character's font up once per text object."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._last: int | None = None
        self._font = Font(10.0, 0, False, False)
        self._names: dict[int, tuple[bool, bool]] = {}

    def at(self, index: int) -> Font:
        held = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(held, ctypes.c_void_p).value
        if key is not None and key != self._last:
            self._last = key
            self._font = self._read(index, held)
        return self._font

    def _read(self, index: int, held: Any) -> Font:
        matrix = pdfium.FS_MATRIX()
        scale, angle = 1.0, 0
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = round(math.degrees(math.atan2(matrix.b, matrix.a)) / 90) * 90 % 360
        size = abs(pdfium.FPDFText_GetFontSize(self._page, index) * scale)
        size = min(max(size, 0.5), 500.0) if math.isfinite(size) else 10.0
        bold, mono = self._style(pdfium.FPDFTextObj_GetFont(held))
        return Font(round(size, 1), angle, bold, mono)

    def _style(self, font: Any) -> tuple[bool, bool]:
        key = ctypes.cast(font, ctypes.c_void_p).value
        if key is None:
            return False, False
        if key not in self._names:
            name = _font_name(font)
            flags = max(0, pdfium.FPDFFont_GetFlags(font))
            bold = any(word in name for word in _BOLD_NAMES) or bool(flags & _BOLD_FLAG)
            mono = any(word in name for word in _MONO_NAMES) or bool(flags & _MONO_FLAG)
            self._names[key] = bold, mono
        return self._names[key]


def _font_name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.value.decode("utf-8", "replace").lower()


def _runs(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _continues(run, glyph):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _continues(run: list[Glyph], glyph: Glyph) -> bool:
    last = run[-1]
    if last.font.angle != glyph.font.angle:
        return False
    size = max(last.font.size, glyph.font.size)
    gap = glyph.x0 - last.x1
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
        2 * sum(glyph.font.bold for glyph in run) > len(run),
        2 * sum(glyph.font.mono for glyph in run) > len(run),
        font.angle,
    )


def _text(run: list[Glyph], font: Font, base: float) -> str:
    parts: list[str] = []
    for at, glyph in enumerate(run):
        gap = glyph.x0 - run[at - 1].x1 if at else 0.0
        if at and (glyph.spaced or gap > 0.35 * font.size):
            parts.append(" ")
        raised = glyph.font.size < 0.85 * font.size and glyph.base > base + 0.15 * font.size
        parts.append(glyph.char.translate(_SUPERSCRIPT) if raised else glyph.char)
    return "".join(parts)


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
