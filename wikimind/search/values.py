"""What goes into the search index and what comes out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["article", "passage"]
Snippet = list[tuple[str, bool]]


@dataclass(frozen=True)
class Entry:
    """One thing that can be found; `kind` and `ref_id` together name it."""

    kind: Kind
    ref_id: int
    space_id: int
    title: str
    heading: str
    body: str
    language: str = "en"


@dataclass(frozen=True)
class Hit:
    """One thing found. A higher score is better; `snippet` is (text, is_hit) parts of the body."""

    kind: Kind
    ref_id: int
    score: float
    title: str
    heading: str
    snippet: Snippet


@dataclass(frozen=True)
class Results:
    """One page of hits; `total` counts all pages. `rarity` is the IDF of each term that was looked for."""

    hits: list[Hit]
    total: int
    rarity: Mapping[str, float] = field(default_factory=dict)
