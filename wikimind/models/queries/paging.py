"""Long lists, a page at a time, each for the cost of its own rows: it begins where another one ended."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, UnaryExpression, and_, func, literal, or_
from sqlalchemy.sql import operators

from wikimind.extensions import db

Row = TypeVar("Row")
AFTER, BEFORE = "after", "before"


class PageNumber(int):
    """The number of a page, from 1, and perhaps the cursor that a neighbouring page gave for it."""

    cursor: str = ""

    @classmethod
    def at(cls, number: int, cursor: str) -> "PageNumber":
        page = cls(number)
        page.cursor = cursor
        return page


@dataclass(frozen=True)
class Listing(Generic[Row]):
    """Page `number` (from 1) of `total` rows in all, `size` to a page.

    `following` and `previous` are cursors of the pages beside it; empty where there is none, or the list has
    no cursors.
    """

    rows: Sequence[Row]
    total: int
    number: int
    size: int
    following: str = ""
    previous: str = ""

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


def scalars_on_page(statement: Select[tuple[Row]], number: int, size: int) -> Listing[Row]:
    """The first column of the statement's rows on that page; a number beyond the last gives the last."""
    page = rows_on_page(statement, number, size)
    rows = [row[0] for row in page.rows]
    return Listing(rows, page.total, page.number, page.size, page.following, page.previous)


def rows_on_page(statement: Select[Any], number: int, size: int) -> Listing[Any]:
    """The statement's rows on that page, in two statements.

    The order of the statement has to end in something unique. Where the number comes with a cursor, the rows
    behind (or before) that place are read, and none of those that pages before it have shown.
    """
    counting = statement.with_only_columns(func.count(), maintain_column_froms=True).order_by(None)
    total = int(db.session.scalar(counting) or 0)
    number, cursor = min(max(number, 1), max(1, -(-total // size))), getattr(number, "cursor", "")
    keys = [_key(clause) for clause in statement._order_by_clauses]
    direction, values = _read(cursor, len(keys))
    statement = statement.add_columns(*(key for key, _ in keys))
    if direction:
        statement = statement.where(_beyond(keys, values, forwards=direction == AFTER))
        if direction == BEFORE:
            statement = statement.order_by(None).order_by(*(_turned(key, down) for key, down in keys))
        found = db.session.execute(statement.limit(size)).all()
        found = found[::-1] if direction == BEFORE else found
    else:
        found = db.session.execute(statement.limit(size).offset((number - 1) * size)).all()
    return _listing(found, len(keys), total, number, size)


Key = tuple[ColumnElement[Any], bool]


def _listing(found: Sequence[Any], keys: int, total: int, number: int, size: int) -> Listing[Any]:
    rows = [row[:-keys] for row in found] if keys else found
    following = _written(AFTER, found[-1][-keys:]) if keys and found and number * size < total else ""
    previous = _written(BEFORE, found[0][-keys:]) if keys and found and number > 1 else ""
    return Listing(rows, total, number, size, following, previous)


def _key(clause: Any) -> Key:
    """What is ordered by, and whether downwards."""
    if isinstance(clause, UnaryExpression) and clause.modifier is operators.desc_op:
        return clause.element, True
    return clause, False


def _turned(key: ColumnElement[Any], down: bool) -> ColumnElement[Any]:
    return key.asc() if down else key.desc()


def _beyond(keys: Sequence[Key], values: Sequence[Any], *, forwards: bool) -> ColumnElement[bool]:
    """Rows that come later (or earlier) in the order of the keys than the one that has these values."""
    ways = []
    for place, (key, down) in enumerate(keys):
        same = [other == literal(values[i], other.type) for i, (other, _) in enumerate(keys[:place])]
        value = literal(values[place], key.type)
        ways.append(and_(*same, key < value if down == forwards else key > value))
    # Said once more for the first key alone, so that an index can begin there.
    (key, down), first = keys[0], literal(values[0], keys[0][0].type)
    return and_(key <= first if down == forwards else key >= first, or_(*ways))


def _written(direction: str, values: Sequence[Any]) -> str:
    plain = [{"at": v.isoformat()} if isinstance(v, datetime) else v for v in values]
    return base64.urlsafe_b64encode(json.dumps([direction, *plain]).encode()).decode().rstrip("=")


def _read(cursor: str, keys: int) -> tuple[str, list[Any]]:
    """Direction and values; an empty direction for a cursor that is none, or of another list."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        direction, *values = json.loads(base64.urlsafe_b64decode(padded)) if cursor else ("",)
        values = [datetime.fromisoformat(v["at"]) if isinstance(v, dict) else v for v in values]
    except (ValueError, TypeError, KeyError, binascii.Error):
        return "", []
    plain = all(isinstance(v, str | int | float | datetime) for v in values)
    right = direction in (AFTER, BEFORE) and len(values) == keys and plain
    return (direction, values) if right else ("", [])
