"""Long lists, one page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func

from wikimind.extensions import db

Row = TypeVar("Row")


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """Page `number` (from 1) of `total` rows in all, `size` to a page."""

    rows: Sequence[Row]
    total: int
    number: int
    size: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


def scalars_on_page(statement: Select[tuple[Row]], number: int, size: int) -> Listing[Row]:
    """The first column of the statement's rows on that page; a number beyond the last gives the last."""
    rows = rows_on_page(statement, number, size)
    return Listing([row[0] for row in rows.rows], rows.total, rows.number, rows.size)


def rows_on_page(statement: Select[Any], number: int, size: int) -> Listing[Any]:
    """The statement's rows on that page, in two statements."""
    counting = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    total = int(db.session.scalar(counting) or 0)
    number = min(max(number, 1), max(1, -(-total // size)))
    rows = db.session.execute(statement.limit(size).offset((number - 1) * size)).all()
    return Listing(rows, total, number, size)
