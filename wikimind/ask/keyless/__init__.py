"""The answer without a model: the sentences of the passages that answer, each with its citation."""

from collections.abc import Sequence

from wikimind.ask.keyless.choose import choose
from wikimind.ask.values import Answer, Evidence

__all__ = ["answer"]


def answer(question: str, evidence: Sequence[Evidence]) -> Answer:
    """The one or two sentences that answer best; `known` is False where none seems to."""
    return choose(question, evidence)
