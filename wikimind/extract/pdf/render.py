"""Pages of a PDF as pictures, and where words stand in them. Runs in the child: PDFium is not thread-safe."""

import base64
import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from wikimind.errors import Unreadable
from wikimind.extract.pdf.annotations import AnnotatedPages, ShownPage, glyphs_of_entries
from wikimind.extract.pdf.glyphs import glyphs_of
from wikimind.extract.pdf.opening import opened
from wikimind.extract.pdf.png import encoded
from wikimind.extract.pdf.trace import glyphs_for
from wikimind.extract.pdf.units import Rect, rows_of, units_among
from wikimind.extract.stretches import Stretch

MOST_PIXELS = 6_000_000
_FINE = 1 << 16  # steps by which a page is measured on each side


def picture(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The page drawn `width` pixels wide, or as wide as the limit of pixels allows, as PNG in base64."""
    with opened_page(path, request["page"]) as shown:
        png = encoded(drawn(shown.page, request["width"]))
    return {"png": base64.b64encode(png).decode()}


def drawn(page: pdfium.PdfPage, wide: int) -> Any:
    """The pixels of a page, `wide` across or as many as the limit allows."""
    width, height = page.get_size()
    scale = min(wide / width, (MOST_PIXELS / (width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    try:
        return bitmap.to_numpy().copy()
    finally:
        bitmap.close()


def places(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The page's size in points, and for each stretch its boxes as shares of it: left, top, width, height.

    `signs` of the request is what the document knows of the page's signs without Unicode.
    """
    with opened_page(path, request["page"]) as shown:
        glyphs = glyphs_of(shown.text_page.raw, request.get("signs", {})) + glyphs_of_entries(shown.entries)
        units = units_among(glyphs)
        found = [rows_of(glyphs_for(Stretch(*each), units), units) for each in request["stretches"]]
        width, height = shown.page.get_size()
        boxes = [[share(shown.page, rect) for rect in rows] for rows in found]
    return {"width": width, "height": height, "boxes": boxes}


@contextmanager
def opened_page(path: Path, number: int) -> Iterator[ShownPage]:
    """The page by its number. Raises Unreadable."""
    with opened(path) as pdf:
        try:
            with AnnotatedPages(pdf).page(number) as shown:
                if min(shown.page.get_size()) <= 0:
                    raise Unreadable(f"Page {number} of this PDF has no size; read its text instead.")
                yield shown
        except (pdfium.PdfiumError, IndexError) as error:
            raise Unreadable(f"Page {number} of this PDF is damaged; read its text instead.") from error


def share(page: pdfium.PdfPage, rect: Rect) -> tuple[float, float, float, float]:
    """A rectangle of the page's own units as shares of what is drawn of it, whatever its box and rotation."""
    left, bottom, right, top = rect
    corners = [_drawn(page, left, bottom), _drawn(page, right, top)]
    (x0, x1), (y0, y1) = (sorted(values) for values in zip(*corners, strict=True))
    return tuple(round(value / _FINE, 5) for value in (x0, y0, x1 - x0, y1 - y0))


def _drawn(page: pdfium.PdfPage, x: float, y: float) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, across, down)
    return across.value, down.value
