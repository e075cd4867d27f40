"""The order of what the engines found, the same on both: BM25 with weighted fields and term proximity."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from wikimind.search.query import Query, Word

FIELD_WEIGHTS = {"title": 8.0, "heading": 3.0, "body": 1.0}
K1 = 1.2
B = 0.75
PREFIX_WEIGHT = 0.4  # of a word that only begins with what was typed
FEW_WORDS = 3  # Up to here people type names of things, beyond they ask in sentences.
FIELD_GAP = 100_000  # between the positions of one field and the next


@dataclass(frozen=True)
class Statistics:
    """A space in numbers; `documents` counts the entries that a term occurs in, or a "beginning*"."""

    entries: int
    mean_words: float
    documents: Mapping[str, int]

    def know(self, words: Iterable[Word]) -> bool:
        """Whether every one of these words occurs somewhere, or begins what does."""
        names = ([*word.terms, word.prefix + "*"] for word in words)
        return all(any(self.documents.get(name) for name in alternatives) for alternatives in names)


@dataclass
class Candidate:
    """An entry that matches: its terms of the query with (field, position) of each occurrence."""

    id: int
    words: int
    occurrences: dict[str, list[tuple[str, int]]] = field(default_factory=dict)

    def add(self, name: str, field_name: str, position: int) -> None:
        self.occurrences.setdefault(name, []).append((field_name, position))


def ranked(query: Query, candidates: Iterable[Candidate], statistics: Statistics) -> list[tuple[int, float]]:
    """(entry id, score), best first."""
    words = query.scored_words
    idfs = [idf(word, statistics) for word in words]
    scored = [_scored(words, idfs, candidate, statistics.mean_words) for candidate in candidates]
    return [(entry_id, score) for _, score, entry_id in sorted(scored, key=lambda s: (-s[0], -s[1], s[2]))]


def idf(word: Word, statistics: Statistics) -> float:
    """Robertson and Spärck Jones, in the form that is never negative."""
    names = word.terms if any(statistics.documents.get(term) for term in word.terms) else (word.prefix + "*",)
    documents = min(statistics.entries, max(statistics.documents.get(name, 0) for name in names))
    return math.log(1 + (statistics.entries - documents + 0.5) / (documents + 0.5))


def rarity(query: Query, statistics: Statistics) -> dict[str, float]:
    """The IDF of each term of the query; one that no entry has gets the highest there is."""
    return {term: idf(Word((term,)), statistics) for term in query.terms}


def _scored(
    words: Sequence[Word], idfs: Sequence[float], candidate: Candidate, mean_words: float
) -> tuple[int, float, int]:
    """How many words it has (for a sentence: whether all), its score, its id."""
    norm = K1 * (1 - B + B * candidate.words / max(mean_words, 1))
    score = 0.0
    matched = 0
    positions: list[tuple[int, int]] = []
    for i, (word, idf) in enumerate(zip(words, idfs, strict=True)):
        places, weight = _places(word, candidate)
        if not places:
            continue
        matched += 1
        frequency = sum(FIELD_WEIGHTS[name] for name, _ in places)
        score += idf * weight * frequency * (K1 + 1) / (frequency + norm)
        positions += [(_absolute(place), i) for place in places]
    score += _proximity(sorted(positions), idfs, norm)
    tier = matched if len(words) <= FEW_WORDS else int(matched == len(words))
    return tier, score, candidate.id


def _places(word: Word, candidate: Candidate) -> tuple[list[tuple[str, int]], float]:
    exact = [place for term in word.terms for place in candidate.occurrences.get(term, ())]
    if exact or not word.prefix:
        return exact, 1.0
    return candidate.occurrences.get(word.prefix + "*", []), PREFIX_WEIGHT


def _absolute(place: tuple[str, int]) -> int:
    return list(FIELD_WEIGHTS).index(place[0]) * FIELD_GAP + place[1]


def _proximity(positions: list[tuple[int, int]], idfs: Sequence[float], norm: float) -> float:
    """Büttcher, Clarke and Lushman (2006): neighbours in the text lend each other their weight."""
    near = [0.0] * len(idfs)
    for (here, one), (there, other) in pairwise(positions):
        if one != other and 0 < there - here < FIELD_GAP // 2:
            closeness = 1 / (there - here) ** 2
            near[one] += idfs[other] * closeness
            near[other] += idfs[one] * closeness
    return sum(
        min(1.0, idf) * value * (K1 + 1) / (value + norm) for idf, value in zip(idfs, near, strict=True)
    )
