"""Which terms of a passage stand for which terms of the question, and what share of the question they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wikimind.ask.keyless.sentences import Line, Read
from wikimind.nlp.word_families import SHARED, kin, relatives

KIN = 0.7  # how strongly a relative stands for a term

Standing = Mapping[str, tuple[str, ...]]  # a term of the text → the terms of the question
Weights = Mapping[str, float]  # a term of the question → how much it counts


@dataclass(frozen=True)
class Match:
    """Where the terms of the question stand in a sentence, in words from its beginning, and how strongly."""

    places: Mapping[str, list[int]]
    strengths: Mapping[str, float]


def standing(question: Iterable[str], passages: Iterable[Read]) -> Standing:
    """For every term of the passages that stands for some of the question: for which."""
    alike: dict[str, list[str]] = defaultdict(list)
    vocabulary = frozenset().union(*(passage.stems for passage in passages))
    for other in vocabulary:
        alike[other[:SHARED]].append(other)
    found: dict[str, tuple[str, ...]] = {}
    for term in question:
        likely = (vocabulary & relatives().get(term, frozenset())).union(alike[term[:SHARED]], (term,))
        for other in likely & vocabulary:
            if other == term or kin(term, other):
                found[other] = (*found.get(other, ()), term)
    return found


def match(line: Line, standing: Standing) -> Match:
    """The places of the terms themselves, or of their relatives where they do not occur."""
    exact: dict[str, list[int]] = defaultdict(list)
    related: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(line.terms):
        for asked in standing.get(term.text, ()):
            (exact if asked == term.text else related)[asked].append(place)
    return Match({**related, **exact}, {**dict.fromkeys(related, KIN), **dict.fromkeys(exact, 1.0)})


def held(stems: Iterable[str], standing: Standing) -> dict[str, float]:
    """How strongly each term of the question is among these."""
    found: dict[str, float] = {}
    for stem in stems:
        for asked in standing.get(stem, ()):
            found[asked] = max(found.get(asked, 0.0), 1.0 if asked == stem else KIN)
    return found


def share(weights: Weights, strengths: Mapping[str, float]) -> float:
    """The weight of what is held, of the weight of all; 0 where there is nothing to hold.

    >>> share({"tea": 3.0, "cup": 1.0}, {"tea": 1.0})
    0.75
    """
    total = sum(weights.values())
    return (
        sum(weight * strengths.get(term, 0.0) for term, weight in weights.items()) / total if total else 0.0
    )
