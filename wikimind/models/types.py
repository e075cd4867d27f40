"""Column types and defaults that every model shares."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Any

from sqlalchemy import DateTime, Dialect, ForeignKey, String, TypeDecorator
from sqlalchemy.orm import mapped_column


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time in UTC on both engines; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class OneOf(TypeDecorator[str]):
    """A word of `words`. One that only a newer release knows comes back as plain text."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum], length: int) -> None:
        super().__init__(length)
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return str(value) if value is not None else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        return next((word for word in self.words if word == value), value)


# As ISO writes it: a day, a month or a year. Compared by code points on both engines.
IsoDate = Annotated[str, mapped_column(String(10).with_variant(String(10, collation="C"), "postgresql"))]
Id = Annotated[int, mapped_column(primary_key=True)]
SpaceId = Annotated[int, mapped_column(ForeignKey("spaces.id", ondelete="CASCADE"))]
Sha256 = Annotated[str, mapped_column(String(64))]
Moment = Annotated[datetime, mapped_column(UtcDateTime, default=now)]
MaybeMoment = Annotated[datetime | None, mapped_column(UtcDateTime)]
