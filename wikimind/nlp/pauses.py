"""Where writing without stops pauses: at lines, before words that begin a clause, at spaces.

Thai and Lao end sentences with a space, captions and transcripts with nothing at all. The pieces of such a
stretch have about the length of sentences, and no piece of any text is endless.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import regex

from wikimind.nlp.dangling_words import OPENING_WORDS
from wikimind.nlp.scripts import is_unspaced, is_unstopped, word_count
from wikimind.nlp.words import stop_words, word_set

LONG = 300  # characters; shorter stretches are left alone
MANY_WORDS = 60  # the longest sentences of careful prose
ENOUGH = 1.6  # times the goal for which two pieces are made of one
MOST_WEIGHED = 40  # spaces; more stand only between single letters
FEW_MARKS = 25  # words for each comma, colon or dash: prose has one for ten, speech written down none


@dataclass(frozen=True)
class Lengths:
    """Characters of a piece."""

    shortest: int
    goal: int
    longest: int


SPOKEN = Lengths(60, 130, 260)
UNSPACED = Lengths(20, 45, 90)
UNSTOPPED = Lengths(50, 125, 300)
ENDLESS = Lengths(300, 600, 1000)
ENDLESS_UNSPACED = Lengths(100, 200, 400)

_SPACE = regex.compile(r"[\s\u200b]+")
_MARK = regex.compile(r"[,;:،؛、，；：—–]")
_WORD_AFTER = regex.compile(r"[\p{L}\p{M}'’]{1,30}")
_WORD_BEFORE = regex.compile(r"[\p{L}\p{M}'’]{1,30}$")
_OTHER_SCRIPT = regex.compile(r"[\p{Latin}\p{N}ๆ]")


def _all(words: str) -> tuple[str, ...]:
    return tuple(sorted(word_set(words)))


# Thai and Lao: how a clause begins, how it goes on, how it does not end and how it does.
_BEGINS = _all(
    """
    แต่ ดังนั้น อย่างไรก็ตาม นอกจาก ในขณะที่ ในปี เมื่อ หลังจาก ต่อมา ทั้งนี้ เนื่องจาก พวกเขา เขา เธอ มัน การ ความ
    ตัวอย่างเช่น จากนั้น ปัจจุบัน ในที่สุด สิ่ง ผู้ ใน นี่ ทั้งสอง ตามที่ ถึงแม้ แม้ว่า หาก ถ้า สำหรับ ບໍ່ ແຕ່ ດັ່ງນັ້ນ ໃນ ເມື່ອ ຫຼັງຈາກ
    ການ ຄວາມ
    """
)
_GOES_ON = _all(
    """
    และ หรือ ซึ่ง ที่ โดย เพื่อ กับ ของ คือ เช่น ได้แก่ จาก ถึง รวม จึง ก็ ว่า ให้ แล้ว ตลอดจน อัน แห่ง ແລະ ຫຼື ທີ່
    ເຊິ່ງ ໂດຍ ເພື່ອ
    """
)
_UNFINISHED = _all(
    """
    ว่า คือ และ หรือ เช่น ได้แก่ ของ ที่ ใน โดย กับ จาก ปี วันที่ พ.ศ. ค.ศ. เป็น แห่ง ชื่อ แก่ ແລະ ຫຼື ທີ່ ໃນ ຂອງ
    """
)
_FINISHED = _all("แล้ว ด้วย กัน นั้น เอง ครับ ค่ะ เท่านั้น มาก ขึ้น ลง ไป มา ແລ້ວ ນັ້ນ")

Cost = Callable[[str, int, int], float]


def at_pauses(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """The spans of the pieces of a stretch that no stop cuts; mostly the whole of it."""
    lengths, cost = _manner(text[start:end], language)
    while lengths and end - start > ENOUGH * lengths.goal:
        at, after = _pause(text, start, end, lengths, cost)
        yield start, at
        start = after
    yield start, end


def _manner(stretch: str, language: str) -> tuple[Lengths | None, Cost]:
    """How long the pieces are to be, and what tells where to cut; no lengths for what is a sentence."""
    spoken = partial(_spoken_cost, language=language)
    if len(stretch) > UNSTOPPED.shortest and is_unstopped(stretch):
        return UNSTOPPED, _unstopped_cost
    words = word_count(stretch) if len(stretch) > min(LONG, UNSPACED.longest) else 0
    unspaced = words > MANY_WORDS and is_unspaced(stretch)
    if words <= MANY_WORDS or (len(stretch) <= LONG and not unspaced):
        return None, spoken
    stopped = not stretch[-1].isalnum()
    if words > FEW_MARKS * len(_MARK.findall(stretch)) and words > MANY_WORDS * (1 + stopped):
        return (UNSPACED if unspaced else SPOKEN), spoken
    return (ENDLESS_UNSPACED if unspaced else ENDLESS), spoken


def _pause(text: str, start: int, end: int, lengths: Lengths, cost: Cost) -> tuple[int, int]:
    """(end of the piece that begins at `start`, beginning of the next) where a cut costs least."""
    first, last = start + lengths.shortest, min(start + lengths.longest, end - lengths.shortest)
    spaces: list[tuple[int, int]] = [m.span() for m in _SPACE.finditer(text, first, last)]
    if spaces:
        lines = [span for span in spaces if "\n" in text[slice(*span)]]
        spaces = lines if lines and lengths is SPOKEN else spaces
        spaces = spaces[:: 1 + len(spaces) // MOST_WEIGHED]
        return min(spaces, key=lambda span: cost(text, *span) + _oddness(span[0] - start, lengths))
    marks = [m.end() for m in _MARK.finditer(text, first, last)]
    at = marks[-1] if marks else _between_letters(text, start + lengths.goal)
    return at, at


def _oddness(length: int, lengths: Lengths) -> float:
    return ((length - lengths.goal) / lengths.goal) ** 2


def _between_letters(text: str, at: int) -> int:
    """Behind the marks and joiners that belong to the letter before."""
    while at < len(text) - 1 and (text[at].isspace() or regex.match(r"[\p{M}\p{Cf}]", text[at])):
        at += 1
    return at


def _spoken_cost(text: str, at: int, after: int, language: str) -> float:
    cost = -0.5 if "\n" in text[at:after] else 0.0
    if _MARK.match(text[at - 1]):
        return cost - (0.3 if text[at - 1] in ",،、，" else 0.8)
    following, before = _WORD_AFTER.match(text, after), _WORD_BEFORE.search(text[at - 30 : at])
    if following and following.group().lower() in OPENING_WORDS.get(language, ()):
        cost -= 0.4
    if before and before.group().lower() in stop_words(language):
        cost += 0.5
    return cost


def _unstopped_cost(text: str, at: int, after: int) -> float:
    before, following = text[max(0, at - 12) : at], text[after : after + 12]
    cost = 0.8 if _OTHER_SCRIPT.match(text[after]) or _OTHER_SCRIPT.match(text[at - 1]) else 0.0
    cost += 0.8 * before.endswith(_UNFINISHED) - 0.3 * before.endswith(_FINISHED)
    if following.startswith(_GOES_ON):
        return cost + 0.5
    return cost - 0.5 * following.startswith(_BEGINS)
