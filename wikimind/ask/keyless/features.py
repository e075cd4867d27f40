"""What speaks for a sentence as the answer, as numbers from 0 to 1."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wikimind.ask.keyless.matching import Match, Standing, Weights, held, match, share
from wikimind.ask.keyless.question import Asked
from wikimind.ask.keyless.sentences import Line, Read
from wikimind.nlp.answer_types import spans_of

NEAR = 4.0  # words; at this distance nearness has halved
CLOSE = 3  # words between which two neighbours of the question count as neighbours
WINDOW = 10  # words
STRICT = ("number", "when", "who", "where")  # A sentence without the type cannot answer these.
SUBJECT_GAP = 25  # characters between what is defined and "is a"


@dataclass(frozen=True)
class Features:
    """Shares are of the question's terms by their weights.

    own: in the sentence; local: the same, where terms count that tell the sentences of the passage apart;
    around: in it, its neighbours and what stands above; passage: in all the passage; carried: what the
    sentence before adds to one that leans on it; tight: in the best window of the sentence; pairs: of
    neighbours in the question that are neighbours in the sentence; near: how near the type asked for stands
    to the terms; untyped: that type is missing; focus: the noun asked about occurs; subject: what is to be
    defined is followed by "is a"; fragment: it states nothing; rank and score: of the passage, as it was
    found.
    """

    own: float
    local: float
    around: float
    passage: float
    carried: float
    tight: float
    pairs: float
    near: float
    untyped: float
    focus: float
    subject: float
    fragment: float
    rank: float
    score: float


@dataclass(frozen=True)
class Page:
    """A passage seen from the question: what is the same for all its sentences."""

    passage: Read
    matches: tuple[Match, ...]
    weights: Weights
    local: Weights
    share: float
    score: float


def page(passage: Read, weights: Weights, standing: Standing, best_score: float) -> Page:
    """`best_score` is the one of the first passage."""
    matches = tuple(match(line, standing) for line in passage.lines)
    score = passage.evidence.score / best_score if best_score > 0 else 0.0
    whole = share(weights, held(passage.stems, standing))
    return Page(passage, matches, weights, _local(weights, matches), whole, score)


def _local(weights: Weights, matches: Sequence[Match]) -> dict[str, float]:
    """The weights, where a term that stands in every sentence of the passage counts less."""
    counts = {term: sum(term in match.places for match in matches) for term in weights}
    return {
        term: weight * math.log(1 + (len(matches) - counts[term] + 0.5) / (counts[term] + 0.5))
        for term, weight in weights.items()
    }


def features(asked: Asked, page: Page, at: int, standing: Standing) -> Features:
    """Of sentence number `at` on the page."""
    passage, weights, found = page.passage, page.weights, page.matches[at]
    line = passage.lines[at]
    own = share(weights, found.strengths)
    nearby = passage.above.union(*(other.stems for other in passage.lines[max(0, at - 1) : at + 2]))
    spots = _spots(asked, line, passage.evidence.language, found)
    return Features(
        own=own,
        local=share(page.local, found.strengths),
        around=share(weights, held(nearby, standing)),
        passage=page.share,
        carried=_carried(page, at, own) if line.leaning else 0.0,
        tight=_tight(found, weights),
        pairs=_pairs(asked, found.places),
        near=max((_nearness(spot, found, weights) for spot in spots), default=0.0),
        untyped=float(not spots and asked.kind in STRICT),
        focus=float(asked.focus in found.places),
        subject=_subject(asked, line, found),
        fragment=float(line.fragment),
        rank=1 / passage.evidence.number,
        score=page.score,
    )


def _carried(page: Page, at: int, own: float) -> float:
    if at == 0:
        return 0.0
    before, here = page.matches[at - 1].strengths, page.matches[at].strengths
    return (
        share(page.weights, {term: max(before.get(term, 0), here.get(term, 0)) for term in page.weights})
        - own
    )


def _tight(found: Match, weights: Weights) -> float:
    spots = sorted((place, term) for term, places in found.places.items() for place in places)
    best = 0.0
    for i, (first, _) in enumerate(spots):
        inside = {term: found.strengths[term] for place, term in spots[i:] if place - first < WINDOW}
        best = max(best, share(weights, inside))
    return best


def _pairs(asked: Asked, places: Mapping[str, list[int]]) -> float:
    pairs = list(pairwise(asked.weights))
    close = [
        any(abs(a - b) <= CLOSE for a in places.get(one, ()) for b in places.get(other, ()))
        for one, other in pairs
    ]
    return sum(close) / len(pairs) if pairs else 0.0


def _spots(asked: Asked, line: Line, language: str, found: Match) -> list[list[int]]:
    """Where the type asked for occurs, in words that are not the question's own."""
    taken = {place for places in found.places.values() for place in places}
    for kind in asked.types:
        spots = [
            [
                i
                for i, term in enumerate(line.terms)
                if term.start < end and start < term.end and i not in taken
            ]
            for start, end in spans_of(kind, line.text, language)
        ]
        if any(spots):
            return [spot for spot in spots if spot]
    return []


def _nearness(spot: Sequence[int], found: Match, weights: Weights) -> float:
    """The share of the terms, each the weaker the further away."""
    strengths = {
        term: found.strengths[term] / (1 + min(abs(a - b) for a in spot for b in places) / NEAR)
        for term, places in found.places.items()
    }
    return share(weights, strengths)


def _subject(asked: Asked, line: Line, found: Match) -> float:
    if asked.kind != "definition":
        return 0.0
    ends = [line.terms[place].end for places in found.places.values() for place in places]
    starts = [start for start, _ in spans_of("definition", line.text)]
    return float(any(0 <= start - end <= SUBJECT_GAP for start in starts for end in ends))
