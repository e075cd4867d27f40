"""Words of a text: tokens, stop words and stems by language."""

import re
from functools import cache, lru_cache

import regex

from wikimind.nlp import stemming
from wikimind.nlp.function_words import FUNCTION_WORDS
from wikimind.nlp.scripts import UNSPACED

# Hyphens, apostrophes, inner dots and joiners belong to a word; so do the endings of C++, C# and A*.
WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-‐‑'’.״׳\u200c\u200d][\p{L}\p{M}\p{N}]+)*(?:\+\+|#|\*)?")
_ASCII_WORD = re.compile(r"[A-Za-z0-9]+(?:[-'.][A-Za-z0-9]+)*(?:\+\+|#|\*)?")
_UNSPACED_RUN = regex.compile(rf"([{UNSPACED}\p{{M}}]*[{UNSPACED}][{UNSPACED}\p{{M}}]*)")
_CLUSTER = regex.compile(r"\X")
# Pairs of characters that are mere grammar.
_GRAMMAR = regex.compile(r"[\p{Hiragana}ー]+|.*[的了].*")
_TURKISH_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})
_DOTLESS = frozenset(("tr", "az"))


def word_set(text: str) -> frozenset[str]:
    """The words between white space, for lists that read better as text."""
    return frozenset(text.split())


def lowered(text: str, language: str = "") -> str:
    """In lower case; I becomes ı in Turkish.

    >>> lowered("ISI İdil", "tr"), lowered("ISI")
    ('ısı idil', 'isi')
    """
    return (text.translate(_TURKISH_CAPITALS) if language in _DOTLESS else text).lower()


def tokens(text: str, language: str = "") -> list[str]:
    """The words of a text in lower case, in their order; where no spaces are written, pairs of characters.

    >>> tokens("Don’t use C++ for GPT-2."), tokens("水車小屋")
    (["don't", 'use', 'c++', 'for', 'gpt-2'], ['水車', '車小', '小屋'])
    """
    if text.isascii():
        return [word.lower() for word in _ASCII_WORD.findall(lowered(text, language))]
    words = WORD.findall(lowered(text.replace("’", "'"), language))
    return [piece for word in words for piece in ([word] if word.isascii() else _pieces(word))]


@lru_cache(maxsize=20_000)
def _pieces(word: str) -> tuple[str, ...]:
    parts = _UNSPACED_RUN.split(word)
    if len(parts) == 1:
        return (word,)
    # Every second part is a run without spaces.
    pieces = [(_pairs(part) if i % 2 else [part.strip("-.'")]) for i, part in enumerate(parts) if part]
    return tuple(piece for part in pieces for piece in part if piece)


def _pairs(run: str) -> list[str]:
    letters = _CLUSTER.findall(run)
    return ["".join(letters[i : i + 2]) for i in range(max(1, len(letters) - 1))]


@cache
def stop_words(language: str) -> frozenset[str]:
    """Function words; empty for languages without a list."""
    return word_set(FUNCTION_WORDS.get(language, ""))


def content_stems(text: str, language: str = "en") -> list[str]:
    """Stems of the words that are no stop words, in their order.

    >>> content_stems("The networks were learning"), content_stems("水車は回る", "ja")
    (['network', 'learn'], ['水車', '車は', 'は回', '回る'])
    """
    stops = stop_words(language)
    return [
        stem(word, language)
        for word in tokens(text, language)
        if word not in stops and (word.isascii() or not _GRAMMAR.fullmatch(word))
    ]


@lru_cache(maxsize=100_000)
def stem(word: str, language: str = "en") -> str:
    """The stem of a word in lower case."""
    return stemming.stem(word, language)
