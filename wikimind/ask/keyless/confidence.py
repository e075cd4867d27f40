"""How likely it is that what would be shown answers the question."""

import math
from dataclasses import dataclass, fields

from wikimind.ask.keyless.score import LEAST_RARITY, Candidate, Reading

# Below this the wiki does not say.
THRESHOLD = 0.32
MASS = 4.0  # rare words; as many as that prove as much as words can


@dataclass(frozen=True)
class Signs:
    """own, around, pairs: as in Features, of the best sentence; lead: the chance of the two best candidates
    against all others; missing: share of the question's names that its passage lacks; mass: how many rare
    terms the passage has.
    """

    own: float
    around: float
    pairs: float
    lead: float
    missing: float
    mass: float


# Fitted by bench/fit_ask.py, rounded.
WEIGHTS = Signs(own=1.6, around=2.1, pairs=0.45, lead=2.9, missing=-1.55, mass=3.2)
BIAS = -5.6

_NAMES = tuple(field.name for field in fields(Signs))


def signs(reading: Reading) -> Signs:
    """Of the best candidate; there must be one."""
    best: Candidate = reading.candidates[0]
    names = sorted(reading.asked.names)
    greatest = max([LEAST_RARITY, *reading.weights.values()])
    total = sum(reading.weights.values())
    return Signs(
        own=best.features.own,
        around=best.features.around,
        pairs=best.features.pairs,
        lead=sum(reading.shares[:2]),
        missing=1 - reading.held_by(best.passage, names) if names else 0.0,
        mass=min(1.0, total * best.features.passage / (greatest * MASS)),
    )


def confidence(found: Signs) -> float:
    """The logistic function of the weighted sum."""
    total = BIAS + sum(getattr(WEIGHTS, name) * getattr(found, name) for name in _NAMES)
    return 1 / (1 + math.exp(-total))
