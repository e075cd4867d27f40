"""The passages of a source: which of them some claim quotes, and their text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.queries.sources import reaches, touched
from wikimind.models.source import Passage, Source


@dataclass(frozen=True)
class Place:
    """Where a passage stands, and whether some claim quotes any of it."""

    id: int
    page: int | None
    start: int
    end: int
    quoted: bool


def places_of_passages(source: Source, quoted: Iterable[tuple[int, int]]) -> list[Place]:
    """All passages in the order of the text, without their words; `quoted` are spans of the text."""
    reached = reaches(quoted)
    rows = db.session.execute(
        select(Passage.id, Passage.page, Passage.start, Passage.end)
        .where(Passage.source_id == source.id)
        .order_by(Passage.ordinal)
    )
    return [Place(id_, page, start, end, touched(reached, start, end)) for id_, page, start, end in rows]


def passages_with_ids(source: Source, ids: Iterable[int]) -> Sequence[Passage]:
    """Those of its passages with their words, in the order of the text."""
    return db.session.scalars(
        select(Passage)
        .where(Passage.source_id == source.id, Passage.id.in_(sorted(set(ids))))
        .order_by(Passage.ordinal)
    ).all()
