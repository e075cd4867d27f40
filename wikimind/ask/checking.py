"""Does the cited passage say so? A model's sentences held against the passages that it was given.

What cannot be shown to be there is marked unsupported. The check errs on that side: a free paraphrase may
fail it, an invented number, name, quotation or denial must not pass.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wikimind.ask.marks import cited_sentences
from wikimind.ask.values import Citation, Evidence, Sentence
from wikimind.nlp import sentences
from wikimind.nlp.words import content_stems, tokens

SHARE = 0.5  # of a sentence's content words that have to stand in the words it cites
WINDOW = 3  # sentences of a passage, at most, that one sentence may sum up

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"(?<![.!?…:“\"] )(?<!^)\b[^\W\d_a-zà-þ][\w’'-]+")
_QUOTATION = re.compile(r"[“„«\"]([^”“«»\"]{3,}?)[”“»\"]")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|cannot|without|hardly|nicht|kein\w*|nie|niemals|ohne"
    r"|ne|pas|jamais|sans|nunca|jamás|sin|ningun\w*)\b|n[’']t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """Neighbouring sentences of a passage; `core` is the one that shares most with what is checked."""

    start: int
    end: int
    text: str
    core: str
    stems: frozenset[str]


def check(text: str, evidence: Sequence[Evidence], question: str) -> tuple[Sentence, ...]:
    """The sentences of a model's reply, each supported with its citations, or unsupported without any."""
    by_number = {item.number: item for item in evidence}
    language = evidence[0].language if evidence else "en"
    found = []
    for words, numbers in cited_sentences(text, language):
        cited = [by_number[number] for number in numbers if number in by_number]
        citations = _proof(words, cited, question)
        found.append(Sentence(words, citations, "supported" if citations else "unsupported"))
    return tuple(found)


def _proof(words: str, cited: Sequence[Evidence], question: str) -> tuple[Citation, ...]:
    """Where the passages say it: each by itself where one does, else all together where they do together."""
    best = [(item, _best_place(words, item)) for item in cited]
    alone = [(item, place) for item, place in best if place and _says(words, [(item, place)], question)]
    together = [(item, place) for item, place in best if place]
    proof = alone or (together if len(together) > 1 and _says(words, together, question) else [])
    return tuple(Citation(item.number, place.start, place.end, place.text) for item, place in proof)


def _says(words: str, places: Sequence[tuple[Evidence, Place]], question: str) -> bool:
    around = " ".join(f"{item.source_name} {item.heading} {item.text}" for item, _ in places)
    there = " ".join(place.text for _, place in places)
    stems: frozenset[str] = frozenset().union(*(place.stems for _, place in places))
    language = places[0][0].language
    return (
        _numbers(words) <= _numbers(there) | _numbers(question)
        and _names(words) <= set(tokens(f"{around} {question}"))
        and all(_even(quoted) in _even(there) for quoted in _QUOTATION.findall(words))
        and _denies(words) == any(_denies(place.core) for _, place in places)
        and _shares_enough(words, stems, question, language)
    )


def _shares_enough(words: str, stems: frozenset[str], question: str, language: str) -> bool:
    """Most content words stand there; so do most of those that the question did not bring along."""
    said = set(content_stems(words, language))
    fresh = said - set(content_stems(question, language))
    return bool(said) and all(len(part & stems) >= SHARE * len(part) for part in (said, fresh) if part)


def _best_place(words: str, item: Evidence) -> Place | None:
    """The fewest neighbouring sentences that share most with `words`, or nothing where none shares any."""
    said = set(content_stems(words, item.language))
    numbers = _numbers(words)

    def shared(place: Place) -> tuple[int, int, int]:
        return len(numbers & _numbers(place.text)), len(said & place.stems), -len(place.text)

    places = list(_places(said, item))
    best = max(places, key=shared, default=None)
    return best if best and said & best.stems else None


def _places(said: set[str], item: Evidence) -> Iterator[Place]:
    spans = sentences.split(item.text, item.language)
    stems = [frozenset(content_stems(item.text[start:end], item.language)) for start, end in spans]
    for first in range(len(spans)):
        for last in range(first, min(first + WINDOW, len(spans))):
            core = max(range(first, last + 1), key=lambda at: len(said & stems[at]))
            start, end = spans[first][0], spans[last][1]
            text = item.text[start:end]
            core_text = item.text[slice(*spans[core])]
            yield Place(start, end, text, core_text, frozenset().union(*stems[first : last + 1]))


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)}


def _names(text: str) -> set[str]:
    """Capitalised words that do not open the sentence, as `tokens` has them."""
    return set(_tokens_of(_NAME.findall(text)))


def _tokens_of(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from tokens(word)


def _denies(text: str) -> bool:
    return bool(_DENIAL.search(text))


def _even(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())
