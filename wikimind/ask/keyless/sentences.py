"""The sentences of the passages, each with its terms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from wikimind.ask.keyless.lists import with_items
from wikimind.ask.values import Evidence
from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.nlp.sentences import split
from wikimind.nlp.unreadable import holds_unreadable
from wikimind.nlp.verbs import has_finite_verb
from wikimind.search.terms import Term, stream, terms

_FRAGMENTS = ("question", "reference", "caption", "capitals")

LONGEST_HEADING = 10  # words
PASSAGES_READ = 8  # What answers stands further down too seldom to be worth the time.


@dataclass(frozen=True)
class Line:
    """`text[start:end]` of a passage, a sentence; its terms have offsets within the sentence.

    `leaning` ones need the sentence before; a `fragment` states nothing: a heading, a reference, a question.
    """

    start: int
    end: int
    text: str
    terms: tuple[Term, ...]
    stems: frozenset[str]
    leaning: bool
    fragment: bool


@dataclass(frozen=True)
class Read:
    """A passage with its sentences; `above` are the terms of what stands above it."""

    evidence: Evidence
    lines: tuple[Line, ...]
    above: frozenset[str]

    @property
    def stems(self) -> frozenset[str]:
        return self.above.union(*(line.stems for line in self.lines))


def read(evidence: Iterable[Evidence]) -> list[Read]:
    """The first passages, cut into sentences."""
    return [_read(one) for one in list(evidence)[:PASSAGES_READ]]


def _read(evidence: Evidence) -> Read:
    above = stream(f"{evidence.source_name} {evidence.heading}", evidence.language)
    return Read(evidence, _lines(evidence.text, evidence.language), frozenset(above))


@lru_cache(maxsize=1_000)
def _lines(text: str, language: str) -> tuple[Line, ...]:
    return tuple(
        _line(text, start, end, language)
        for start, end in _spans(text, language)
        if not holds_unreadable(text[start:end])  # no answer quotes what could not be read in full
    )


def _spans(text: str, language: str) -> Sequence[tuple[int, int]]:
    return with_items(text, split(text, language)) or ([(0, len(text))] if text.strip() else [])


def _line(text: str, start: int, end: int, language: str) -> Line:
    sentence = text[start:end]
    found = tuple(terms(sentence, language, bool))
    stems = frozenset(term.text for term in found)
    leaning, fragment = bool(leans(sentence, language)), is_fragment(sentence, language)
    return Line(start, end, sentence, found, stems, leaning, fragment)


def is_fragment(sentence: str, language: str) -> bool:
    """Whether it states nothing, so far as one can tell.

    >>> is_fragment("On Water Mills", "en"), is_fragment("Who built it?", "en"), is_fragment("It fell.", "en")
    (True, True, False)
    """
    if sentence.endswith(("?", "？")) or broken(sentence, language) in _FRAGMENTS:
        return True
    short = len(sentence.split()) <= LONGEST_HEADING
    return short and language == "en" and not has_finite_verb(sentence)
