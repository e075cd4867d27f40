"""Which sentences answer a question."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from wikimind.ask.values import Answer, Citation, Evidence, Sentence
from wikimind.nlp.sentences import split
from wikimind.search.stopwords import STOP_WORDS
from wikimind.search.terms import stream

ALTERNATIVES = 4
THRESHOLD = 0.5
ADVICE = "Nothing that was fed seems to answer this. Feed a document about it and ask again."


@dataclass(frozen=True)
class Candidate:
    evidence: Evidence
    start: int
    end: int
    terms: frozenset[str]

    @property
    def text(self) -> str:
        return " ".join(self.evidence.text[self.start : self.end].split())


def choose(question: str, evidence: Sequence[Evidence]) -> Answer:
    """The best sentences by the rarity of the words that they share with the question."""
    languages = {one.language for one in evidence} or {"en"}
    wanted = {term for language in languages for term in content_terms(question, language)}
    candidates = [candidate for one in evidence for candidate in _sentences(one)]
    counts = Counter(term for candidate in candidates for term in candidate.terms)
    weights = {term: math.log(1 + (len(candidates) + 1) / (counts[term] + 0.5)) for term in wanted}
    total = sum(weights.values()) or 1.0

    def share(candidate: Candidate) -> float:
        return sum(weights[term] for term in wanted & candidate.terms) / total

    best = sorted(candidates, key=lambda c: (-share(c), c.evidence.number, c.start))
    confidence = share(best[0]) if best else 0.0
    if confidence < THRESHOLD:
        return Answer(question, False, confidence, evidence=tuple(evidence), advice=ADVICE)
    return Answer(
        question,
        True,
        confidence,
        sentences=tuple(map(_quoted, best[:1])),
        alternatives=tuple(map(_quoted, best[1 : 1 + ALTERNATIVES])),
        evidence=tuple(evidence),
    )


def content_terms(text: str, language: str) -> list[str]:
    """The terms of a text that are no stop words."""
    stops = {term for word in STOP_WORDS.get(language, ()) for term in stream(word, language)}
    return [term for term in stream(text, language) if term not in stops]


def _sentences(evidence: Evidence) -> list[Candidate]:
    spans = split(evidence.text, evidence.language)
    return [
        Candidate(evidence, start, end, frozenset(stream(evidence.text[start:end], evidence.language)))
        for start, end in spans
    ]


def _quoted(candidate: Candidate) -> Sentence:
    quote = candidate.evidence.text[candidate.start : candidate.end]
    citation = Citation(candidate.evidence.number, candidate.start, candidate.end, quote)
    return Sentence(candidate.text, (citation,), "quoted")
