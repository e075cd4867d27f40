"""Printed lines → running text: words broken at a line's end are joined again."""

import re
from collections import Counter
from collections.abc import Iterable

from wikimind.extract.lines import joint
from wikimind.extract.pdf.columns import Line
from wikimind.extract.pdf.glyphs import HYPHEN
from wikimind.nlp.words import word_set

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_HEAD = re.compile(r"^[^\W\d_]+")
_TAIL = re.compile(r"[^\W\d_]+$")
_BROKEN = re.compile(rf"[^\W_][{HYPHEN}\-‐­]$")
# Prefixes that keep their hyphen before anything, or before a word that stands alone elsewhere; and words
# that begin others without one ("however", "framework").
_HYPHENATED = frozenset(("self", "non", "semi", "quasi"))
_HYPHENATED_BEFORE_WORDS = frozenset(("cross", "ex", "half", "well", "so"))
_SOLID = word_set(
    """some any every with there where how more over under out other never up when through back down further
    data key net soft hard frame work web white black news"""
)


class Vocabulary:
    """How often each word stands whole within a line; tells real compounds from broken words."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        self._prefixes: Counter[str] = Counter()
        for line in lines:
            # The first and the last word of a line may be halves.
            words = _WORD.findall(line.text)
            self._words.update(word.lower() for word in words[1:-1])
        for word, count in self._words.items():
            if "-" in word:
                self._prefixes[word.split("-", 1)[0]] += count

    def keeps_hyphen(self, left: str, right: str) -> bool:
        """Whether `left` + `right`, parted at a line's end, are a compound with a hyphen of its own."""
        if not left or not right or not right[0].islower():
            return True
        solid, hyphenated = (left + right).lower(), f"{left}-{right}".lower()
        if self._words[solid] or self._words[hyphenated]:
            return self._words[hyphenated] > self._words[solid]
        low_left, low_right = left.lower(), right.lower()
        if low_left in _HYPHENATED and len(right) > 3:
            return True
        if not self._words[low_right] or len(right) < 4 or low_left in _SOLID or self._has_kin(solid):
            return False
        often = self._prefixes[low_left] > 0 or self._words[low_left] > 0 and len(left) > 3
        return often or low_left in _HYPHENATED_BEFORE_WORDS

    def _has_kin(self, word: str) -> bool:
        """Whether another form of the word stands whole somewhere: "extend" for "extends"."""
        return any(self._words[word[:cut]] for cut in range(len(word) - 1, max(4, len(word) - 4), -1))


def join(lines: list[Line], vocabulary: Vocabulary) -> list[tuple[str, int | None]]:
    """The lines as runs of text, one per page."""
    runs: list[tuple[str, int | None]] = []
    text = ""
    for at, line in enumerate(lines):
        if at and line.page != lines[at - 1].page:
            runs.append((text, lines[at - 1].page))
            text = ""
        following = lines[at + 1].text if at + 1 < len(lines) else ""
        text += _ended(line.text, following, vocabulary)
    if lines:
        runs.append((text, lines[-1].page))
    return runs


def _ended(text: str, following: str, vocabulary: Vocabulary) -> str:
    """A line with what parts it from the following one: nothing inside a word, else a space."""
    if not following:
        return clean(text)
    if not _BROKEN.search(text):
        glued = text.endswith(("—", "/")) and len(text) > 1 and text[-2] != " "
        return clean(text) + ("" if glued else joint(text, following))
    left, right = _TAIL.search(text[:-1]), _HEAD.search(following)
    if text[-1] in "\xad" or not vocabulary.keeps_hyphen(left[0] if left else "", right[0] if right else ""):
        return clean(text[:-1])
    return clean(text[:-1]) + "-"


def clean(text: str) -> str:
    """One line of text: marks of broken words as hyphens, runs of white space as one space."""
    return " ".join(text.replace(HYPHEN, "-").replace("\xad", "").split())
