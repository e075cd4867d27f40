"""What an engine is asked: the query as a condition that few entries meet, however common its words are.

Both engines compute a score for every entry that meets a condition, so that a question with words of every
third entry would cost a hundred times what a rare word costs. An entry that has none of the rare words is
among the best only if it has several of the common ones: those stand in the condition by twos or all
together. (Turtle and Flood 1995 call the common words non-essential for the same reason.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from wikimind.search.query import Phrase, Query, Word
from wikimind.search.statistics import Statistics

MOST_SCORED = 3_000  # entries that an engine scores for one query; both take some 10 ms for them
TOGETHER = 4  # words of one topic occur together more often than by chance


@dataclass(frozen=True)
class Run:
    """Terms that follow one another; or one term. In the title only, where it says so."""

    terms: tuple[str, ...]
    in_title: bool = False


@dataclass(frozen=True)
class AnyOf:
    """At least one of the parts."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AllOf:
    """Each of the parts."""

    parts: tuple["Condition", ...]


Condition = Run | AnyOf | AllOf


@dataclass(frozen=True)
class Plan:
    """What must hold, what must not, and which words count.

    `complete` where nothing that matches is left out; `words_suffice` where any of the words is enough.
    """

    required: Condition
    excluded: Condition | None
    words: tuple[Word, ...]
    complete: bool
    words_suffice: bool = False


def plans(query: Query, statistics: Statistics, *, every: bool = False) -> list[Plan]:
    """One condition, or a strict one and a wide one to fall back on; the wide one is cut off unranked.

    Where every word is wanted, the first one is that.
    """
    excluded = AnyOf(tuple(map(_phrase, query.excluded))) if query.excluded else None
    words = tuple(query.scored_words)
    if query.phrases:
        required = AllOf(tuple(map(_phrase, query.phrases)))
        return [Plan(required, excluded, words, complete=True)]
    ordered = sorted(query.words, key=lambda word: statistics.cost(word))
    rare = _within_budget(ordered, statistics)
    if every and len(ordered) > 1:
        strict = Plan(AllOf(tuple(map(_word, ordered))), excluded, words, complete=True)
        return [strict, *plans(query, statistics)]
    wide = Plan(_any(ordered), excluded, words, complete=True, words_suffice=True)
    if len(rare) == len(ordered):
        return [wide]
    parts = [*map(_word, rare), *_together(ordered[len(rare) :], len(rare), statistics)]
    return [Plan(AnyOf(tuple(parts)), excluded, words, complete=False), wide]


def _within_budget(words: Sequence[Word], statistics: Statistics) -> list[Word]:
    """The rarest words that leave a third of the budget to the others; all, where they need no more."""
    costs = [statistics.cost(word) for word in words]
    if sum(costs) <= MOST_SCORED:
        return list(words)
    return [word for i, word in enumerate(words) if sum(costs[: i + 1]) <= MOST_SCORED * 2 / 3]


def _together(common: Sequence[Word], rare: int, statistics: Statistics) -> list[Condition]:
    """Titles with the rarest of these words, and the rarest ones together: two, or as many as are few enough.

    One condition and not one for every two: SQLite counts all entries of a word each time it is named.
    """
    titles = [Run((term,), in_title=True) for term in common[0].alternatives]
    budget = MOST_SCORED / 3 if rare else MOST_SCORED
    least = min(2, len(common))
    size = next(
        (size for size in range(least, len(common)) if _expected(common[:size], statistics) <= budget),
        len(common),
    )
    together = [AllOf(tuple(map(_word, common[:size])))] if size > 1 else []
    return [AnyOf(tuple(titles)), *together]


def _expected(words: Sequence[Word], statistics: Statistics) -> float:
    """About how many entries have all of these words."""
    shares = [min(1.0, statistics.cost(word) / max(1, statistics.entries)) for word in words]
    return statistics.entries * min(*shares, prod(shares) * TOGETHER)


def _any(words: Sequence[Word]) -> Condition:
    return AnyOf(tuple(map(_word, words)))


def _word(word: Word) -> Condition:
    return AnyOf(tuple(Run((term,)) for term in word.alternatives))


def _phrase(phrase: Phrase) -> Condition:
    return AnyOf(tuple(map(Run, phrase.sequences)))
