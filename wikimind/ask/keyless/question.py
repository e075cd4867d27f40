"""What a question asks for: its kind, the type of its answer, and the terms that say what it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from wikimind.nlp.answer_types import AnswerType
from wikimind.nlp.question_words import ASKING, FORM, GRAMMAR
from wikimind.search.stopwords import STOP_WORDS
from wikimind.search.terms import stream, terms

TYPES: dict[str, tuple[AnswerType, ...]] = {
    "definition": ("definition",),
    "number": ("number",),
    "when": ("date",),
    "where": ("place", "name"),
    "who": ("name",),
    "why": ("reason",),
    "how": ("means",),
    "list": ("list",),
    "what": ("name", "quotation", "list", "number"),
    "yesno": (),
    "topic": (),
}
FORM_WEIGHT = 0.25
_FOCUS = re.compile(
    r"\b(?:what|which|welche[rsnm]?|quelle?s?|qué|quale|welke?|qual)\s+([^\W\d_]+)", re.IGNORECASE
)


@dataclass(frozen=True)
class Asked:
    """The question in the terms of one language.

    `weights` says how much each term counts, in their order: terms of form little, the others 1. `names` are
    the terms written with a capital or holding a digit; `focus` is the noun after "which", `spelled` how
    the question writes each term.
    """

    kind: str
    types: tuple[AnswerType, ...]
    weights: dict[str, float]
    names: frozenset[str]
    focus: str
    spelled: dict[str, str]


@lru_cache(maxsize=256)
def asked(question: str, language: str) -> Asked:
    """Read the question as one in this language; its kind may be told by the words of another.

    >>> found = asked("Which city did Rollo's men take in 911?", "en")
    >>> found.kind, list(found.weights), sorted(found.names), found.focus
    ('where', ['citi', 'rollo', 'men', 'take', '911'], ['911', 'rollo'], 'citi')
    """
    kind = kind_of(question, (language, "en"))
    stops, form = stop_terms(language), form_terms(language)
    weights: dict[str, float] = {}
    spelled: dict[str, str] = {}
    names = set()
    for term in terms(question, language, lambda term: term not in stops and not is_grammar(term)):
        is_form = term.text in form or any(map(is_grammar, term.text))
        weights[term.text] = FORM_WEIGHT if is_form else 1.0
        spelled[term.text] = question[term.start : term.end]
        first = question[term.start]
        if first.isdigit() or (term.start > 0 and first.isupper()):
            names.add(term.text)
    match = _FOCUS.search(question)
    focus = next(iter(stream(match[1], language)), "") if match else ""
    return Asked(kind, TYPES[kind], weights, frozenset(names), focus, spelled)


def kind_of(question: str, languages: Sequence[str]) -> str:
    """The kind by the first of these languages whose question words occur; 'topic' where none do.

    >>> kind_of("How many leaves?", ["en"]), kind_of("Warum ist Tee grün?", ["de"]), kind_of("Tea", ["en"])
    ('number', 'why', 'topic')
    """
    text = " ".join(question.split())
    for language in languages:
        for kind, pattern in _asking(language):
            if pattern.search(text):
                return kind
    return "topic"


@cache
def _asking(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in ASKING.get(language, ()))


def is_grammar(term: str) -> bool:
    """Whether it is made of characters of grammar alone, in scripts that are written without spaces."""
    return all(character in GRAMMAR for character in term)


@cache
def stop_terms(language: str) -> frozenset[str]:
    """The stop words as terms of the index."""
    return frozenset(term for word in STOP_WORDS.get(language, ()) for term in stream(word, language))


@cache
def form_terms(language: str) -> frozenset[str]:
    """The words that belong to the asking, as terms of the index."""
    return frozenset(term for word in FORM.get(language, ()) for term in stream(word, language))
