"""What an engine of the index offers; the modules sqlite and postgres each are one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy.orm import Session

from wikimind.search.query import Query
from wikimind.search.rank import Candidate, Statistics


@dataclass(frozen=True)
class Row:
    """An entry as it is stored: the columns of `search_entries` and the terms of each text."""

    columns: dict[str, Any]
    streams: dict[str, list[str]]


@dataclass(frozen=True)
class Scope:
    """What a query may find."""

    space_id: int
    kinds: Sequence[str]

    @property
    def prefix(self) -> str:
        return prefix(self.space_id)


class Engine(Protocol):
    """The index on one database."""

    def insert(self, session: Session, rows: Sequence[Row]) -> None:
        """Store entries that are not there yet, and their terms."""

    def statistics(self, session: Session, scope: Scope, query: Query) -> Statistics:
        """The numbers of the space that the ranking needs."""

    def matching(
        self, session: Session, scope: Scope, query: Query, statistics: Statistics, limit: int
    ) -> tuple[list[tuple[int, float]], int]:
        """The best (entry id, score) in the engine's own ranking, and the number of all that match."""

    def candidates(self, session: Session, scope: Scope, query: Query, ids: Sequence[int]) -> list[Candidate]:
        """Where the terms of the query stand in these entries."""


def prefix(space_id: int) -> str:
    """What every indexed term begins with.

    So each space has lists of its own in the index: what a query costs, and how rare a word is, does not
    depend on other spaces.
    """
    return f"{space_id}:"
