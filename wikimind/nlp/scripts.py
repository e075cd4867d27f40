"""What writing systems are like: which have capitals, which put spaces between words, how much is a word."""

import regex

# A letter with the marks that belong to it: vowel signs, points, accents, joiners between letters.
LETTER = r"(?:\p{L}[\p{M}\u200c\u200d]*)"

# No spaces between words.
UNSPACED = (
    r"\p{Han}\p{Hiragana}\p{Katakana}\u30fc\p{Bopomofo}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}\p{Yi}"
)
_UNSPACED_LETTER = regex.compile(rf"[\p{{L}}\p{{N}}&&[{UNSPACED}]]", regex.V1)
_SPACED_WORD = regex.compile(rf"[[\p{{L}}\p{{N}}]--[{UNSPACED}]][\w\p{{M}}’'\u200c\u200d-]*", regex.V1)
_UNSTOPPED_LETTER = regex.compile(r"[\p{Thai}\p{Lao}]")
_LETTER = regex.compile(r"\p{L}")

# Letters that make a word in writing without spaces, marks left out: on the average of running prose.
_LETTERS_PER_WORD = 1.8


def is_lower(word: str) -> bool:
    """Whether the word begins as words inside a sentence do, in a script that has capitals.

    Georgian letters are of the lower case for Unicode, but no sentence begins with the other one.

    >>> is_lower("mill"), is_lower("Mill"), is_lower("iPhone"), is_lower("мельница"), is_lower("水")
    (True, False, False, True, False)
    """
    first = word[:1]
    return first.islower() and not "\u10d0" <= first <= "\u10ff" and not word[1:2].isupper()


def is_unspaced(text: str) -> bool:
    """Whether most of the text is written without spaces between words."""
    return 2 * len(_UNSPACED_LETTER.findall(text)) > len(_LETTER.findall(text))


def is_unstopped(text: str) -> bool:
    """Whether most of the text is in a script whose sentences end in a space and no stop: Thai, Lao."""
    return 2 * len(_UNSTOPPED_LETTER.findall(text)) > len(_LETTER.findall(text))


def word_count(text: str) -> int:
    """The words of a text; estimated from its letters where it is written without spaces.

    >>> word_count("Mills grind."), word_count("水車は粉をひく機械である。"), word_count("β-blockers: 3")
    (2, 7, 2)
    """
    unspaced = len(_UNSPACED_LETTER.findall(text))
    spaced = len(text.split()) if not unspaced else len(_SPACED_WORD.findall(text))
    return spaced + round(unspaced / _LETTERS_PER_WORD)
