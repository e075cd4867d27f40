"""Fonts that do not say which letters they draw, read by what their codes spell.

Old fonts number their letters as ASCII or as TeX does, and say so nowhere. If the codes of a font, read that
way, spell words on the page, they are what is printed; if not, nothing is made of them.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

from wikimind.extract.pdf.encodings import OT1, T1
from wikimind.nlp.language import LANGUAGES
from wikimind.nlp.words import stop_words

Table = Mapping[int, str]
Word = tuple[int, ...]  # codes of one font without white space between them

_ASCII: Table = {code: chr(code) for code in range(0x20, 0x7F)}
_TRUETYPE: Table = {code - 29: chr(code) for code in range(0x21, 0x7F)}  # glyphs as Windows' fonts count them
_WAYS: tuple[Table, ...] = (_ASCII, OT1, T1, _TRUETYPE)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_MOST_WORDS = 3000  # of one font that are looked at
_DIGITS = frozenset(range(0x30, 0x3A))
_WITH_DIGITS = _DIGITS | frozenset(map(ord, ".,-%/:()+"))


def tables_by_face(words: Mapping[int, list[Word]], vocabulary: frozenset[str]) -> dict[int, Table]:
    """For each font whose codes spell words the characters that they stand for.

    `words` are those of each font on a page, `vocabulary` words in lower case that it shows in other fonts.
    """
    ways = _by_likelihood(word for each in words.values() for word in each[:_MOST_WORDS])
    tables: dict[int, Table] = {}
    pairs = Counter(_pairs(vocabulary))
    vocabulary = vocabulary | _common_words()
    # Large fonts first: what they spell helps to read the small ones.
    for face in sorted(words, key=lambda face: -len(words[face])):
        sample = words[face][:_MOST_WORDS]
        table = _utf8(sample) or next((way for way in ways if _spells(sample, way, vocabulary)), None)
        if table is None:
            table = next((way for way in ways if _sounds_alike(sample, way, pairs)), None)
        if table is not None:
            tables[face] = table
            spelled = [text for word in sample if len(text := _spelled(word, table)) > 1]
            vocabulary |= set(spelled)
            pairs.update(_pairs(spelled))
    for face in words.keys() - tables.keys():
        if tables and _counts(words[face]):
            tables[face] = _ASCII
    return tables


def _by_likelihood(words: Iterable[Word]) -> list[Table]:
    """The ways to read codes, first the one that makes most of these words of letters alone."""
    counts = Counter(words)
    weights = [
        sum(count for word, count in counts.items() if len(word) > 1 and _spelled(word, way)) for way in _WAYS
    ]
    return [_WAYS[at] for at in sorted(range(len(_WAYS)), key=lambda at: -weights[at])]


def _spells(words: list[Word], way: Table, vocabulary: frozenset[str]) -> bool:
    """Whether enough of the words are known ones: a few of many, or nearly all of a few."""
    spelled = [_spelled(word, way) for word in words if len(word) > 1 and not _WITH_DIGITS.issuperset(word)]
    recognised = [word for word in spelled if word in vocabulary]
    share = len(recognised) / len(spelled) if spelled else 0.0
    longest = max(map(len, recognised), default=0)
    return len(recognised) >= 6 and share >= 0.2 or longest >= 4 and share >= 0.5


def _sounds_alike(words: list[Word], way: Table, usual: Mapping[str, int]) -> bool:
    """Whether the letters of a small font follow each other as in what is read already."""
    texts = ["".join(way.get(code, "\0") for code in word).lower() for word in words]
    if any("\0" in text for text in texts):
        return False
    pairs = list(_pairs(run for text in texts for run in _LETTERS.findall(text)))
    return len(pairs) >= 8 and sum(usual.get(pair, 0) > 1 for pair in pairs) >= 0.85 * len(pairs)


def _pairs(words: Iterable[str]) -> Iterator[str]:
    return (left + right for word in words for left, right in pairwise(word))


def _spelled(word: Word, way: Table) -> str:
    """The letters that the codes spell in lower case, without punctuation around; "" if they are none."""
    text = "".join(way.get(code, "\0") for code in word).strip(".,;:!?()[]“”‘’'\"–-").lower()
    return text if text.isalpha() else ""


def _utf8(words: list[Word]) -> Table | None:
    """The table of a font whose codes are the bytes of UTF-8, which long codes give away."""
    codes = {code for word in words for code in word}
    long = {code: _decoded(code) for code in codes if code > 0xFF}
    if len(long) < 2 or not all(long.values()):
        return None
    return {**_ASCII, **long}


def _decoded(code: int) -> str:
    try:
        text = code.to_bytes((code.bit_length() + 7) // 8, "big").decode()
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 and text.isprintable() else ""


def _counts(words: list[Word]) -> bool:
    """Whether a font without letters shows numbers of several digits."""
    codes = {code for word in words for code in word}
    long = sum(len(_DIGITS.intersection(word)) > 1 for word in words)
    return codes <= _WITH_DIGITS and len(codes & _DIGITS) >= 4 and long >= 3


@cache
def _common_words() -> frozenset[str]:
    words = (word for language in LANGUAGES for word in stop_words(language))
    return frozenset(word for word in words if len(word) > 1 and word.isalpha())
