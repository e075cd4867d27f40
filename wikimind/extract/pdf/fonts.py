"""How the text of a page is set: size, angle, weight and name of the font of each character."""

import ctypes
import math
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

_BOLD_FLAG, _MONO_FLAG = 1 << 18, 1 << 0  # of FPDFFont_GetFlags, PDF 32000-1 table 123
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi", "cmbx", "medi")
_MONO_NAMES = ("courier", "mono", "consol", "cmtt", "typewriter", "menlo", "sftt", "lettergothic")
_LEAST, _LARGEST = 0.5, 500.0  # points


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """How a text object is set: size in points, angle in degrees, weight and width of its letters.

    One object stands for all text set alike on a page. `face` numbers the fonts of a page. `true` is whether
    the size is that of the letters: bitmap fonts (Type 3) may be scaled by whatever their maker liked.
    """

    size: float
    angle: int
    bold: bool
    mono: bool
    name: str = ""
    face: int = 0
    true: bool = True


@dataclass(frozen=True, slots=True)
class _Face:
    number: int
    name: str
    bold: bool
    mono: bool
    true: bool


class PageFonts:
    """Looks a character's font up once per text object."""

    def __init__(self, text_page: Any) -> None:
        self._page = text_page
        self._last: int | None = None
        self._font = Font(10.0, 0, False, False)
        self._faces: dict[int, _Face] = {}
        self._fonts: dict[tuple[int, float, int], Font] = {}
        self._matrix = pdfium.FS_MATRIX()

    def at(self, index: int) -> Font:
        text_object = pdfium.FPDFText_GetTextObject(self._page, index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value
        if key is not None and key != self._last:
            self._last = key
            self._font = self._read(index, text_object)
        return self._font

    def _read(self, index: int, text_object: Any) -> Font:
        matrix = self._matrix
        scale, angle = 1.0, 0
        if pdfium.FPDFText_GetMatrix(self._page, index, matrix):
            scale = math.hypot(matrix.c, matrix.d) or 1.0
            angle = _right_angle(matrix.a, matrix.b)
        size = abs(pdfium.FPDFText_GetFontSize(self._page, index) * scale)
        size = min(max(size, _LEAST), _LARGEST) if math.isfinite(size) else 10.0
        handle = pdfium.FPDFTextObj_GetFont(text_object)
        address = ctypes.cast(handle, ctypes.c_void_p).value or 0
        key = address, round(size, 1), angle
        font = self._fonts.get(key)
        if font is None:
            face = self._face(handle, address)
            font = Font(round(size, 1), angle, face.bold, face.mono, face.name, face.number, face.true)
            self._fonts[key] = font
        return font

    def _face(self, handle: Any, address: int) -> _Face:
        if not address:
            return _Face(0, "", False, False, True)
        if address not in self._faces:
            name = _font_name(handle)
            plain = name.lower()
            flags = max(0, pdfium.FPDFFont_GetFlags(handle))
            bold = any(word in plain for word in _BOLD_NAMES) or bool(flags & _BOLD_FLAG)
            mono = any(word in plain for word in _MONO_NAMES) or bool(flags & _MONO_FLAG)
            number = len(self._faces) + 1
            self._faces[address] = _Face(number, name, bold, mono, _has_plausible_height(handle))
        return self._faces[address]


def _right_angle(a: float, b: float) -> int:
    if not (math.isfinite(a) and math.isfinite(b)):
        return 0
    return round(math.degrees(math.atan2(b, a)) / 90) * 90 % 360


def _has_plausible_height(font: Any) -> bool:
    """Whether ascent and descent of the font stand in a sane relation to its size."""
    ascent, descent = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFFont_GetAscent(font, 1.0, ascent)
    pdfium.FPDFFont_GetDescent(font, 1.0, descent)
    return -1.5 < descent.value <= 0.5 and 0.3 < ascent.value < 3


def _font_name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    return buffer.value.decode("utf-8", "replace")
