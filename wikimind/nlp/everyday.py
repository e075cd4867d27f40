"""Titles that are everyday words, which running text has without meaning the thing so called."""

import regex

from wikimind.nlp.function_words import FUNCTION_WORDS
from wikimind.nlp.generic_words import GENERIC
from wikimind.nlp.keys import concept_key
from wikimind.nlp.scripts import UNSPACED, word_count
from wikimind.nlp.words import WORD

# Of all languages at once: what a title is written in is not always known.
_EVERYDAY = frozenset(word for words in FUNCTION_WORDS.values() for word in words.split()).union(
    *GENERIC.values()
)
_UNSPACED = regex.compile(rf"[{UNSPACED}]")
_SHORTEST_UNSPACED = 4  # characters; the fewest that are two words
_LETTER = regex.compile(r"\p{L}")


def is_everyday_word(word: str) -> bool:
    """Whether a word says too little to name something.

    >>> is_everyday_word("Results"), is_everyday_word("Raft"), is_everyday_word("и"), is_everyday_word("42")
    (True, False, True, True)
    """
    low = word.lower()
    return low in _EVERYDAY or concept_key(low) in _EVERYDAY or not _LETTER.search(word)


def is_one_word(title: str) -> bool:
    """Whether a title is a single word, also where no spaces are written.

    >>> is_one_word("Raft"), is_one_word("Tide mill"), is_one_word("水車"), is_one_word("分散システム")
    (True, False, True, False)
    """
    words = WORD.findall(title)
    letters = sum(len(_UNSPACED.findall(word)) for word in words)
    if letters:
        return letters < _SHORTEST_UNSPACED and word_count(title) <= 2
    return len(words) < 2


def is_everyday_title(title: str) -> bool:
    """Whether a text that has these words may well not mean what is called so.

    >>> [is_everyday_title(title) for title in ("Marta", "Results and discussion", "Tide mills")]
    [True, True, False]
    """
    return is_one_word(title) or all(map(is_everyday_word, WORD.findall(title)))
