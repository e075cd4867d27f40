"""PDF → Document: PDFium gives characters with boxes and fonts; what they say is put together from there."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wikimind.errors import Unreadable
from wikimind.extract.document import PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.notes import COMMENT, EMBEDDED, LAYOUT, OTHER, PICTURE, SIGN, Note, counted, placed
from wikimind.extract.pdf.annotations import AnnotatedPages, ShownPage, glyphs_of_entries
from wikimind.extract.pdf.chars import Segment, segments_of, upright
from wikimind.extract.pdf.columns import Line, lines_of
from wikimind.extract.pdf.flow import put
from wikimind.extract.pdf.front import plausible_title, title_parts, with_front, with_levels
from wikimind.extract.pdf.furniture import body_size, without_furniture
from wikimind.extract.pdf.glyphs import NO_SIGNS, glyphs_of
from wikimind.extract.pdf.groups import groups_of, usual_style
from wikimind.extract.pdf.info import Info, info_of
from wikimind.extract.pdf.kinds import parts_of
from wikimind.extract.pdf.names import names_on
from wikimind.extract.pdf.opening import opened, refuse_shell
from wikimind.extract.pdf.references import with_references
from wikimind.extract.pdf.signs import Signs, SignsSeen, seen_in, signs_of
from wikimind.extract.pdf.text import Vocabulary

log = logging.getLogger(__name__)

# What an odd file can trip code over that expects an ordinary one; memory and time are the sandbox's matter.
ODDITIES = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True)
class PageText:
    """What one page says: its lines in reading order, then those set across it."""

    lines: list[Line]
    seen: SignsSeen = field(default_factory=SignsSeen)
    annotated: bool = False
    comments: int = 0
    plain: bool = False  # read line by line, since its layout could not be made out


def read(path: Path) -> Document:
    """The document's text as blocks with pages, headings and metadata.

    Raises Unreadable if the file is empty, encrypted with a password, damaged, too long or without any text.
    """
    with opened(path) as pdf:
        info = info_of(pdf, path)
        pages = AnnotatedPages(pdf)
        texts = {number: _page_text(pages, number) for number in range(1, len(pdf) + 1)}
        _refuse_textless(pdf, texts, info)
        seen = {number: text.seen for number, text in texts.items()}
        signs = signs_of(seen, partial(names_on, path))
        texts |= {number: _page_text(pages, number, found) for number, found in signs.items()}
        notes = _notes(pdf, texts, info)
    return _document([text.lines for text in texts.values()], info, notes, signs)


def raw_text(path: Path) -> str:
    """PDFium's own text of all pages, before any clean-up. Raises Unreadable as `read` does."""
    with opened(path) as pdf:
        pages = AnnotatedPages(pdf)
        return "\n".join(_raw(pages, number) for number in range(1, len(pdf) + 1))


def _raw(pages: AnnotatedPages, number: int) -> str:
    try:
        with pages.page(number) as shown:
            return str(shown.text_page.get_text_range())
    except pdfium.PdfiumError:
        return ""


def _page_text(pages: AnnotatedPages, number: int, signs: Mapping[str, str] = NO_SIGNS) -> PageText:
    """The text of a page, line by line where its layout is odd; nothing where PDFium cannot load it."""
    try:
        with pages.page(number) as shown:
            try:
                return _laid_out(shown, number, signs)
            except ODDITIES:
                log.exception("Page %d of a PDF is read line by line", number)
                lines = list(_plain_lines(shown.text_page.get_text_range(), number))
                return PageText(lines, annotated=shown.annotated, comments=shown.comments, plain=True)
    except pdfium.PdfiumError:
        return PageText([])


def _laid_out(shown: ShownPage, number: int, signs: Mapping[str, str]) -> PageText:
    glyphs = glyphs_of(shown.text_page.raw, signs) + glyphs_of_entries(shown.entries)
    across, turned = upright(segments_of(glyphs))
    lines = lines_of(across, number) + lines_of(turned, number)
    return PageText(lines, seen_in(glyphs), shown.annotated, shown.comments)


def _plain_lines(text: str, page: int) -> Iterable[Line]:
    """Lines of a page as if they stood under each other in one column."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    segments = [
        Segment(row, 0.0, 5.0 * len(row), -12.0 * at, 10.0, False, False)
        for at, row in enumerate(rows)
        if row
    ]
    for segment in segments:
        yield from lines_of([segment], page)


def _refuse_textless(pdf: pdfium.PdfDocument, texts: Mapping[int, PageText], info: Info) -> None:
    """Raises Unreadable where no page says anything, or only that another program would show more."""
    start = [line.text for text in list(texts.values())[:5] for line in text.lines]
    annotated = any(text.annotated for text in texts.values())
    refuse_shell(pdf, "\n".join(start), info.attachments, annotated)
    if not any(text.lines for text in texts.values()):
        raise Unreadable(_without_text(pdf))


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


def _notes(pdf: pdfium.PdfDocument, texts: Mapping[int, PageText], info: Info) -> tuple[Note, ...]:
    """What is in the file and not in its text."""
    textless = [number for number, text in texts.items() if not text.lines][:2000]
    return (
        *placed(PICTURE, "page", [number for number in textless if _holds_image(pdf, number - 1)]),
        *placed(SIGN, "page", [n for n, text in texts.items() for _ in range(text.seen.unread.total())]),
        *placed(LAYOUT, "page", [number for number, text in texts.items() if text.plain]),
        *placed(COMMENT, "page", [number for number, text in texts.items() for _ in range(text.comments)]),
        *counted(EMBEDDED, info.attachments),
    )


def _document(pages: list[list[Line]], info: Info, notes: tuple[Note, ...], signs: Signs) -> Document:
    try:
        builder, title = _structured(pages, info)
    except ODDITIES:
        log.exception("A PDF is read without headings, tables and notes")
        builder, title = _unstructured(pages), ""
        notes = (*notes, Note(OTHER, where="Its headings and tables could not be made out."))
    return builder.build(
        title=title or plausible_title(info.metadata.get("title", "")),
        page_count=len(pages),
        labels=info.labels,
        metadata=info.metadata,
        notes=notes,
        signs=signs,
    )


def _structured(pages: list[list[Line]], info: Info) -> tuple[DocumentBuilder, str]:
    pages = without_furniture(pages, body_size(pages))
    style = usual_style(pages)
    outline = info.outline
    parts = [part for lines in pages for part in parts_of(groups_of(lines, style), style, outline)]
    title = title_parts(parts)
    parts = with_references(with_levels(with_front(parts, title, style), title, outline), style)
    builder = DocumentBuilder()
    put(parts, builder, Vocabulary(line for lines in pages for line in lines))
    return builder, " ".join(" ".join(part.group.text.split()) for part in title)


def _unstructured(pages: list[list[Line]]) -> DocumentBuilder:
    builder = DocumentBuilder()
    for lines in pages:
        for line in lines:
            builder.add(PARAGRAPH, line.text, page=line.page)
    return builder
