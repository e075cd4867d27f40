"""Names of articles as running text has them: in any inflection, and in scripts without spaces."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from wikimind.nlp.everyday import is_everyday_word
from wikimind.nlp.inflection import language_of_word, without_ending
from wikimind.nlp.scripts import UNSPACED
from wikimind.wiki.folding import folded

HEAD_UNITS = 5  # two would not do: every 'Introduction to …' would have the same head
_LONGEST_NAME = 60  # units

# A word, or a letter of a script that puts no spaces between words. Character references of HTML are none.
_UNIT = regex.compile(
    rf"&#?\w+;|[{UNSPACED}][\p{{M}}]*|(?:[[\p{{L}}\p{{N}}]--[{UNSPACED}]]\p{{M}}*)+(?:\+\+|\#)?", regex.V1
)
_UNSPACED_LETTER = regex.compile(rf"[{UNSPACED}]")


class Unit(NamedTuple):
    """A word or unspaced letter at `start:end`. `other` is its key for a name of another language."""

    key: str
    other: str
    start: int
    end: int


def units(text: str, language: str) -> list[Unit]:
    """The words of a text in the form under which names are found."""
    return [
        Unit(*_keys(match[0], language), *match.span())
        for match in _UNIT.finditer(text)
        if match[0][0] != "&"
    ]


@lru_cache(maxsize=65_536)
def _keys(word: str, language: str) -> tuple[str, str]:
    """The key of a word in its text's language, and in English, whose names other languages borrow."""
    if _UNSPACED_LETTER.match(word):
        return folded(word), folded(word)
    key = folded(without_ending(word, language))
    borrowed = word.isascii() and language_of_word(word, language) != "en"
    return key, folded(without_ending(word, "en")) if borrowed else key


def name_keys(name: str, language: str) -> tuple[str, ...]:
    """A name as the keys of its words.

    >>> name_keys("Tide mills", "en"), name_keys("水車", "ja")
    (('tide', 'mill'), ('水', '車'))
    """
    return tuple(unit.key for unit in units(name, language)[:_LONGEST_NAME])


def name_head(name: str, language: str) -> str:
    """The keys of the first words of a name, by which it is looked up."""
    return " ".join(name_keys(name, language)[:HEAD_UNITS])[:300]


def text_heads(run: Sequence[Unit]) -> Iterator[str]:
    """The heads of every name that could stand in a run of words: all of up to five in a row."""
    keys = [unit.key for unit in run]
    yield from _heads(keys)
    others = [unit.other for unit in run]
    if others != keys:
        yield from _heads(others)


def _heads(keys: list[str]) -> Iterator[str]:
    yield from (key for key in keys if not _says_nothing(key))
    for size in range(2, HEAD_UNITS + 1):
        for at in range(len(keys) - size + 1):
            yield " ".join(keys[at : at + size])


@lru_cache(maxsize=65_536)
def _says_nothing(key: str) -> bool:
    """Whether no name of this one word is looked for."""
    return bool(_UNSPACED_LETTER.match(key)) or is_everyday_word(key)
