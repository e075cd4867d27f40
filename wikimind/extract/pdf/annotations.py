"""What people filled in or typed onto a page: values of forms and typed notes, as part of the page itself."""

import ctypes
import math
import textwrap
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wikimind.extract.pdf.fonts import Font
from wikimind.extract.pdf.glyphs import Glyph

# Kinds whose look is part of what a page says; links, marks over text and pinned comments are not.
_SHOWN = (
    pdfium_c.FPDF_ANNOT_FREETEXT,
    pdfium_c.FPDF_ANNOT_WIDGET,
    pdfium_c.FPDF_ANNOT_STAMP,
    pdfium_c.FPDF_ANNOT_WATERMARK,
)
_COMMENTS = (pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_HIGHLIGHT, pdfium_c.FPDF_ANNOT_UNDERLINE)
_BOXES = (pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON)
_TYPED = (pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX)
_HIDDEN = 1 << 1 | 1 << 5  # hidden, not shown on a screen; PDF 32000-1 table 165
_PASSWORD = 1 << 13  # of a text field, table 228
_CHECKED, _UNCHECKED = "☑", "☐"
_MOST = 3000  # annotations of a page that are looked at
_LONGEST = 20_000  # characters of one of them


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that a person put into a rectangle of a page: left, bottom, right, top in points."""

    text: str
    box: tuple[float, float, float, float]
    typed: bool  # and not ticked


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with notes and filled-in values as part of its content, and those that it does not show."""

    page: pdfium.PdfPage
    text_page: pdfium.PdfTextPage
    entries: tuple[Entry, ...]
    annotated: bool  # with fields or notes that show
    comments: int  # pinned to the page, which nobody sees on it


