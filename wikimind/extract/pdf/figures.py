"""What a page shows beside its running text, cut out of its picture: a figure or table with a caption,
or a formula.

The text says where it is not: between its words and the caption stands what the caption is of. Runs in the
child.
"""

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from wikimind.errors import Unreadable
from wikimind.extract.pdf.annotations import glyphs_of_entries
from wikimind.extract.pdf.glyphs import glyphs_of
from wikimind.extract.pdf.png import encoded
from wikimind.extract.pdf.render import drawn, opened_page, share
from wikimind.extract.pdf.trace import glyphs_for
from wikimind.extract.pdf.units import rows_of, units_among
from wikimind.extract.stretches import Stretch

_WHITE = 245  # of a sample of a pixel: what is lighter is paper
_LEAST = 0.012  # of the page's height that is no figure
_FURNITURE = 0.03  # of the height that a line at the edge of the page takes, as a running head does
_EDGE = 0.1  # of the height, at either end, where furniture stands
_GAP = 0.012  # of the height that parts furniture from what stands beside it
_SIGNS = 0.02  # of the height that bars, roots and limits reach over the signs of a formula
_CLOSE = 0.006  # of the height by which the boxes of two lines may overlap
_PAD = 6  # pixels around what is cut

Box = tuple[float, float, float, float]  # left, top, right, bottom as shares of the page


def figure(path: Path, request: dict[str, Any]) -> dict[str, Any]:
    """The part of page `page`, drawn `width` pixels wide, that `caption` or `content` (stretches) names: PNG.

    `around` are stretches of the page's text that do not belong to it, `below` says on which side of the
    caption it is looked for first. Raises Unreadable where nothing is found.
    """
    with opened_page(path, request["page"]) as shown:
        glyphs = glyphs_of(shown.text_page.raw, request.get("signs", {})) + glyphs_of_entries(shown.entries)
        units = units_among(glyphs)

        def boxes(name: str) -> list[Box]:
            rects = [
                rect for each in request[name] for rect in rows_of(glyphs_for(Stretch(*each), units), units)
            ]
            return [(x, y, x + wide, y + high) for x, y, wide, high in (share(shown.page, r) for r in rects)]

        caption, content, around = boxes("caption"), boxes("content"), boxes("around")
        pixels = drawn(shown.page, request["width"])
    for area in _areas(caption, content, around, below=request["below"]):
        cut = _trimmed(pixels, area)
        if cut is not None:
            return {"png": base64.b64encode(encoded(cut)).decode()}
    raise Unreadable("This figure could not be found on its page; look at the page itself.")


def _areas(
    caption: Sequence[Box], content: Sequence[Box], around: Sequence[Box], *, below: bool
) -> list[Box]:
    """Where it may stand, the likeliest first."""
    if not caption and not content:
        return []
    name = _hull(caption or content)
    left, right = _column(name, _hull([*caption, *content]), around)
    beside = [box for box in around if box[0] < right and box[2] > left]
    if not caption:
        top, bottom = _reach(name, beside, _SIGNS)
        return [(left, top, right, bottom)]
    top, bottom = name[1], name[3]
    far = _hull(content) if content else name
    below = far[3] > bottom + 0.01 if content else below
    over = max((b[3] for b in beside if b[3] <= min(top, far[1]) + _CLOSE), default=0.0)
    under = min((b[1] for b in beside if b[1] >= max(bottom, far[3]) - _CLOSE), default=1.0)
    areas = [(left, bottom, right, under), (left, over, right, top)]
    return areas if below else areas[::-1]


def _reach(box: Box, beside: Sequence[Box], most: float) -> tuple[float, float]:
    """From where to where down the page, with what is drawn over and under signs, up to the text around."""
    over = max((other[3] for other in beside if other[3] <= box[1] + _CLOSE), default=0.0)
    under = min((other[1] for other in beside if other[1] >= box[3] - _CLOSE), default=1.0)
    return max(over, box[1] - most), min(under, box[3] + most)


def _hull(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _column(caption: Box, hull: Box, around: Sequence[Box]) -> tuple[float, float]:
    """From where to where across the page it may reach: its column, or the page where that has but one."""
    centre = (caption[0] + caption[2]) / 2
    left_half = [box for box in around if box[2] < 0.53]
    right_half = [box for box in around if box[0] > 0.47]
    # Two columns of text, in one of which the caption stands.
    if left_half and right_half and hull[2] - hull[0] < 0.53 and abs(centre - 0.5) > 0.06:
        if centre < 0.5:
            return 0.0, max(hull[2], min(box[0] for box in right_half) - 0.004)
        return min(hull[0], max(box[2] for box in left_half) + 0.004), 1.0
    return 0.0, 1.0


def _trimmed(pixels: Any, area: Box) -> Any | None:
    """The area without the white around what it shows; None where it shows nothing."""
    height, width = pixels.shape[:2]
    left, right = (round(min(max(x, 0), 1) * width) for x in (area[0], area[2]))
    top, bottom = (round(min(max(y, 0), 1) * height) for y in (area[1], area[3]))
    if right - left < 8 or bottom - top < 8:
        return None
    inked = pixels[top:bottom, left:right, :3].min(axis=2) < _WHITE
    rows = _without_cut_lines(np.flatnonzero(inked.any(axis=1)), bottom - top, height)
    rows = _without_furniture(rows + top, height) - top
    if not len(rows) or rows[-1] - rows[0] < _LEAST * height:
        return None
    columns = np.flatnonzero(inked[rows[0] : rows[-1] + 1].any(axis=0))
    y0, y1 = max(top + rows[0] - _PAD, 0), min(top + rows[-1] + _PAD + 1, height)
    x0, x1 = max(left + columns[0] - _PAD, 0), min(left + columns[-1] + _PAD + 1, width)
    return np.ascontiguousarray(pixels[y0:y1, x0:x1])


def _without_cut_lines(rows: Any, count: int, height: int) -> Any:
    """The rows of ink without what the edges of the area cut through: lines of the text around it."""
    gaps = np.flatnonzero(np.diff(rows) > 2)
    if len(gaps) and rows[0] == 0 and rows[gaps[0]] < _SIGNS * height:
        rows = rows[gaps[0] + 1 :]
        gaps = np.flatnonzero(np.diff(rows) > 2)
    if len(gaps) and rows[-1] == count - 1 and count - rows[gaps[-1] + 1] < _SIGNS * height:
        rows = rows[: gaps[-1] + 1]
    return rows


def _without_furniture(rows: Any, height: int) -> Any:
    """The rows of pixels with ink, without running heads and numbers of pages at the edges of the page."""
    while len(rows):
        gaps = np.flatnonzero(np.diff(rows) > _GAP * height)
        if not len(gaps):
            break
        first, last = rows[: gaps[0] + 1], rows[gaps[-1] + 1 :]
        if first[-1] < _EDGE * height and first[-1] - first[0] < _FURNITURE * height:
            rows = rows[gaps[0] + 1 :]
        elif last[0] > (1 - _EDGE) * height and last[-1] - last[0] < _FURNITURE * height:
            rows = rows[: gaps[-1] + 1]
        else:
            break
    return rows
