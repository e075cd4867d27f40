"""The characters of one PDF page as PDFium gives them: boxes, baselines and fonts."""

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_BOLD_FLAG, _MONO_FLAG = 1 << 18, 1 << 0  # of FPDFFont_GetFlags, PDF 32000-1 table 123
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "medi")
_MONO_NAMES = ("courier", "mono", "consol", "cmtt", "typewriter", "menlo", "sftt", "lettergothic")
# Fonts of symbols keep their letters in the private area at 0xF000 + code; PDF 32000-1 annex D.5.
_SYMBOLS = {
    **{0xF000 + code: chr(code) for code in range(0x21, 0x40)},
    **{0xF061 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼")},
    **dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF06E, 0xF0A8), "•"),
    0xF0A3: "≤",
    0xF0B3: "≥",
    0xF0B1: "±",
    0xF0B4: "×",
    0xF0AE: "→",
    0xF0CE: "∈",
    0xF0E5: "Σ",
    0xF0B9: "≠",
}
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


def glyphs_of(text_page: Any) -> Iterator[Glyph]:
    """The visible characters of a page in the order of its content stream."""
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
