"""PDF → Document: PDFium gives characters with boxes and fonts, pypdf metadata, outline and page labels."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wikimind.errors import Unreadable
from wikimind.extract.document import Document, DocumentBuilder
from wikimind.extract.notes import PICTURE, Note, placed
from wikimind.extract.pdf.chars import page_segments, upright
from wikimind.extract.pdf.columns import Line, lines_of
from wikimind.extract.pdf.flow import put
from wikimind.extract.pdf.front import plausible_title, title_parts, with_front, with_levels
from wikimind.extract.pdf.furniture import body_size, without_furniture
from wikimind.extract.pdf.groups import groups_of, usual_style
from wikimind.extract.pdf.info import Info, info_of
from wikimind.extract.pdf.kinds import parts_of
from wikimind.extract.pdf.references import with_references
from wikimind.extract.pdf.text import Vocabulary

_MOST_PAGES = 20_000
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(path: Path) -> Document:
    """The document's text as blocks with pages, headings and metadata.

    Raises Unreadable if the file is empty, encrypted with a password, damaged, too long or without any text.
    """
    with opened(path) as pdf:
        pages = [_page_lines(pdf, number) for number in range(1, len(pdf) + 1)]
        if not any(lines for lines, _ in pages):
            raise Unreadable(_without_text(pdf))
        notes = _notes(pdf, [number for number, (lines, _) in enumerate(pages, 1) if not lines])
        page_count = len(pdf)
    info = info_of(path)
    lines = [across + turned for across, turned in pages]
    return _document(lines, info, page_count, notes)


def raw_text(path: Path) -> str:
    """PDFium's own text of all pages, before any clean-up. Raises Unreadable as `read` does."""
    with opened(path) as pdf:
        texts = []
        for index in range(len(pdf)):
            with _text_page(pdf, index) as text_page:
                texts.append(text_page.get_text_range() if text_page else "")
    return "\n".join(texts)


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    if path.stat().st_size == 0:
        raise Unreadable("This file is empty; feed it again from where it came from.")
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise Unreadable(_refusal(error)) from error
    try:
        if not len(pdf):
            raise Unreadable("This PDF has no pages; feed a complete copy.")
        if len(pdf) > _MOST_PAGES:
            raise Unreadable(f"This PDF claims {len(pdf)} pages, more than {_MOST_PAGES}; feed it in parts.")
        yield pdf
    finally:
        pdf.close()


def _refusal(error: pdfium.PdfiumError) -> str:
    if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
        return "This PDF is encrypted with a password; feed a copy saved without it."
    if error.err_code == pdfium_c.FPDF_ERR_SECURITY:
        return (
            "This PDF is protected in a way that cannot be opened here; feed a copy saved without protection."
        )
    return "This file is not a PDF or is damaged; open it in a PDF program and feed a newly saved copy."


@contextmanager
def _text_page(pdf: pdfium.PdfDocument, index: int) -> Iterator[pdfium.PdfTextPage | None]:
    """The text of a page; None for a page that PDFium cannot load."""
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        yield None
        return
    try:
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        yield None
        return
    try:
        yield text_page
    finally:
        text_page.close()
        page.close()


def _page_lines(pdf: pdfium.PdfDocument, number: int) -> tuple[list[Line], list[Line]]:
    """The lines of a page in reading order, and those set across it."""
    with _text_page(pdf, number - 1) as text_page:
        if text_page is None:
            return [], []
        across, turned = upright(page_segments(text_page.raw))
    return lines_of(across, number), lines_of(turned, number)


def _without_text(pdf: pdfium.PdfDocument) -> str:
    count = sum(_holds_image(pdf, index) for index in range(min(len(pdf), 200)))
    if not count:
        return "This PDF holds no text at all; feed a copy that does."
    pages = "1 page" if len(pdf) == 1 else f"{len(pdf)} pages"
    return f"This PDF holds {pages} of images without text; feed a copy with recognised text (OCR)."


def _holds_image(pdf: pdfium.PdfDocument, index: int) -> bool:
    try:
        page = pdf[index]
    except pdfium.PdfiumError:
        return False
    try:
        return next(page.get_objects([pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3), None) is not None
    finally:
        page.close()


def _notes(pdf: pdfium.PdfDocument, without_text: list[int]) -> tuple[Note, ...]:
    return placed(PICTURE, "page", [n for n in without_text[:2000] if _holds_image(pdf, n - 1)])


def _document(pages: list[list[Line]], info: Info, page_count: int, notes: tuple[Note, ...]) -> Document:
    pages = without_furniture(pages, body_size(pages))
    style = usual_style(pages)
    outline = info.outline
    parts = [part for lines in pages for part in parts_of(groups_of(lines, style), style, outline)]
    title = title_parts(parts)
    parts = with_references(with_levels(with_front(parts, title, style), title, outline), style)
    builder = DocumentBuilder()
    put(parts, builder, Vocabulary(line for lines in pages for line in lines))
    heading = " ".join(" ".join(part.group.text.split()) for part in title)
    return builder.build(
        title=heading or plausible_title(info.metadata.get("title", "")),
        page_count=page_count,
        labels=info.labels,
        metadata=info.metadata,
        notes=notes,
    )
