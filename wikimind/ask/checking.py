"""Does the cited passage say so? A model's sentences held against the passages that it was given.

What cannot be shown to be there is marked unsupported. The check errs on that side: a free paraphrase may
fail it, an invented number, name, quotation or denial must not pass.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import regex

from wikimind.ask.marks import cited_sentences
from wikimind.ask.values import Citation, Evidence, Sentence
from wikimind.nlp import sentences
from wikimind.nlp.words import content_stems, tokens

SHARE = 0.5  # of a sentence's content words that have to stand in the words it cites
WINDOW = 3  # sentences of a passage, at most, that one sentence may sum up

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# A capital, or a letter of a script without capitals, where each word may be a name.
_NAME = regex.compile(r"(?<![.!?…:“\"] )(?<!^)\b[\p{Lu}\p{Lt}\p{Lo}][\w’'-]+")
_QUOTATION = re.compile(r"[“„«\"]([^”“«»\"]{3,}?)[”“»\"]")
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|nor|neither|nobody|nothing|cannot|without|hardly|nicht|kein\w*|nie|niemals|ohne"
    r"|ne|pas|jamais|sans|nunca|jamás|sin|ningun\w*)\b|n[’']t\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Place:
    """Neighbouring sentences of a passage: their span, and each with what is compared of it."""

    start: int
    end: int
    text: str
    parts: tuple["Part", ...]

    @property
    def stems(self) -> frozenset[str]:
        return frozenset().union(*(part.stems for part in self.parts))


@dataclass(frozen=True)
class Part:
    """One sentence: its content words, its numbers, and how often it denies something."""

    stems: frozenset[str]
    numbers: frozenset[str]
    denials: int


Pair = tuple[Evidence, Place]


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
    """Where the passages say it: together, where each adds something, else those that do by themselves."""
    found = [(item, place) for item in cited if (place := _best_place(words, item))]
    alone = [pair for pair in found if _says(words, [pair], question)]
    together = _adding(words, found, alone)
    proof = together if _says(words, together, question) else alone
    return tuple(Citation(item.number, place.start, place.end, place.text) for item, place in proof)


def _adding(words: str, found: Sequence[Pair], alone: Sequence[Pair]) -> list[Pair]:
    """Those that say it by themselves, and those with words that the ones with more of them lack."""
    kept: list[Pair] = []
    seen: set[str] = set()
    for item, place in found:
        said = set(content_stems(words, item.language))
        rest = [p.stems & said for _, p in found if len(p.stems & said) > len(place.stems & said)]
        if (item, place) in alone or place.stems & said - seen - set().union(*rest):
            kept.append((item, place))
            seen |= place.stems
    return kept


def _says(words: str, places: Sequence[Pair], question: str) -> bool:
    if not places:
        return False
    around = " ".join(f"{item.source_name} {item.heading} {item.text}" for item, _ in places)
    there = " ".join(place.text for _, place in places)
    language = places[0][0].language
    return (
        _numbers(words) <= _told_numbers(words, [p for _, p in places], language) | _numbers(question)
        and _names(words) <= set(tokens(f"{around} {question}"))
        and all(_even(quoted) in _even(there) for quoted in _QUOTATION.findall(words))
        and _agrees(words, [place for _, place in places], language)
        and _shares_enough(words, [place for _, place in places], question, language)
    )


def _agrees(words: str, places: Sequence[Place], language: str) -> bool:
    """Whether what is denied there is denied here, and nothing else is."""
    said = set(content_stems(words, language))
    parts = [part for place in places for part in place.parts]
    denied = set().union(*(part.stems & said for part in parts if part.denials))
    affirmed = set().union(*(part.stems & said for part in parts if not part.denials))
    denials = _denials(words)
    return bool(denied - affirmed) == bool(denials) and denials <= sum(part.denials for part in parts)


def _told_numbers(words: str, places: Sequence[Place], language: str) -> set[str]:
    """Numbers in sentences that share two words with the claim beside them: others count something else."""
    said = {stem for stem in content_stems(words, language) if not stem[:1].isdigit()}
    enough = min(2, len(said))
    told = [part.numbers for place in places for part in place.parts if len(part.stems & said) >= enough]
    return set().union(*told)


def _shares_enough(words: str, places: Sequence[Place], question: str, language: str) -> bool:
    """Most content words stand there; so do most of those that the question did not bring along."""
    stems = frozenset().union(*(place.stems for place in places))
    said = set(content_stems(words, language))
    fresh = said - set(content_stems(question, language))
    return bool(said) and all(len(part & stems) >= SHARE * len(part) for part in (said, fresh) if part)


def _best_place(words: str, item: Evidence) -> Place | None:
    """The fewest neighbouring sentences that share most with `words`, or nothing where none shares any."""
    said = set(content_stems(words, item.language))
    numbers = _numbers(words)

    def shared(place: Place) -> tuple[int, int, int]:
        return len(numbers & _numbers(place.text)), len(said & place.stems), -len(place.text)

    places = list(_places(item))
    best = max(places, key=shared, default=None)
    return best if best and said & best.stems else None


def _places(item: Evidence) -> Iterator[Place]:
    spans = sentences.split(item.text, item.language)
    parts = [_part(item.text[start:end], item.language) for start, end in spans]
    for first in range(len(spans)):
        for last in range(first, min(first + WINDOW, len(spans))):
            start, end = spans[first][0], spans[last][1]
            yield Place(start, end, item.text[start:end], tuple(parts[first : last + 1]))


def _part(text: str, language: str) -> Part:
    return Part(frozenset(content_stems(text, language)), frozenset(_numbers(text)), _denials(text))


def _numbers(text: str) -> set[str]:
    return {number.replace(",", "").rstrip(".") for number in _NUMBER.findall(text)}


def _names(text: str) -> set[str]:
    """Capitalised words that do not open the sentence, as `tokens` has them."""
    return set(_tokens_of(_NAME.findall(text)))


def _tokens_of(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from tokens(word)


def _denials(text: str) -> int:
    return len(_DENIAL.findall(text))


def _even(text: str) -> str:
    return " ".join(text.replace("’", "'").replace("‘", "'").lower().split())
