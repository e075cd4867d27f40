"""The text of a model taken apart: sentences, each with the numbers that it cites."""

import re

from wikimind.nlp import sentences

_MARK = re.compile(r"\[\s*(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*\]")
_ODD_MARK = re.compile(r"【(\d{1,3})[^】]*】|\[\^(\d{1,3})\]")
_BEHIND_STOP = re.compile(rf"([.!?…]+[\"”’)]*)((?:\s*{_MARK.pattern})+)")
_LAYOUT = re.compile(r"^\s*(?:#{1,6}\s+|[-*•]\s+|\d{1,2}[.)]\s+|>\s+)|\*\*|__|`")
_SPACE_BEFORE_STOP = re.compile(r"\s+([.,;:!?…])")
_RANGE = re.compile(r"(\d+)\s*[–-]\s*(\d+)")
LONGEST_RANGE = 12


def cited_sentences(text: str, language: str) -> list[tuple[str, tuple[int, ...]]]:
    """Every sentence without its marks, and the numbers in them.

    >>> cited_sentences("It is withered. [2] It is *not* oxidised [1, 3].", "en")
    [('It is withered.', (2,)), ('It is *not* oxidised.', (1, 3))]
    """
    found = []
    for line in text.splitlines():
        line = _ODD_MARK.sub(lambda mark: f"[{mark[1] or mark[2]}]", _LAYOUT.sub("", line))
        line = _BEHIND_STOP.sub(lambda match: f" {match[2].strip()}{match[1]}", line)
        for start, end in sentences.split(line, language):
            sentence = line[start:end]
            words = _SPACE_BEFORE_STOP.sub(r"\1", " ".join(_MARK.sub(" ", sentence).split()))
            if any(char.isalnum() for char in words):
                found.append((words, _numbers(sentence)))
    return found


def _numbers(sentence: str) -> tuple[int, ...]:
    numbers: dict[int, None] = {}
    for mark in _MARK.finditer(sentence):
        for first, last in _RANGE.findall(mark[1]):
            numbers.update(dict.fromkeys(range(int(first), min(int(last), int(first) + LONGEST_RANGE) + 1)))
        numbers.update(dict.fromkeys(int(number) for number in re.findall(r"\d+", mark[1])))
    return tuple(numbers)
