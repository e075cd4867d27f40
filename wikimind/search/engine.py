"""What an engine of the index offers; the modules sqlite and postgres each are one."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from wikimind.search.plan import Plan
from wikimind.search.query import Query
from wikimind.search.rank import Candidate
from wikimind.search.statistics import Statistics
from wikimind.search.values import Sort


@dataclass(frozen=True)
class Row:
    """An entry as it is stored: the columns of `search_entries` and the terms of each text."""

    columns: dict[str, Any]
    streams: dict[str, list[str]]


@dataclass(frozen=True)
class Scope:
    """What a query may find: the space, and conditions on `SearchEntry` beyond it."""

    space_id: int
    conditions: tuple[ColumnElement[bool], ...] = ()

    @property
    def prefix(self) -> str:
        return prefix(self.space_id)


@dataclass(frozen=True)
class Matches:
    """The best (entry id, score) in the engine's own ranking; `total` were looked at, `more` were not."""

    best: list[tuple[int, float]]
    total: int
    more: bool


class Engine(Protocol):
    """The index on one database."""

    def insert(self, session: Session, rows: Sequence[Row]) -> None:
        """Store entries that are not there yet, and their terms."""

    def counted(self, session: Session, ids: Sequence[int]) -> "Counter[str]":
        """In how many of these entries each term occurs; with the prefix of its space."""

    def count_words(self, session: Session, space_id: int) -> None:
        """Write down in how many entries of the space each term occurs."""

    def matching(
        self, session: Session, scope: Scope, plan: Plan, statistics: Statistics, limit: int, sort: Sort
    ) -> Matches:
        """What meets the plan's conditions, at most `plan.MOST_SCORED` of it."""

    def candidates(self, session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
        """Where the terms of the query stand in these entries."""


def prefix(space_id: int) -> str:
    """What every indexed term begins with.

    So each space has lists of its own in the index: what a query costs, and how rare a word is, does not
    depend on other spaces.
    """
    return f"{space_id}:"
