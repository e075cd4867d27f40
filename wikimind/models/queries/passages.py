"""The passages of a source: which of them some claim quotes, and their text."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.queries.sources import reaches, touched
from wikimind.models.source import Passage, Source

SHORTEST_LEFT = 20  # characters: what is shorter between two quotes is space or the end of one


@dataclass(frozen=True)
class Place:
    """Where a passage stands, whether some claim quotes any of it, and whether words of it are left."""

    id: int
    page: int | None
    start: int
    end: int
    quoted: bool
    left: bool


def places_of_passages(source: Source, quoted: Iterable[tuple[int, int]]) -> list[Place]:
    """All passages in the order of the text, without their words; `quoted` are spans of the text."""
    spans = sorted(quoted)
    reached = reaches(spans)
    rows = db.session.execute(
        select(Passage.id, Passage.page, Passage.start, Passage.end)
        .where(Passage.source_id == source.id)
        .order_by(Passage.ordinal)
    )
    places = []
    for id_, page, start, end in rows:
        used = touched(reached, start, end)
        # One that nothing quotes is left, however short it is.
        places.append(Place(id_, page, start, end, used, not used or leaves_words(reached, start, end)))
    return places


def leaves_words(reached: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether the spans that `reaches` was given leave a stretch of `start:end` that can hold a sentence.

    >>> leaves_words(reaches([(0, 90)]), 0, 100), leaves_words(reaches([(0, 40), (60, 100)]), 0, 200)
    (False, True)
    """
    starts, ends = reached
    at = start
    for number in range(bisect_left(ends, start), len(starts)):
        if starts[number] >= end:
            break
        if starts[number] - at >= SHORTEST_LEFT:
            return True
        at = max(at, ends[number])
    return end - at >= SHORTEST_LEFT


def passages_with_ids(source: Source, ids: Iterable[int]) -> Sequence[Passage]:
    """Those of its passages with their words, in the order of the text."""
    return db.session.scalars(
        select(Passage)
        .where(Passage.source_id == source.id, Passage.id.in_(sorted(set(ids))))
        .order_by(Passage.ordinal)
    ).all()
