"""What passes between the steps of an answer: plain values, the same whether a model wrote it or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Engine = Literal["keyless", "model"]
Standing = Literal["quoted", "supported", "unsupported"]


@dataclass(frozen=True)
class Evidence:
    """A passage that was found for the question.

    `number` counts from 1 and is what `[n]` in an answer means. `start` is the offset of `text` in the
    document of the source, in characters. `score` is the retrieval's own; higher is better. `rarity` says
    how rare the terms of the question are in the space; all passages of one question share the mapping.
    """

    number: int
    passage_id: int
    source_id: int
    source_name: str
    sha256: str
    heading: str
    page: int | None
    start: int
    text: str
    language: str
    score: float
    article_id: int | None = None
    rarity: Mapping[str, float] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Citation:
    """A stretch of a passage: `text[start:end]` of the evidence with this number, which is `quote`."""

    number: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Sentence:
    """One sentence of an answer. A keyless one is `quoted`; a model's is `supported` or `unsupported`."""

    text: str
    citations: tuple[Citation, ...]
    standing: Standing


@dataclass(frozen=True)
class Answer:
    """What is answered. `known` is False where the wiki does not say; `sentences` is then empty.

    `confidence` is the estimated chance, 0 to 1, that the sentences answer the question. `alternatives`
    are further answers, best first. `advice` says what could be fed where nothing was found.
    """

    question: str
    known: bool
    confidence: float
    sentences: tuple[Sentence, ...] = ()
    alternatives: tuple[Sentence, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    advice: str = ""
    engine: Engine = "keyless"
    notes: tuple[str, ...] = field(default=())
