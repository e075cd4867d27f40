"""What a person typed, as words, phrases and exclusions. Every text is a valid query."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from wikimind.search.qualifiers import Qualifier, split
from wikimind.search.stopwords import STOP_WORDS
from wikimind.search.terms import LONGEST_TERM, query_stream
from wikimind.wiki.folding import folded

MOST_WORDS = 40  # What is pasted as a query may be a whole text.
MOST_CHARACTERS = 10_000

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
# A minus excludes before a letter only: -5 and --help are looked for.
_MINUS = r'(?:(?<!\S)(-)(?=[^\W\d_]|"[^"]))?'
_PART = re.compile(rf'{_MINUS}"([^"]+)"|{_MINUS}([^\s"]+)')
_BEING_TYPED = re.compile(r"[^\W_]+\Z")


@dataclass(frozen=True)
class Word:
    """A word in the terms of every language it may be in; `typed` as it stands in the query.

    `prefix` also lets it begin longer words: `longer` are those of them that the space knows.
    """

    terms: tuple[str, ...]
    prefix: str = ""
    longer: tuple[str, ...] = field(default=(), repr=False)
    typed: str = field(default="", compare=False, repr=False)

    @property
    def alternatives(self) -> tuple[str, ...]:
        """Every term that stands for the word."""
        return (*self.terms, *(term for term in self.longer if term not in self.terms))


@dataclass(frozen=True)
class Phrase:
    """Terms that follow one another; one sequence for every language the phrase may be in."""

    sequences: tuple[tuple[str, ...], ...]


Part = TypeVar("Part", Word, Phrase)


@dataclass(frozen=True)
class Query:
    """Phrases must occur, words are preferred, what is excluded must not occur; all is narrowed down."""

    words: tuple[Word, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Phrase, ...] = ()
    narrowed: tuple[Qualifier, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words or self.phrases)

    @property
    def terms(self) -> list[str]:
        """Every term that is looked for, and those of what is excluded."""
        phrases = (*self.phrases, *self.excluded)
        of_phrases = [term for phrase in phrases for terms in phrase.sequences for term in terms]
        of_words = [term for word in self.words for term in word.alternatives]
        return list(dict.fromkeys([*of_words, *of_phrases]))

    @cached_property
    def scored_words(self) -> list[Word]:
        """The words and the parts of phrases, which all count alike."""
        parts = [
            Word(tuple(dict.fromkeys(terms)))
            for phrase in self.phrases
            for terms in zip(*phrase.sequences, strict=False)
        ]
        return list(dict.fromkeys([*self.words, *parts]))


def parse(text: str, languages: Sequence[str]) -> Query:
    """Read a query.

    >>> parse('the "big bang" -theory exp', ["en"])  # doctest: +NORMALIZE_WHITESPACE
    Query(words=(Word(terms=('exp',), prefix='exp'),),
          phrases=(Phrase(sequences=(('big', 'bang'),)),), excluded=(Phrase(sequences=(('theori',),)),),
          narrowed=())
    """
    typed, narrowed = split(text[:MOST_CHARACTERS].translate(_QUOTES))
    words: list[str] = []
    phrases: list[Phrase] = []
    excluded: list[Phrase] = []
    for match in _PART.finditer(typed):
        minus_phrase, phrase, minus_word, word = match.groups()
        if minus_phrase or minus_word:
            excluded += _phrases(phrase or word, languages)
        elif phrase:
            phrases += _phrases(phrase, languages)
        else:
            words.append(word)
            last_end = match.end()
    found = _words(words, languages, _stop_words(words, languages))
    if words and last_end == len(typed):
        found = _with_prefix(found, words[-1], languages)
    content = [word for word, stop in found if not stop]
    chosen = content if content or phrases else [word for word, _ in found]
    return Query(_first(chosen), _first(phrases), _first(excluded), narrowed)


def _first(parts: Iterable[Part]) -> tuple[Part, ...]:
    return tuple(dict.fromkeys(parts))[:MOST_WORDS]


def shortened(word: Word) -> Word:
    """The same word where what is typed is longer than the term: "relationa" of relational is relat."""
    typed = word.prefix
    stems = tuple(typed[:end] for end in range(len(typed) - 1, max(3, len(typed) - 5), -1))
    return replace(word, terms=tuple(dict.fromkeys((*word.terms, *stems))))


def occurring_only(query: Query, documents: Collection[str]) -> Query:
    """Without the stems that occur nowhere, of words of which another one does.

    So a space in thirty languages costs an engine as much as one in the few that a word has forms in.
    """
    words = tuple(
        replace(word, terms=tuple(term for term in word.terms if term in documents) or word.terms)
        for word in query.words
    )
    phrases = tuple(_occurring(phrase, documents) for phrase in query.phrases)
    return replace(query, words=words, phrases=phrases)


def _occurring(phrase: Phrase, documents: Collection[str]) -> Phrase:
    found = tuple(sequence for sequence in phrase.sequences if all(term in documents for term in sequence))
    return Phrase(found or phrase.sequences)


def _phrases(text: str, languages: Sequence[str]) -> list[Phrase]:
    sequences = [tuple(query_stream(text, language)) for language in languages]
    found = tuple(dict.fromkeys(sequence for sequence in sequences if sequence))
    return [Phrase(found)] if found else []


def _stop_words(parts: Sequence[str], languages: Sequence[str]) -> frozenset[str]:
    """Those of the language that the query is in: of which it has the most, else of the first one.

    A German "die" must not keep English readers from asking what makes cells die.
    """
    words = [_bare(part) for part in parts]
    counts = [sum(word in STOP_WORDS.get(language, ()) for word in words) for language in languages]
    if not counts:
        return frozenset()
    return STOP_WORDS.get(languages[counts.index(max(counts))], frozenset())


def _bare(part: str) -> str:
    return folded(part).strip("?!.,;:()'").replace("'", "").replace("’", "")


def _words(parts: Iterable[str], languages: Sequence[str], stops: frozenset[str]) -> list[tuple[Word, bool]]:
    """Every word, and whether it is a stop word."""
    found = []
    for part in parts:
        streams = [query_stream(part, language) for language in languages]
        # Languages may cut a word differently; the terms then stand beside one another.
        longest = max(map(len, streams), default=0)
        for i in range(longest):
            terms = tuple(dict.fromkeys(stream[i] for stream in streams if i < len(stream)))
            found.append((Word(terms, typed=part), _bare(part) in stops))
    return found


def _with_prefix(
    found: list[tuple[Word, bool]], part: str, languages: Sequence[str]
) -> list[tuple[Word, bool]]:
    """The last word may still be being typed."""
    match = _BEING_TYPED.search(part)
    if not match or not found or (len(match.group()) < 2 and match.group().isascii()):
        return found
    word, stop = found[-1]
    prefix = folded(match.group())[:LONGEST_TERM]
    return [*found[:-1], (replace(word, prefix=prefix), stop)]