class AnnotatedPages:
    """The pages of an open PDF as they are shown. Entries are looked up once: merging them uses them up."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self._pdf = pdf
        self._found: dict[int, tuple[list[Entry], int, bool]] = {}

    @contextmanager
    def page(self, number: int) -> Iterator[ShownPage]:
        """Page `number`, from 1. Raises PdfiumError where PDFium cannot load it."""
        page = self._pdf[number - 1]
        try:
            if number not in self._found:
                entries, comments, merges = _annotations(self._pdf, page)
                self._found[number] = entries, comments, merges
                if (
                    merges
                    and pdfium_c.FPDFPage_Flatten(page, pdfium_c.FLAT_NORMALDISPLAY) != pdfium_c.FLATTEN_FAIL
                ):
                    page.close()
                    page = self._pdf[number - 1]
            entries, comments, annotated = self._found[number]
            text_page = page.get_textpage()
            try:
                missing = _missing(entries, text_page) if entries else []
                drawn = [entry for entry in missing if _draw(self._pdf, page, entry)]
                if drawn:
                    text_page.close()
                    text_page = page.get_textpage()
                left = tuple(entry for entry in missing if entry not in drawn)
                yield ShownPage(page, text_page, left, annotated, comments)
            finally:
                text_page.close()
        finally:
            page.close()


def glyphs_of_entries(entries: tuple[Entry, ...]) -> list[Glyph]:
    """Glyphs where the letters of the entries would stand, for text that no font here can draw."""
    glyphs: list[Glyph] = []
    for entry in entries:
        left, _, _, top = entry.box
        size = _size(entry)
        font = Font(size, 0, False, False)
        for row, line in enumerate(_wrapped(entry, size)):
            x, base, spaced = left + 1, top - size * (0.9 + 1.2 * row), False
            for char in line:
                wide = size * (1.0 if unicodedata.east_asian_width(char) in "WF" else 0.5)
                if not char.isspace():
                    glyphs.append(Glyph(char, x, x + wide, base, font, spaced))
                x, spaced = x + wide, char.isspace()
    return glyphs


def _annotations(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> tuple[list[Entry], int, bool]:
    """(entries, number of comments, whether any has a look that can be merged into the page)."""
    entries, comments, merges = [], 0, False
    for number in range(min(_MOST, max(0, pdfium_c.FPDFPage_GetAnnotCount(page)))):
        handle = pdfium_c.FPDFPage_GetAnnot(page, number)
        if not handle:
            continue
        try:
            kind = pdfium_c.FPDFAnnot_GetSubtype(handle)
            comments += kind in _COMMENTS and bool(_text(handle, b"Contents").strip())
            if kind in _SHOWN and not pdfium_c.FPDFAnnot_GetFlags(handle) & _HIDDEN:
                merges = True
                if (entry := _entry(pdf, kind, handle)) is not None:
                    entries.append(entry)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(handle)
    return entries, comments, merges


def _entry(pdf: pdfium.PdfDocument, kind: int, handle: Any) -> Entry | None:
    rect = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(handle, rect):
        return None
    box = (
        min(rect.left, rect.right), min(rect.bottom, rect.top),
        max(rect.left, rect.right), max(rect.bottom, rect.top),
    )  # fmt: skip
    if not all(map(math.isfinite, box)):
        return None
    if kind == pdfium_c.FPDF_ANNOT_FREETEXT:
        text = _text(handle, b"Contents").strip()
        return Entry(text, box, True) if text else None
    if kind != pdfium_c.FPDF_ANNOT_WIDGET or pdf.formenv is None:
        return None
    field = pdfium_c.FPDFAnnot_GetFormFieldType(pdf.formenv, handle)
    if field in _BOXES:
        ticked = pdfium_c.FPDFAnnot_IsChecked(pdf.formenv, handle)
        return Entry(_CHECKED if ticked else _UNCHECKED, box, False)
    secret = pdfium_c.FPDFAnnot_GetFormFieldFlags(pdf.formenv, handle) & _PASSWORD
    if field not in _TYPED or field == pdfium_c.FPDF_FORMFIELD_TEXTFIELD and secret:
        return None
    value = _value(pdf.formenv, handle).strip()
    return Entry(value, box, True) if value else None


def _text(handle: Any, key: bytes) -> str:
    return _wide_text(lambda buffer, length: pdfium_c.FPDFAnnot_GetStringValue(handle, key, buffer, length))


def _value(formenv: Any, handle: Any) -> str:
    return _wide_text(
        lambda buffer, length: pdfium_c.FPDFAnnot_GetFormFieldValue(formenv, handle, buffer, length)
    )


def _wide_text(ask: Callable[[Any, int], int]) -> str:
    """The text that PDFium gives as UTF-16: first asked for its length, then for itself."""
    length = min(ask(None, 0), 2 * _LONGEST)
    if length <= 2:
        return ""
    buffer = ctypes.create_string_buffer(length)
    ask(ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR)), length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _missing(entries: list[Entry], text_page: pdfium.PdfTextPage) -> list[Entry]:
    """The entries that the text of the page does not hold yet."""
    shown = "".join(text_page.get_text_range().split())
    return [
        entry
        for entry in entries
        if (
            "".join(entry.text.split()) not in shown
            if entry.typed
            else not text_page.get_text_bounded(*entry.box).strip()
        )
    ]


def _draw(pdf: pdfium.PdfDocument, page: pdfium.PdfPage, entry: Entry) -> bool:
    """Write an entry without a look of its own onto the page, where a standard font has its letters."""
    if not entry.typed or not _is_western(entry.text):
        return False
    size = _size(entry)
    for row, line in enumerate(_wrapped(entry, size)):
        written = pdfium_c.FPDFPageObj_NewTextObj(pdf, b"Helvetica", size)
        letters = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
        pdfium_c.FPDFText_SetText(written, ctypes.cast(letters, ctypes.POINTER(pdfium_c.FPDF_WCHAR)))
        down = entry.box[3] - size * (0.9 + 1.2 * row)
        pdfium_c.FPDFPageObj_Transform(written, 1, 0, 0, 1, entry.box[0] + 1, down)
        pdfium_c.FPDFPage_InsertObject(page, written)
    return True


def _is_western(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


def _size(entry: Entry) -> float:
    """The type size at which the text fits into its rectangle, from 4 to 11 points."""
    _, bottom, _, top = entry.box
    rows = entry.text.count("\n") + 1
    return min(11.0, max(4.0, 0.8 * (top - bottom) / rows))


def _wrapped(entry: Entry, size: float) -> list[str]:
    width = max(1, int((entry.box[2] - entry.box[0]) / (0.5 * size)))
    return [piece for line in entry.text.split("\n") for piece in textwrap.wrap(line, width)]
