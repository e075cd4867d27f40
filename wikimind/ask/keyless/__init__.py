"""The answer without a model: the sentences of the passages that answer, each with its citation."""

from collections.abc import Sequence

from wikimind.ask.keyless.advice import advice
from wikimind.ask.keyless.choose import alternatives, quoted, shown
from wikimind.ask.keyless.confidence import THRESHOLD, confidence, signs
from wikimind.ask.keyless.score import reading
from wikimind.ask.values import Answer, Evidence

__all__ = ["answer"]


def answer(question: str, evidence: Sequence[Evidence]) -> Answer:
    """The one or two sentences that answer best; `known` is False where none seems to."""
    found = reading(question, evidence)
    chosen = shown(found) if found.candidates else []
    sure = confidence(signs(found)) if chosen and found.weights else 0.0
    if sure < THRESHOLD:
        return Answer(question, False, sure, evidence=tuple(evidence), advice=advice(found))
    return Answer(
        question,
        True,
        sure,
        sentences=tuple(map(quoted, chosen)),
        alternatives=tuple(map(quoted, alternatives(found, chosen))),
        evidence=tuple(evidence),
    )
