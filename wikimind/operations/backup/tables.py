"""Which tables go into an archive, and how their values look in JSON."""

import base64
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Column, LargeBinary, Table
from sqlalchemy.types import TypeEngine

from wikimind.extensions import Base
from wikimind.models.types import UtcDateTime

# The index is written anew from the rows; signs of life and sessions mean nothing elsewhere.
LEFT_OUT = frozenset(
    {
        "search_entries",
        "search_sizes",
        "search_vectors",
        "search_words",
        "worker_beats",
        "web_sessions",
        "attempts",
        "tickets",
        "removed_files",
        "restorations",
        "chores",
    }
)
SECRET = frozenset({"secrets"})  # only where it is asked for

TYPES: dict[str, TypeEngine[Any]] = {
    "moment": UtcDateTime(),
    "json": JSON(),
    "bytes": LargeBinary(),
    "boolean": Boolean(),
}


def tables(*, with_secrets: bool) -> list[Table]:
    """The tables that are archived, those that others refer to first."""
    left_out = LEFT_OUT if with_secrets else LEFT_OUT | SECRET
    return [table for table in Base.metadata.sorted_tables if table.name not in left_out]


def kinds(table: Table) -> dict[str, str]:
    """Column → kind, for the columns whose values need a form of their own in JSON."""
    return {column.name: kind for column in table.columns if (kind := _kind(column))}


def _kind(column: Column[Any]) -> str:
    return next((kind for kind, known in TYPES.items() if isinstance(column.type, type(known))), "")


def to_json(row: dict[str, Any], forms: dict[str, str]) -> dict[str, Any]:
    """The row with values that JSON has."""
    return _changed(row, forms, {"moment": datetime.isoformat, "bytes": _encoded})


def from_json(row: dict[str, Any], forms: dict[str, str]) -> dict[str, Any]:
    """The row as it was."""
    return _changed(row, forms, {"moment": _moment, "bytes": base64.b64decode})


def _changed(
    row: dict[str, Any], forms: dict[str, str], changes: dict[str, Callable[[Any], Any]]
) -> dict[str, Any]:
    wanted = {name: changes[kind] for name, kind in forms.items() if kind in changes}
    return row | {name: change(row[name]) for name, change in wanted.items() if row.get(name) is not None}


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def batches(rows: Iterable[dict[str, Any]], size: int) -> Iterable[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) >= size:
            yield batch
            batch = []
    if batch:
        yield batch
