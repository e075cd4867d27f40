"""The stops of every script: the marks at which a sentence may end, with what clings to them."""

from collections.abc import Iterator
from typing import NamedTuple

import regex

# Semicolon, colon, bar and word space are stops in one script each; `_is_stop` knows which.
_MARKS = regex.compile(r"[.!?…‼⁇⁈⁉;\u037e:|፡།༎．[\p{Sentence_Break=STerm}--၊]]+", regex.V1)
_CLINGING = regex.compile(
    # Closing quotation marks and brackets, numbers of footnotes, [citation needed].
    r"[)\]}\"'”“’‘»«›‹」』】〕〗》〉）］｝｣]*(?:[ \u00a0\u202f]»(?![\p{L}\p{N}]))?"
    r"(?:\s?\[\d[\d,–\s-]{0,40}\]|\[[^\[\]\n]{1,24}\]){0,9}[¹²³⁰⁴-⁹*†‡]{0,3}"
)
_WITHOUT_SPACE = regex.compile(r"[[\p{Sentence_Break=STerm}．།༎]--[!?‼⁇⁈⁉]]", regex.V1)
_GREEK = regex.compile(r"[\p{Greek}\p{M}»]")
_ARMENIAN = regex.compile(r"\p{Armenian}")
_INDIC = regex.compile(r"[\p{Devanagari}\p{Bengali}\p{Oriya}\p{Gurmukhi}\p{Gujarati}]")
_CJK = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
_ABJAD = regex.compile(r"[\p{Arabic}\p{Hebrew}]{3}")

# A sentence that lost the space before it.
_GLUED = regex.compile(r"\p{Lu}\p{Ll}{3,}\s")


class Stop(NamedTuple):
    """A stop begins at `start`; what clings to it, such as a closing quotation mark, ends at `end`."""

    start: int
    end: int
    marks: str


def stops(text: str, start: int, end: int) -> Iterator[Stop]:
    """The stops of `text[start:end]`, in order.

    >>> [stop.marks for stop in stops("2.5 m? Так! ¿Sí? 好。是", 0, 19)]
    ['?', '!', '?', '。']
    """
    for match in _MARKS.finditer(text, start, end):
        stop = Stop(match.start(), _end_of_clinging(text, match.end(), end), match.group())
        if stop.start > start and _is_stop(text, stop, start, end):
            yield stop


def _end_of_clinging(text: str, at: int, end: int) -> int:
    if at >= end or (text[at].isspace() and text[at + 1 : at + 2] not in ("[", "»")):
        return at
    match = _CLINGING.match(text, at, end)
    return match.end() if match else at


def _is_stop(text: str, stop: Stop, start: int, end: int) -> bool:
    first, before = stop.marks[0], text[stop.start - 1]
    spaced = stop.end == end or text[stop.end].isspace()
    if first in ".!?…" and spaced:
        return True
    if first == "፡":
        return "፡፡" in stop.marks or "።" in stop.marks
    if _WITHOUT_SPACE.search(stop.marks):
        return True
    if first in ";\u037e":
        return spaced and bool(_GREEK.match(before))
    if first == ":":
        return spaced and bool(_ARMENIAN.match(before))
    if first == "|":
        bare = text[max(start, stop.start - 3) : stop.start].rstrip().rstrip("\u093c\u093e-\u094d")
        return spaced and bool(_INDIC.search(bare[-3:]))
    return _stands_between(text, stop, start, end)


def _stands_between(text: str, stop: Stop, start: int, end: int) -> bool:
    """Whether a stop without a space behind it stands between sentences: in some scripts none is needed."""
    if stop.end < end and _CJK.match(text[stop.end]):
        return bool(_CJK.match(text[stop.start - 1]))
    before = text[max(start, stop.start - 3) : stop.start]
    if _GLUED.match(text, stop.end, end) and before.islower():
        return before.isalpha()
    return bool(_ABJAD.fullmatch(before) and _ABJAD.match(text, stop.end, end))
