"""Sentences that say what something is: the term, what is said of it, and how surely it is a definition."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from wikimind.nlp.dangling import opens_dangling
from wikimind.nlp.dangling_words import OPENING_WORDS
from wikimind.nlp.definition_patterns import (
    ANYWHERE,
    ARTICLES,
    ENGLISH,
    INSIDE_TERMS,
    JUDGEMENTS,
    NO_TERM_HEADS,
    NO_TERMS,
    NOT_IN_TERMS,
    OTHERS,
    WITHOUT_INNER_WORDS,
)
from wikimind.nlp.words import stop_words, word_set

LEAST = 0.44  # strength below which nothing is called a definition
LONGEST = 600  # characters of a sentence that is looked at
MOST_WORDS = 8  # of a term
MOST_WORDS_BARE = 4  # of a term in the middle of a sentence, without an article

Span = tuple[int, int]
# How sure it is, the pattern, and what a sentence must hold for it.
Form = tuple[float, regex.Pattern[str], regex.Pattern[str] | None]

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.\u200c-][\p{L}\p{M}\p{N}]+)*")
_LETTER = regex.compile(r"\p{L}")
_BARE = regex.compile(r"[\p{L}\p{N}](?:.*[\p{L}\p{M}\p{N})%+#])?", regex.DOTALL)
_OF = regex.compile("[的の]")
_DEFINITE = regex.compile(r"(?:der|die|das|la|le|el|il|o|a|de|het|η|ο|το)\s", regex.IGNORECASE)
_ELISION = regex.compile(r"\s*(?:un|l)['’]", regex.IGNORECASE)
_ARTICLES = word_set(ARTICLES)
_NO_TERM_HEAD = regex.compile(NO_TERM_HEADS, regex.IGNORECASE)
_WITHOUT_INNER_WORDS = word_set(WITHOUT_INNER_WORDS)
_NOT_IN_TERMS = word_set(NOT_IN_TERMS)
_INSIDE_TERMS = word_set(INSIDE_TERMS)
_BEFORE_TERMS = stop_words("en") - _INSIDE_TERMS - {"a", "an", "the"}
_NO_TERM = regex.compile(NO_TERMS, regex.IGNORECASE)
_JUDGEMENT = regex.compile(rf"(?:an?|the|one|some)\s(?:{JUDGEMENTS})", regex.IGNORECASE)
_NEGATED = regex.compile(
    r"(?:not|no|never|nicht|kein\w*|pas|no|non|não|niet|nie|не|δεν|değil\w*|ليس\w*|אינו|אינה|नहीं)\b|不"
)


@dataclass(frozen=True)
class Definition:
    """`sentence[term]` is what is defined, `sentence[body]` what is said of it; strength lies in 0–1."""

    term: Span
    body: Span
    strength: float

    def term_in(self, sentence: str) -> str:
        return sentence[slice(*self.term)]


def definition_of(sentence: str, language: str = "en") -> Definition | None:
    """The best definition in a sentence; None where it holds none.

    >>> found = definition_of("A weir is a low dam that raises the water of a river.")
    >>> found.term_in("A weir is a low dam that raises the water of a river.")
    'weir'
    >>> definition_of("The weir broke in the spring of 1890.")
    """
    if len(sentence) > LONGEST:
        return None
    found = [one for one in _candidates(sentence, language) if one.strength >= LEAST]
    return max(found, key=lambda one: one.strength, default=None)


def _candidates(sentence: str, language: str) -> Iterator[Definition]:
    for base, pattern, needed in _patterns(language):
        if needed and not needed.search(sentence):
            continue
        for match in pattern.finditer(sentence):
            start, end = match.span("term")
            if language == "en" and start == match.start() and not pattern.pattern.startswith("^"):
                start = _noun_phrase_start(sentence, start, end)
            term, body = _bare_span(sentence, start, end), match.span("body")
            if term and _is_term(sentence, term, language) and not _lists(sentence, start, body):
                yield Definition(term, body, _strength(sentence, base, term, body, match.start(), language))


@cache
def _patterns(language: str) -> tuple[Form, ...]:
    forms: tuple[tuple[float, str, *tuple[str, ...]], ...] = (
        *(ENGLISH if language == "en" else OTHERS.get(language, ())),
        *ANYWHERE,
    )
    return tuple(
        (base, regex.compile(form), regex.compile(needed[0]) if needed else None)
        for base, form, *needed in forms
    )


def _noun_phrase_start(sentence: str, start: int, end: int) -> int:
    """Where the noun phrase begins that ends the stretch: behind its article, else its last few words."""
    words = list(_WORD.finditer(sentence, start, end))
    taken = 0
    for match in reversed(words):
        word = match.group().lower()
        if word in ("a", "an", "the") or taken == MOST_WORDS_BARE or word in _BEFORE_TERMS:
            return int(match.end())
        start, taken = match.start(), taken + (word not in _INSIDE_TERMS)
    return start


def _lists(sentence: str, start: int, body: Span) -> bool:
    """Whether the term is one of an enumeration, as in "rain, snow, or hail in winter"."""
    before, between = sentence[max(0, start - 2) : start], sentence[body[0] - 3 : body[0]]
    first = _WORD.search(sentence, *body)
    if body[0] < start or not between.strip().endswith("or"):
        return False
    odd = first and first.group().lower() in stop_words("en") - {"a", "an", "the"}
    return before == ", " or bool(odd)


def _bare_span(sentence: str, start: int, end: int) -> Span | None:
    """Without quotation marks, stops and an article."""
    first = _WORD.search(sentence, start, end)
    if first and first.group().lower() in _ARTICLES and _WORD.search(sentence, first.end(), end):
        start = first.end()
    elision = _ELISION.match(sentence, start, end)
    match = _BARE.search(sentence, elision.end() if elision else start, end)
    return match.span() if match else None


def _is_term(sentence: str, span: Span, language: str) -> bool:
    term = sentence[slice(*span)]
    words = [word.lower() for word in _WORD.findall(term)]
    stops = stop_words(language)
    if (
        not words
        or not _LETTER.search(term)
        or len(words) > MOST_WORDS
        or all(word in stops for word in words)
    ):
        return False
    if words[0] in OPENING_WORDS.get(language, ()):
        return False
    if language != "en":
        within = words[1:] if language in _WITHOUT_INNER_WORDS else []
        return words[0] not in stops and stops.isdisjoint(within) and not _NO_TERM_HEAD.search(term)
    inner = {*words[1:], *(words[:1] if words[0] in stops - {"a", "an", "the"} else ())}
    return not (_NO_TERM.fullmatch(term) or inner & _NOT_IN_TERMS or words[0] in _BEFORE_TERMS)


def _strength(sentence: str, base: float, term: Span, body: Span, start: int, language: str) -> float:
    said = sentence[slice(*body)]
    strength = base
    if _NEGATED.match(said) or _JUDGEMENT.match(said):
        strength -= 0.3
    # "It is called a weir": what it is stands in another sentence.
    if body[0] == 0 and opens_dangling(sentence, language):
        strength -= 0.3
    if body[0] > term[0] and len(_WORD.findall(said)) < 3 and language not in ("zh", "ja", "th"):
        strength -= 0.15
    if language in ("zh", "ja"):  # "the record of the past"
        return max(0.0, strength - 0.2 * bool(_OF.search(sentence, *term)))
    # "The region is the home of …" speaks of one region.
    strength -= 0.15 * bool(_DEFINITE.match(sentence, start) and _DEFINITE.match(said))
    # Long terms are seldom names of things.
    strength -= 0.05 * max(0, len(_WORD.findall(sentence[slice(*term)])) - 4)
    return max(0.0, min(1.0, strength))
