"""The order of what the engines found, the same on both: BM25 with weighted fields and term proximity."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from wikimind.search.query import Phrase, Query, Word
from wikimind.search.statistics import Statistics

FIELD_WEIGHTS = {"title": 8.0, "heading": 3.0, "summary": 2.0, "body": 1.0}
# As published for MS MARCO's questions to passages; the usual 1.2 and 0.75 come from whole news articles.
K1 = 0.82
B = 0.68
PREFIX_WEIGHT = 0.4  # of a word that only begins with what was typed
FEW_WORDS = 3  # Up to here people type names of things, beyond they ask in sentences.
FIELD_GAP = 100_000  # between the positions of one field and the next
FRESH = 0.05  # is added to the score of what is new, half of it to what is a year old
FRESH_DAYS = 365.0

Place = tuple[str, int]  # a field, and a position in it


@dataclass
class Candidate:
    """An entry that matches: its terms of the query with (field, position) of each occurrence."""

    id: int
    words: int
    dated: datetime | None = None
    likeness: bytes | None = None
    occurrences: dict[str, list[Place]] = field(default_factory=dict)

    def add(self, name: str, field_name: str, position: int) -> None:
        self.occurrences.setdefault(name, []).append((field_name, position))


@dataclass(frozen=True)
class Scored:
    """A candidate with its score and what that is made of.

    `matched` words of the query it has, `coverage` is their share by rarity, `bm25` and `proximity` add up,
    `freshness` is what they were multiplied by.
    """

    candidate: Candidate
    score: float
    bm25: float = 0.0
    proximity: float = 0.0
    coverage: float = 0.0
    matched: int = 0
    freshness: float = 1.0

    @property
    def features(self) -> dict[str, float]:
        return {
            "bm25": self.bm25,
            "proximity": self.proximity,
            "coverage": self.coverage,
            "matched": self.matched,
            "freshness": self.freshness,
        }


def ranked(
    query: Query, candidates: Iterable[Candidate], statistics: Statistics, moment: datetime
) -> list[Scored]:
    """Best first. In short queries those with more of the words, in sentences those with all go ahead."""
    words = query.scored_words
    idfs = [statistics.idf(word) for word in words]
    scored = [_scored(words, idfs, candidate, statistics.mean_words, moment) for candidate in candidates]
    few = len(words) <= FEW_WORDS

    def place(one: Scored) -> tuple[float, float, int]:
        tier = one.matched if few else int(one.matched == len(words))
        return -tier, -one.score, one.candidate.id

    return sorted(scored, key=place)


def _scored(
    words: Sequence[Word], idfs: Sequence[float], candidate: Candidate, mean_words: float, moment: datetime
) -> Scored:
    norm = K1 * (1 - B + B * candidate.words / max(mean_words, 1))
    bm25 = covered = 0.0
    matched = 0
    positions: list[tuple[int, int]] = []
    for i, (word, idf) in enumerate(zip(words, idfs, strict=True)):
        places, weight = _places(word, candidate)
        if not places:
            continue
        matched += 1
        covered += idf
        frequency = sum(FIELD_WEIGHTS[name] for name, _ in places)
        bm25 += idf * weight * frequency * (K1 + 1) / (frequency + norm)
        positions += [(_absolute(place), i) for place in places]
    near = _proximity(sorted(positions), idfs, norm)
    fresh = _freshness(candidate.dated, moment)
    coverage = covered / max(sum(idfs), 1e-9)
    return Scored(candidate, (bm25 + near) * fresh, bm25, near, coverage, matched, fresh)


def _places(word: Word, candidate: Candidate) -> tuple[list[Place], float]:
    exact = [place for term in word.terms for place in candidate.occurrences.get(term, ())]
    if exact or not word.longer:
        return exact, 1.0
    return [place for term in word.longer for place in candidate.occurrences.get(term, ())], PREFIX_WEIGHT


_OFFSETS = {name: i * FIELD_GAP for i, name in enumerate(FIELD_WEIGHTS)}


def _absolute(place: Place) -> int:
    return _OFFSETS[place[0]] + place[1]


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


def _freshness(dated: datetime | None, moment: datetime) -> float:
    """From 1 for what is old or without a date to a little more for what is new."""
    if dated is None:
        return 1.0
    age = max(0.0, (moment - dated).total_seconds() / 86_400)
    return 1.0 + FRESH * math.exp2(-age / FRESH_DAYS)


def meets(query: Query, candidate: Candidate) -> bool:
    """Whether it has every phrase, nothing that is excluded, and without phrases any of the words."""
    if any(_has(phrase, candidate) for phrase in query.excluded):
        return False
    if query.phrases:
        return all(_has(phrase, candidate) for phrase in query.phrases)
    return any(_places(word, candidate)[0] for word in query.words)


def _has(phrase: Phrase, candidate: Candidate) -> bool:
    return any(_has_run(terms, candidate) for terms in phrase.sequences)


def _has_run(terms: Sequence[str], candidate: Candidate) -> bool:
    places = [{_absolute(place) for place in candidate.occurrences.get(term, ())} for term in terms]
    return any(all(start + i in later for i, later in enumerate(places)) for start in places[0])
