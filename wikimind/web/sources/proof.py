"""The page of a PDF on which a quote stands, with the quote boxed: nothing of the file itself is sent."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, request

from wikimind import access
from wikimind.errors import NotFound
from wikimind.extensions import db
from wikimind.extract.document import Document
from wikimind.extract.figure_places import figure_place
from wikimind.extract.stretches import Stretch, stretches_of
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.web.sources import page_pictures
from wikimind.web.sources.page_pictures import PDF, WIDTHS, Box
from wikimind.web.sources.text_view import Span

pages = Blueprint("proof", __name__, url_prefix="/s/<space>/sources/<int:source_id>")

ACROSS = 1000  # units by which a page is measured from left to right
DENSITIES = (1, 2)  # of screens that figures are drawn for
_PAD = (0.0025, 0.0012)  # of the page that a box reaches beyond its letters, across and down
_KEPT = "private, max-age=31536000, immutable"
_FRESH = "private, max-age=3600"


@dataclass(frozen=True)
class Boxed:
    """Something quoted: its boxes in units of the page's view, and where it begins or goes on elsewhere."""

    boxes: tuple[Box, ...]
    from_page: int | None = None
    to_page: int | None = None


@dataclass(frozen=True)
class PageView:
    """A drawn page, ACROSS units wide and `height` high, with what is boxed in the order asked for."""

    number: int
    height: int
    boxed: tuple[Boxed, ...]


@pages.get("/pages/<int:page>-<int:width>.png")
def picture(space: Space, source_id: int, page: int, width: int) -> Response:
    """The page drawn. The bytes behind an address never change, so a browser may keep them."""
    source = access.own_source(space, source_id)
    if not can_show(source) or width not in WIDTHS or not 1 <= page <= (source.page_count or 1):
        raise NotFound("There is no such page of this source.")
    etag = page_pictures.etag(source, page, width)
    return _sent(etag, _KEPT, lambda: page_pictures.picture(space, source, page, width))


@pages.get("/figures/<int:start>-<int:end>-<int:density>.png")
def figure(space: Space, source_id: int, start: int, end: int, density: int) -> Response:
    """What the words at this place of the text are the caption of, cut out of its page."""
    source = access.own_source(space, source_id)
    document = document_of(db.session(), source_id) if can_show(source) else None
    place = figure_place(document, (start, end)) if document else None
    if document is None or place is None or density not in DENSITIES:
        raise NotFound("There is no such figure in this source.")
    signs = document.signs.get(place.page, {})
    etag = f"{page_pictures.etag(source, place.page, start)}-{end}-{density}"
    # The place is one in the text as it was read last; a newer reader may place it otherwise.
    return _sent(etag, _FRESH, lambda: page_pictures.figure(space, source, place, signs, density))


def _sent(etag: str, kept: str, make: Callable[[], bytes]) -> Response:
    """The picture, or nothing where the browser has it."""
    known = request.if_none_match.contains(etag)
    response = make_response(b"" if known else make())
    response.status_code = 304 if known else 200
    response.mimetype = "image/png"
    response.set_etag(etag)
    response.headers["Cache-Control"] = kept
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def can_show(source: Source) -> bool:
    """Whether the source's pages can be drawn."""
    return source.media_type == PDF


def page_view(space: Space, source: Source, document: Document, page: int, spans: Sequence[Span]) -> PageView:
    """The page with the spans of the text boxed on it. Raises Unreadable, NotFound, Unavailable."""
    parts = [list(stretches_of(document, span)) for span in spans]
    asked: list[tuple[int, Stretch]] = [
        (number, stretch)
        for number, found in enumerate(parts)
        for on_page, stretch in found
        if on_page == page
    ]
    signs = document.signs.get(page, {})
    placed = page_pictures.placed(space, source, page, [stretch for _, stretch in asked], signs)
    height = round(ACROSS * placed.height / placed.width)
    boxes: dict[int, list[Box]] = {}
    for (number, _), found in zip(asked, placed.boxes, strict=True):
        boxes.setdefault(number, []).extend(_in_view(box, height) for box in found)
    boxed = tuple(
        Boxed(tuple(boxes.get(number, ())), *_elsewhere([on for on, _ in found], page))
        for number, found in enumerate(parts)
    )
    return PageView(page, height, boxed)


def _in_view(box: Box, height: int) -> Box:
    left, top, width, high = box
    across, down = _PAD
    return (
        round(ACROSS * (left - across), 1),
        round(height * (top - down), 1),
        round(ACROSS * (width + 2 * across), 1),
        round(height * (high + 2 * down), 1),
    )


def _elsewhere(numbers: list[int], page: int) -> tuple[int | None, int | None]:
    """The page before and the page after, on which the same quote stands too."""
    if page not in numbers:
        return None, None
    at = numbers.index(page)
    before = numbers[at - 1] if at else None
    after = next((number for number in numbers[at + 1 :] if number != page), None)
    return before, after
