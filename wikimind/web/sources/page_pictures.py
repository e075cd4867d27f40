"""Pages of a PDF as pictures and the boxes of quotes on them: made in a limited child, then kept on disk."""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from threading import BoundedSemaphore
from typing import Any, cast

from flask import current_app

from wikimind.errors import Unavailable
from wikimind.extensions import end_read
from wikimind.extract.stretches import Stretch
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.pipeline.stages.extracting import sandbox
from wikimind.storage import cache, current, raw_key

PDF = "application/pdf"
WIDTHS = (900, 1600)  # pixels; the second for dense screens and for reading closely
SECONDS = 20  # that drawing one page may take
_AT_ONCE = 2  # children that one web process keeps busy: reading sources needs the processors too
_STATE = 2  # goes up when pages are drawn or boxes are found in another way

Box = tuple[float, float, float, float]  # left, top, width, height as shares of the page


@dataclass(frozen=True)
class Placed:
    """A page's size in points, and the boxes of each stretch that was asked for."""

    width: float
    height: float
    boxes: list[list[Box]]


def picture(space: Space, source: Source, page: int, width: int) -> bytes:
    """The page as PNG. Raises Unreadable, NotFound where the file is gone, Unavailable when too busy."""
    key = f"{space.slug}/{source.sha256}/{page}-{width}-{_STATE}.png"
    kept = cache().get(key)
    if kept is None:
        kept = base64.b64decode(_run(space, source, {"task": "picture", "page": page, "width": width})["png"])
        cache().put(key, kept)
    return kept


def etag(source: Source, page: int, width: int) -> str:
    return f"{source.sha256[:16]}-{page}-{width}-{_STATE}"


def placed(
    space: Space, source: Source, page: int, stretches: Sequence[Stretch], signs: Mapping[str, str]
) -> Placed:
    """Where the stretches stand on the page. Raises as `picture` does.

    `signs` is what the document knows of the page's signs without Unicode.
    """
    asked = [astuple(stretch) for stretch in stretches]
    digest = hashlib.sha256(json.dumps([asked, dict(signs)]).encode()).hexdigest()[:32]
    key = f"{space.slug}/{source.sha256}/{page}-{digest}-{_STATE}.json"
    kept = cache().get(key)
    found = json.loads(kept) if kept else None
    if found is None:
        found = _run(
            space, source, {"task": "places", "page": page, "stretches": asked, "signs": dict(signs)}
        )
        cache().put(key, json.dumps(found).encode())
    boxes = [[cast(Box, tuple(box)) for box in each] for each in found["boxes"]]
    return Placed(found["width"], found["height"], boxes)


def _run(space: Space, source: Source, request: dict[str, Any]) -> dict[str, Any]:
    key = raw_key(space.slug, source.sha256)
    end_read()
    gate = current_app.extensions.setdefault("wikimind.drawing", BoundedSemaphore(_AT_ONCE))
    if not gate.acquire(timeout=SECONDS):
        raise Unavailable("Too many pages are being drawn at the moment; try again in a minute.")
    try:
        with current().local_copy(key) as path:
            return sandbox().run(path, request, seconds=SECONDS)
    finally:
        gate.release()
