"""What goes into the search index and what comes out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Literal

from wikimind.search.query import Query
from wikimind.search.snippets import Snippet, snippet

Kind = Literal["article", "passage"]
Sort = Literal["relevance", "newest", "title"]


@dataclass(frozen=True)
class Entry:
    """One thing that can be found; `kind` and `ref_id` together name it.

    What follows the texts is what it can be narrowed down by: `form` is the kind of an article, `media` the
    media type of the source it comes from, `dated` when it was received or written. `analysis` may be made
    ahead, so that the transaction that stores the entry has less to do: see `search.analysed`.
    """

    kind: Kind
    ref_id: int
    space_id: int
    title: str
    heading: str
    body: str
    language: str = "en"
    summary: str = ""
    form: str = ""
    source_id: int | None = None
    media: str = ""
    dated: datetime | None = None
    analysis: "Analysis | None" = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Analysis:
    """The terms of each text of an entry with the words that they stand for, and its MinHash."""

    spelled: Mapping[str, Sequence[tuple[str, str]]]
    likeness: bytes | None


@dataclass(frozen=True)
class Hit:
    """One thing found; a higher score is better.

    `features` are the parts of the score: see `rank.Scored`. `twins` are (kind, ref_id) of hits that say the
    same and were folded into this one.
    """

    kind: Kind
    ref_id: int
    score: float
    title: str
    heading: str
    body: str
    language: str
    query: Query = field(compare=False, repr=False)
    source_id: int | None = None
    dated: datetime | None = None
    features: Mapping[str, float] = field(default_factory=dict, compare=False)
    twins: tuple[tuple[str, int], ...] = ()

    @cached_property
    def snippet(self) -> Snippet:
        """(text, is_hit) parts of the body; made when it is asked for, since not every caller shows it."""
        return snippet(self.body, self.query, self.language)


@dataclass(frozen=True)
class Results:
    """One page of hits; `total` counts all pages, and is a lower bound where `more` says so.

    `corrected` is the query that was searched instead of a misspelt one that matches nothing, `suggestion`
    one that may have been meant. `rarity` is the IDF of each term that was looked for.
    """

    hits: list[Hit]
    total: int
    more: bool = False
    corrected: str = ""
    suggestion: str = ""
    ids: tuple[int, ...] = field(default=(), repr=False)
    rarity: Mapping[str, float] = field(default_factory=dict, repr=False)
