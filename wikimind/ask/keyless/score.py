"""The sentences of the passages in the order in which they seem to answer the question."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from wikimind.ask.keyless.features import Features, features, page
from wikimind.ask.keyless.matching import Standing, held, share, standing
from wikimind.ask.keyless.question import Asked, asked
from wikimind.ask.keyless.sentences import Line, Read, read
from wikimind.ask.values import Evidence

# Fitted by bench/fit_ask.py, rounded; `subject` and `fragment` are set by hand, because the encyclopedia
# they were fitted on has few definitions asked for and no debris of extraction.
WEIGHTS = Features(
    own=2.2, local=2.5, around=2.6, passage=2.0, carried=1.6, tight=0.95, pairs=0.95, near=1.4, untyped=-1.65,
    focus=0.45, subject=1.0, fragment=-4.0, rank=1.5, score=2.5,
)  # fmt: skip
# In a small wiki every word is rare; IDFs are raised until the greatest is that of some hundred passages.
LEAST_RARITY = 5.0
UNKNOWN_RARITY = 0.5  # of the greatest, for a term that the search did not look for
SAME = 0.8  # share of common words above which two sentences say the same

_NAMES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True)
class Candidate:
    """Sentence number `at` of a passage; `value` is the weighted sum of its features."""

    passage: Read
    at: int
    features: Features
    value: float

    @property
    def line(self) -> Line:
        return self.passage.lines[self.at]


@dataclass(frozen=True)
class Reading:
    """The question, how rare each of its terms is, and the candidates, best first, each said once."""

    asked: Asked
    weights: Mapping[str, float]
    standing: Standing
    candidates: tuple[Candidate, ...]

    @property
    def shares(self) -> list[float]:
        """The chance of each candidate, if one of them answers: the softmax of the values."""
        best = max((candidate.value for candidate in self.candidates), default=0.0)
        powers = [math.exp(candidate.value - best) for candidate in self.candidates]
        return [power / sum(powers) for power in powers]

    def held_by(self, passage: Read, terms: Sequence[str]) -> float:
        """The share of these terms that the passage has, by their weights."""
        return share({term: self.weights[term] for term in terms}, held(passage.stems, self.standing))


def reading(question: str, evidence: Sequence[Evidence]) -> Reading:
    """Read the passages with the question in mind. All are taken to be in the first one's language."""
    found = asked(question, evidence[0].language if evidence else "en")
    passages = read(evidence)
    weights = _weights(found, evidence[0].rarity if evidence else {})
    stand = standing(weights, passages)
    candidates = []
    for passage in passages:
        seen = page(passage, weights, stand, evidence[0].score)
        for at in range(len(passage.lines)):
            values = features(found, seen, at, stand)
            candidates.append(Candidate(passage, at, values, value(values)))
    candidates.sort(key=lambda c: (-c.value, c.passage.evidence.number, c.at))
    return Reading(found, weights, stand, tuple(folded(candidates)))


def value(found: Features) -> float:
    """The weighted sum."""
    return float(sum(getattr(WEIGHTS, name) * getattr(found, name) for name in _NAMES))


def folded(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Without those that say what a better one says."""
    kept: list[Candidate] = []
    for candidate in candidates:
        if not any(_same(candidate.line.stems, other.line.stems) for other in kept):
            kept.append(candidate)
    return kept


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    # The sizes bound the share, which spares most pairs the comparison.
    smaller, larger = sorted((len(one), len(other)))
    return smaller >= SAME * larger and len(one & other) >= SAME * len(one | other)


def _weights(asked: Asked, rarity: Mapping[str, float]) -> dict[str, float]:
    greatest = max(rarity.values(), default=0.0)
    raised = max(0.0, LEAST_RARITY - greatest)
    return {
        term: weight * (rarity.get(term, greatest * UNKNOWN_RARITY) + raised)
        for term, weight in asked.weights.items()
    }
