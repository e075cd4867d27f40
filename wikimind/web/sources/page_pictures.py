"""Pages of a PDF as pictures and the boxes of quotes on them: made in a limited child, then kept on disk."""

import base64
import hashlib
import json
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from typing import Any, cast

from wikimind.errors import Unreadable
from wikimind.extensions import end_read
from wikimind.extract.figure_places import FigurePlace
from wikimind.extract.stretches import Stretch
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.pipeline.stages.extracting import sandbox
from wikimind.storage import cache, current, raw_key
from wikimind.web.frame import expensive

PDF = "application/pdf"
WIDTHS = (900, 1600)  # pixels; the second for dense screens and for reading closely
FIGURE_WIDTH = 900  # pixels of the page that a figure is cut out of, on a screen of usual density
SECONDS = 20  # that drawing one page may take
REMEMBERED = 24 * 3600  # seconds that a page which could not be drawn is not tried again
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

    def drawn() -> bytes:
        return base64.b64decode(_run(space, source, {"task": "picture", "page": page, "width": width})["png"])

    return _made_once(key, f"{key}.failed", drawn)


def figure(space: Space, source: Source, place: FigurePlace, signs: Mapping[str, str], density: int) -> bytes:
    """What stands at the place as PNG; where it is not found, the whole page. Raises as `picture` does."""
    asked = asdict(place) | {"signs": dict(signs), "width": density * FIGURE_WIDTH}
    digest = hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:32]
    key = f"{space.slug}/{source.sha256}/{place.page}-{digest}-{_STATE}.png"

    def cut() -> bytes:
        stretches = {
            name: [list(each.values()) for each in asked[name]] for name in ("caption", "content", "around")
        }
        return base64.b64decode(_run(space, source, {"task": "figure", **asked, **stretches})["png"])

    try:
        return _made_once(key, f"{key}.failed", cut)
    except Unreadable:
        return picture(space, source, place.page, WIDTHS[0])


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

    asking = {"task": "places", "page": page, "stretches": asked}

    def found_places() -> bytes:
        return json.dumps(_run(space, source, {**asking, "signs": dict(signs)})).encode()

    # Whatever is looked for on it, it is the page that takes too long.
    failed = f"{space.slug}/{source.sha256}/{page}-places-{_STATE}.failed"
    found = json.loads(_made_once(key, failed, found_places))
    boxes = [[cast(Box, tuple(box)) for box in each] for each in found["boxes"]]
    return Placed(found["width"], found["height"], boxes)


def _made_once(key: str, failed: str, make: Callable[[], bytes]) -> bytes:
    """What is kept under the key, else what is made now. One that cannot be made is not tried again soon."""
    kept = _kept(key, failed)
    if kept is None:
        end_read()
        with expensive.place():
            kept = _kept(key, failed)  # somebody may have made it while this waited
            if kept is None:
                kept = _tried(failed, make)
                cache().put(key, kept)
    return kept


def _kept(key: str, failed: str) -> bytes | None:
    """Raises Unreadable where it failed lately."""
    refused = cache().get(failed)
    told = json.loads(refused) if refused else None
    if told and time.time() - told["at"] < REMEMBERED:
        raise Unreadable(told["sentence"])
    return cache().get(key)


def _tried(failed: str, make: Callable[[], bytes]) -> bytes:
    try:
        return make()
    except Unreadable as error:
        cache().put(failed, json.dumps({"at": time.time(), "sentence": str(error)}).encode())
        raise


def _run(space: Space, source: Source, request: dict[str, Any]) -> dict[str, Any]:
    with current().local_copy(raw_key(space.slug, source.sha256)) as path:
        return sandbox().run(path, request, seconds=SECONDS)
