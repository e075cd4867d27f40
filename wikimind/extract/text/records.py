"""Texts in which a line is a record: chats and logs. Each keeps its lines, whatever their length."""

import re
from collections.abc import Iterator, Sequence

# What chats write before a message and programs before a line of a log, in the digits of any script.
_DATE = "|".join(
    (
        r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?",
        r"\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?(?:\d{4}|\d{2})",
        r"\d{1,2}/[A-Z][a-z]{2}/\d{4}",
        r"[^\W\d_]{3,9}\.? \d{1,2},? \d{4}",
        r"\d{1,2}\.? [^\W\d_]{3,12}\.? \d{4}",
        r"[A-Z][a-z]{2} {1,2}\d{1,2}",  # syslog has no year
    )
)
_TIME = (
    r"(?:[^\W\d_]{2,4}\s?)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,9})?"
    r"(?:\s?(?:[AP]\.?M\.?|[ap]\.?\s?m\.?|[^\W\d_]{1,2}\.?))?(?:\s?(?:Z|[+-]\d{2}:?\d{2}))?"
)
_BETWEEN = r"(?:[,،T:\s]|\s[^\W\d_]{1,3}\.?\s)*"
_STAMP = re.compile(
    rf"[\[(<]?(?:(?:{_DATE}){_BETWEEN}{_TIME}|{_TIME}[,\s]*(?:{_DATE})|{_TIME}(?=[\])>]|\s+[-–<*]\s)"
    rf"|(?:{_DATE})(?=[\])>]|\s+[-–]\s)|\d\d:\d\d:\d\d[.,]\d+\s)"
    # Telegram puts the name before.
    rf"|[^\n\[\]]{{1,60}}, \[(?:{_DATE}){_BETWEEN}{_TIME}\]$"
)
_NAME = r"(?!(?:[A-Z]{4,8}|[\w.-]*\w+\[)\b)[^:\n\[\]{}=]{1,60}"
_MESSAGE = re.compile(
    rf"(?:{_STAMP.pattern})[\])>]?\s?(?:[-–—]\s)?[<~]?\s?{_NAME}>?\s?:\s|[^\n\[\]]{{1,60}}, \["
)
_MARKS = dict.fromkeys((0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0xFEFF))
_SHAPES = (
    # A level, a bracketed field, an address or a counter before each line.
    re.compile(r"\[?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|CRITICAL|FATAL|I|W|E|D)\]?[:\s/(]"),
    re.compile(r"\d{1,3}(?:\.\d{1,3}){3} "),
    re.compile(r"\[ *\d+\.\d+\] "),
    re.compile(r"<\d{1,3}>"),
    re.compile(r"\d{10,13}(?:\.\d+)?[\s,]"),
)
_SAMPLE = 400  # lines that are looked at


def stamp(line: str) -> bool:
    """Whether the line begins with a date and a time, or what logs have in their place."""
    head = _head(line)
    return bool(_STAMP.match(head)) or any(shape.match(head) for shape in _SHAPES)


def _head(line: str) -> str:
    """The beginning of the line, without the marks that direct it."""
    return line[:160].translate(_MARKS).strip()


def is_records(lines: Sequence[str]) -> bool:
    """Whether a text is made of records: lines that begin with a stamp, and what they go on with.

    >>> is_records(["[03/05/2021, 10:11:12] Ana: Hello", "[03/05/2021, 10:12:40] Ben: Hi", "there"])
    True
    >>> is_records(["On 3 May 2021 the boat arrived.", "It had a leak.", "We patched it."])
    False
    """
    sample = [line for line in lines[:_SAMPLE] if line.strip()]
    stamped = sum(map(stamp, sample))
    return stamped >= 2 and (stamped >= 0.5 * len(sample) or (stamped >= 5 and stamped >= 0.2 * len(sample)))


def is_chat(lines: Sequence[str]) -> bool:
    """Whether somebody is named behind most stamps."""
    sample = [line for line in lines[:_SAMPLE] if stamp(line)]
    return 2 * sum(bool(_MESSAGE.match(_head(line))) for line in sample) >= len(sample)


def records(lines: Sequence[str]) -> Iterator[str]:
    """Each record with the lines it goes on with; blank lines at its end are left out."""
    record: list[str] = []
    for line in lines:
        if record and stamp(line):
            yield "\n".join(record).rstrip()
            record = []
        if record or line.strip():
            record.append(line.rstrip())
    if record:
        yield "\n".join(record).rstrip()
