"""The characters of one PDF page as PDFium gives them: boxes, baselines and fonts."""

import ctypes
import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from typing import Any

import pypdfium2.raw as pdfium

from wikimind.extract.pdf.encodings import private
from wikimind.extract.pdf.fonts import Font, PageFonts
from wikimind.extract.pdf.spelling import tables_by_face
from wikimind.nlp.unreadable import MARK

HYPHEN = "\ufffe"  # PDFium's mark for a hyphen at the end of a line
_HYPHEN_CODES = (2, 0xFFFE)
NO_SIGNS: Mapping[str, str] = {}
_CAPITAL, _SMALL = 0.7, 0.45  # heights of letters as shares of the type size
_SMALL_LETTERS = frozenset("acegmnopqrsuvwxyz")
_SPACES = frozenset(
    (9, 10, 11, 12, 13, 32, 0xA0, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
)
_ALEFS = frozenset("اأإآٱ")
_EAST_ASIAN = 0x2E80  # the first code of scripts that may be set from top to bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character: its advance box, baseline and whether a space stands before it.

    `sign` names the glyph by font and code where Unicode does not; `char` is then what it was read as by
    other means, or MARK.
    """

    char: str
    x0: float
    x1: float
    base: float
    font: Font
    spaced: bool
    sign: str = ""


def glyphs_of(text_page: Any, signs: Mapping[str, str] = NO_SIGNS) -> list[Glyph]:
    """The visible characters of a page in the order of its content stream.

    `signs` says what signs without Unicode were read as by other means, by their names.
    """
    reading = _Reading(text_page)
    glyphs = _in_true_sizes(reading)
    if reading.east_asian:
        glyphs = _turned_columns(glyphs, reading.east_asian)
    if reading.codes:
        glyphs = _with_signs(glyphs, reading.codes, signs)
    return [_forbidden(glyph, signs) for glyph in glyphs] if signs else glyphs


class _Reading:
    """What PDFium says of each visible character of a page, before anything is made of it."""

    def __init__(self, text_page: Any) -> None:
        self.text_page = text_page
        self.glyphs: list[Glyph] = []
        self.indices: list[int] = []  # of each glyph among PDFium's characters
        self.codes: dict[int, int] = {}  # by glyph: the font's code of what has no Unicode
        self.east_asian: dict[int, tuple[float, float]] = {}  # by glyph: its origin
        self._read()

    def _read(self) -> None:
        page, fonts = self.text_page, PageFonts(self.text_page)
        box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
        spaced, high = False, 0
        for index in range(max(0, pdfium.FPDFText_CountChars(page))):
            code = pdfium.FPDFText_GetUnicode(page, index)
            unmapped = pdfium.FPDFText_HasUnicodeMapError(page, index) == 1
            if code in _SPACES and not unmapped:
                spaced = True
                continue
            if 0xD800 <= code < 0xDC00 and not unmapped:
                high = code
                continue
            if high and 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
            high = 0
            char = MARK if unmapped else _char(code)
            if char == MARK and not _has_ink(page, index):
                spaced = spaced or code == 32
                continue
            if not (char and pdfium.FPDFText_GetLooseCharBox(page, index, box)):
                continue
            pdfium.FPDFText_GetCharOrigin(page, index, x, y)
            font = fonts.at(index)
            x0, x1, base = _turned(box, x.value, y.value, font.angle)
            if not (math.isfinite(x0) and math.isfinite(x1) and math.isfinite(base)):
                continue
            if code > 0xFFFF and self._repeats(char, x0, base):
                continue
            if char == "ل" and self._is_alef_before(x0, base):
                # PDFium turns the letters of a ligature around with the line that they stand in.
                self.glyphs.insert(-1, replace(self.glyphs[-1], char=char))
                self.glyphs[-1] = replace(self.glyphs[-1], spaced=False)
                self.indices.append(index)
                continue
            if spaced and unicodedata.category(char[0]) == "Mn":
                spaced = False
            if char == MARK:
                self.codes[len(self.glyphs)] = code
            elif code >= _EAST_ASIAN and not font.angle:
                self.east_asian[len(self.glyphs)] = x.value, y.value
            self.glyphs.append(Glyph(char, x0, x1, base, font, spaced))
            self.indices.append(index)
            spaced = False

    def _repeats(self, char: str, x0: float, base: float) -> bool:
        """Whether the last glyph is the same again: PDFium gives letters beyond U+FFFF twice."""
        last = self.glyphs[-1] if self.glyphs else None
        return last is not None and (last.char, last.x0, last.base) == (char, x0, base)

    def _is_alef_before(self, x0: float, base: float) -> bool:
        """Whether the last glyph is an alef out of the same ligature."""
        last = self.glyphs[-1] if self.glyphs else None
        return last is not None and last.char in _ALEFS and (last.x0, last.base) == (x0, base)


def _has_ink(text_page: Any, index: int) -> bool:
    """Whether anything is drawn of a character: bitmap fonts hold signs that only advance."""
    left, bottom, right, top = _tight_box(text_page, index)
    return right - left > 0.01 and top - bottom > 0.01


def _tight_box(text_page: Any, index: int) -> tuple[float, float, float, float]:
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
    return left.value, bottom.value, right.value, top.value


@lru_cache(maxsize=4096)
def _char(code: int) -> str:
    """The character as people write it, ligatures opened; MARK for a code without meaning, "" for format."""
    if code in _HYPHEN_CODES:
        return HYPHEN
    if code > 0x10FFFF:
        return MARK
    char = chr(code)
    category = unicodedata.category(char)
    if category == "Cf":
        return char if char == "\xad" else ""
    if category[0] == "C" or char == "\ufffd":
        return MARK
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


def _in_true_sizes(reading: _Reading) -> list[Glyph]:
    """The glyphs; those of bitmap fonts with the size of their letters, and on the line they stand on."""
    by_font: dict[Font, list[int]] = defaultdict(list)
    for at, glyph in enumerate(reading.glyphs):
        if not glyph.font.true:
            by_font[glyph.font].append(at)
    glyphs = reading.glyphs
    for font, places in by_font.items():
        spans = [_span(reading, at, font.angle) for at in places]
        chars = [chr(code) if (code := reading.codes.get(at, 0)) < 128 else "" for at in places]
        size = _letter_size(chars, spans, [glyphs[at].base for at in places])
        if not 0.6 < size / font.size < 1.7:
            font = replace(font, size=round(size, 1))
        for at, (bottom, _) in zip(places, spans, strict=True):
            base = glyphs[at].base
            stands = bottom - 0.75 * font.size < base < bottom + 0.6 * font.size
            glyphs[at] = replace(glyphs[at], font=font, base=base if stands else bottom)
    return glyphs


def _span(reading: _Reading, at: int, angle: int) -> tuple[float, float]:
    """Bottom and top of a glyph's ink as if its text ran from left to right."""
    left, bottom, right, top = _tight_box(reading.text_page, reading.indices[at])
    return {90: (-right, -left), 180: (-top, -bottom), 270: (left, right)}.get(angle, (bottom, top))


def _letter_size(chars: Sequence[str], spans: Sequence[tuple[float, float]], bases: Sequence[float]) -> float:
    """The type size in points that letters of these heights have."""
    sizes, heights = [], []
    for char, (bottom, top), base in zip(chars, spans, bases, strict=True):
        height = top - base if base < (bottom + top) / 2 else top - bottom
        heights.append(height)
        if char in _SMALL_LETTERS:
            sizes.append(height / _SMALL)
        elif char.isalnum() and char not in "ijt":
            sizes.append(height / _CAPITAL)
    if len(sizes) < 3:
        sizes = [max(heights) / _CAPITAL]
    return min(max(median(sizes), 1.0), 500.0)


def _with_signs(glyphs: list[Glyph], codes: dict[int, int], signs: Mapping[str, str]) -> list[Glyph]:
    """The glyphs with what signs without Unicode are read as, by private codes or by the words they spell."""
    named = {at: private(glyphs[at].font.name, code) for at, code in codes.items()}
    unnamed = {at: _plain(code) for at, code in codes.items() if not named[at]}
    tables = tables_by_face(_words(glyphs, unnamed), _readable_words(glyphs)) if unnamed else {}
    for at, code in codes.items():
        glyph = glyphs[at]
        face = glyph.font.face
        sign = f"{face}:{code:x}:{glyph.x1 - glyph.x0:.1f}:{glyph.font.name}"
        char = named[at] or tables.get(face, {}).get(_plain(code)) or signs.get(sign, MARK)
        glyphs[at] = replace(glyph, char=char, sign=sign)
    return _without_spaces(glyphs) if any(glyphs[at].char == " " for at in codes) else glyphs


def _without_spaces(glyphs: list[Glyph]) -> list[Glyph]:
    """Signs that turned out to be spaces only part what stands beside them."""
    visible: list[Glyph] = []
    spaced = False
    for glyph in glyphs:
        if glyph.char == " ":
            spaced = True
        else:
            visible.append(replace(glyph, spaced=True) if spaced else glyph)
            spaced = False
    return visible


def _plain(code: int) -> int:
    """A code of the private use area as the font's own: symbolic fonts keep theirs from 0xF000 on."""
    return code & 0xFF if 0xF000 < code < 0xF100 else code


def _words(glyphs: Sequence[Glyph], codes: Mapping[int, int]) -> dict[int, list[tuple[int, ...]]]:
    """What stands together of the codes, by font."""
    words: dict[int, list[list[int]]] = defaultdict(list)
    word: list[int] = []
    for at in sorted(codes):
        if not (word and at - 1 in codes and _joined(glyphs[at - 1], glyphs[at])):
            word = []
            words[glyphs[at].font.face].append(word)
        word.append(codes[at])
    return {face: [tuple(word) for word in each] for face, each in words.items()}


def _joined(left: Glyph, right: Glyph) -> bool:
    """Whether two glyphs that follow each other belong to one word."""
    size = max(left.font.size, right.font.size)
    return (
        not right.spaced
        and left.font.face == right.font.face
        and abs(left.base - right.base) < 0.3 * size
        and -0.3 * size < right.x0 - left.x1 < 0.25 * size
    )


def _readable_words(glyphs: Sequence[Glyph]) -> frozenset[str]:
    """Words of letters that Unicode names, in lower case."""
    text = "".join(" " * glyph.spaced + glyph.char for glyph in glyphs)
    return frozenset(word.lower() for word in text.split() if len(word) > 3 and word.isalpha())


def _turned_columns(glyphs: list[Glyph], origins: Mapping[int, tuple[float, float]]) -> list[Glyph]:
    """The glyphs; letters that follow each other downwards as if their text were turned by 270 degrees."""
    steps: Counter[tuple[Font, bool]] = Counter()
    for at, (x, y) in origins.items():
        font = glyphs[at].font
        if at - 1 in origins and glyphs[at - 1].font is font:
            across, down = x - origins[at - 1][0], origins[at - 1][1] - y
            if max(abs(across), abs(down)) < 3 * font.size:
                steps[font, down > abs(across)] += 1
    columns = {font for font, downwards in steps if downwards and steps[font, True] > 2 * steps[font, False]}
    turned = {font: replace(font, angle=270) for font in columns}
    return [
        _in_column(glyph, origins.get(at), turned[glyph.font]) if glyph.font in turned else glyph
        for at, glyph in enumerate(glyphs)
    ]


def _in_column(glyph: Glyph, origin: tuple[float, float] | None, font: Font) -> Glyph:
    x, y = origin or (glyph.x0, glyph.base)
    # A letter's square reaches .12 of its size below its origin; its column is as wide as it is high.
    return replace(
        glyph, x0=-(y + 0.88 * font.size), x1=-(y - 0.12 * font.size), base=x + 0.24 * font.size, font=font
    )


def _forbidden(glyph: Glyph, signs: Mapping[str, str]) -> Glyph:
    """The glyph, or MARK where its font was seen to name letters that it does not draw."""
    if glyph.char < "\x80" or glyph.sign:
        return glyph
    wrong = wrong_sign(glyph.font.name, glyph.char)
    return replace(glyph, char=MARK, sign=wrong) if wrong in signs else glyph


def wrong_sign(font: str, char: str) -> str:
    """The name of a letter of a font that names wrong ones."""
    return f"={font}:{char}"
