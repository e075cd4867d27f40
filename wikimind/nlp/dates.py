"""Dates that a text names, in the languages we read, as far as they are certain: year, month, day.

Nothing is guessed. Of 03/04/2021 only the year is sure; a number of four digits is a year only where words
say so; years of other calendars (۱۳۷۷, พ.ศ. 2541) are left alone. The names of months are those of the CLDR.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import regex
from babel import Locale, UnknownLocaleError

from wikimind.nlp.date_words import AFTER, JOINED, MORE_MONTHS, ORDINALS, SURE, WEAK
from wikimind.nlp.words import stop_words

FIRST_YEAR, LAST_YEAR = 1000, 2199
_FIRST_PLAIN_YEAR = 1500  # below it a number is a year only beside a word that says so
_ROUND = 50  # round numbers count things as often as they are years
_LUNAR = frozenset(("ar", "fa", "ur"))  # where earlier years may be those of the Hijra
_SHORTEST_MONTH = 3  # letters of an abbreviation
_ARABIC_LANDS = ("ar_SY",)  # whose months have names of their own

_DIGIT = regex.compile(r"\p{Nd}")
_BEGIN, _END = r"(?<![\p{N}.,/:–-])", r"(?!\p{N}|[.,/:]\p{N}|\s*%)"
_YEAR = rf"(?P<y>\d{{4}}){_END}"
_PLAIN = (
    regex.compile(rf"{_BEGIN}(?P<y>\d{{4}})([-/.])(?P<m>\d{{1,2}})\2(?P<d>\d{{1,2}})(?!\p{{N}})"),
    regex.compile(
        r"(?<!\p{N})(?P<y>\d{4})\s?[年년](?!度)(?:\s?(?P<m>\d{1,2})\s?[月월](?:\s?(?P<d>\d{1,2})\s?[日일号號])?)?"
    ),
)
_NUMERIC = regex.compile(rf"{_BEGIN}(?P<a>\d{{1,2}})(?P<sign>[./-])\s?(?P<b>\d{{1,2}})(?P=sign)\s?{_YEAR}")
_ISO_MONTH = regex.compile(rf"{_BEGIN}(?P<y>\d{{4}})-(?P<m>0[1-9]|1[0-2])(?![\p{{N}}-])")
_NEXT_WORD = regex.compile(r"\s+([\p{L}\p{M}]+)")


class DateInText(NamedTuple):
    """`iso` is as long as what is sure: "1998", "1998-03" or "1998-03-12"; it stands at `start:end`."""

    iso: str
    start: int
    end: int


@dataclass(frozen=True)
class _Writing:
    """How a language writes dates."""

    months: Mapping[str, int]
    dates: tuple["regex.Pattern[str]", ...]
    years: tuple["regex.Pattern[str]", ...]


def first_date(text: str, language: str) -> str | None:
    """The first date of a text.

    >>> first_date("It opened on 12 March 2021.", "en"), first_date("In 1998 it closed.", "en")
    ('2021-03-12', '1998')
    >>> first_date("12 марта 2021 года", "ru"), first_date("2021年3月", "ja"), first_date("03/04/2021", "en")
    ('2021-03-12', '2021-03', '2021')
    """
    found = dates_in(text, language)
    return found[0].iso if found else None


def dates_in(text: str, language: str) -> list[DateInText]:
    """All dates in the order of the text, none inside another one."""
    if not _DIGIT.search(text):
        return []
    plain = _DIGIT.sub(lambda digit: str(unicodedata.digit(digit[0])), text)
    writing = _writing(language)
    found: list[DateInText] = []
    for pattern in (*_PLAIN, *writing.dates, _NUMERIC, _ISO_MONTH, *writing.years):
        for match in pattern.finditer(plain):
            start, end = match.span()
            free = all(end <= other.start or other.end <= start for other in found)
            iso = _iso(match.groupdict(), writing.months) if free else ""
            if (
                iso
                and not (language in _LUNAR and iso < str(_FIRST_PLAIN_YEAR))
                and not (pattern in writing.years and _may_count(match, plain, language))
            ):
                found.append(DateInText(iso, start, end))
    return sorted(found, key=lambda one: one.start)


def _iso(parts: Mapping[str, str | None], months: Mapping[str, int]) -> str:
    """As much as is sure; empty where it is no date."""
    year, month, day = (int(parts.get(name) or 0) for name in ("y", "m", "d"))
    name, first = parts.get("name"), parts.get("a")
    if name:
        month = months[name.lower()]
    elif first:
        day, month = _day_and_month(int(first), int(parts["b"] or 0), dotted=parts["sign"] == ".")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return ""
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")


def _day_and_month(first: int, second: int, *, dotted: bool) -> tuple[int, int]:
    """Which is which; (0, 0) where both could be. With dots the day stands first wherever people write so."""
    if dotted or first > 12:
        return first, second
    if second > 12:
        return second, first
    return (first, second) if first == second else (0, 0)


def _may_count(match: "regex.Match[str]", text: str, language: str) -> bool:
    """Whether a number behind a mere preposition may well say how many: "in 2000 cases", "from 1200 on"."""
    if "weak" not in match.groupdict() or not match["weak"]:
        return False
    year = int(match["y"])
    following = _NEXT_WORD.match(text, match.end())
    counted = following is not None and following[1].islower() and following[1] not in stop_words(language)
    return year < _FIRST_PLAIN_YEAR or (year % _ROUND == 0 and counted)


@lru_cache(maxsize=64)
def _writing(language: str) -> _Writing:
    months = _months(language)
    name = rf"(?P<name>{'|'.join(sorted(map(regex.escape, months), key=len, reverse=True))})\.?"
    day = rf"(?<![\p{{N}}.,/:])(?P<d>\d{{1,2}}){ORDINALS}"
    dates = (
        rf"{day}{JOINED}{name}{JOINED}{_YEAR}",
        rf"(?<![\p{{L}}\p{{M}}]){name}\s+(?P<d>\d{{1,2}}){ORDINALS}\s*,?\s+{_YEAR}",
        rf"{_BEGIN}(?P<y>\d{{4}})\.?\s+{name}\s+(?P<d>\d{{1,2}})(?!\p{{N}})",
        rf"(?<![\p{{L}}\p{{M}}]){name}{JOINED}\s*{_YEAR}",
    )
    return _Writing(months, tuple(map(_compiled, dates)), tuple(map(_compiled, _year_patterns(language))))


def _year_patterns(language: str) -> list[str]:
    sure, weak, after = SURE.get(language), WEAK.get(language), AFTER.get(language)
    patterns = []
    if after:
        patterns.append(rf"{_BEGIN}(?P<y>\d{{4}})(?:\s?[-–]\s?\d{{4}})?{after}(?![\p{{L}}\p{{M}}])")
    if sure:
        patterns.append(rf"(?<![\p{{L}}\p{{M}}])(?:{sure})[\s-]?\s*{_YEAR}(?![\p{{L}}])")
    if weak:
        patterns.append(rf"(?<![\p{{L}}\p{{M}}])(?P<weak>{weak})(?:\s+|(?<=-)){_YEAR}(?![\p{{L}}-])")
    return patterns


def _compiled(pattern: str) -> "regex.Pattern[str]":
    return regex.compile(pattern, regex.IGNORECASE)


def _months(language: str) -> dict[str, int]:
    """The names of months in a language and in English, with their inflected and short forms."""
    names: dict[str, int] = {}
    for code in ("en", language, *(_ARABIC_LANDS if language == "ar" else ())):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        widths = (locale.months[c][w] for c in ("format", "stand-alone") for w in ("wide", "abbreviated"))
        for number, name in (pair for width in widths for pair in width.items()):
            plain = name.strip(".").lower()
            if len(plain) >= _SHORTEST_MONTH and not plain[0].isdigit():
                names[plain] = number
    more = MORE_MONTHS.get(language, "").lower().split()
    return names | {name: number for number, name in enumerate(more, start=1)}
