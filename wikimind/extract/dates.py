"""The dates that documents state, as ISO text: a day, a month, or a year where no more is certain."""

import re
from calendar import monthrange
from datetime import UTC, datetime

EARLIEST = 1000
# What programs write where they know no date; the last two stand in the templates of python-pptx and -docx.
_DEFAULTS = ("1970-01-01", "1900-01-01", "1904-01-01", "1980-01-01", "2013-01-27", "2013-12-23")

_MONTHS = (
    "jan gen ene янв sty ιαν oca يناير",
    "feb fév fev лют фев ιάν φεβ şub فبراير",
    "mar mär maa мар μαρ مارس",
    "apr abr avr апр kwi απρ nis أبريل",
    "may mai mag мая май maj mei μαΐ μάι مايو",
    "jun juin giu июн cze ιουν haz يونيو",
    "jul juil lug июл lip ιουλ tem يوليو",
    "aug aoû aou ago авг sie αύγ αυγ ağu أغسطس",
    "sep set сен wrz σεπ eyl سبتمبر",
    "oct okt ott out окт paź οκτ eki أكتوبر",
    "nov noy ноя lis νοέ νοε kas نوفمبر",
    "dec dez déc dic дек gru δεκ ara ديسمبر",
)
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?![\d-])")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})\s?[./年년]\s?(\d{1,2})(?:\s?[./月월]\s?(\d{1,2}))?(?!\d)")
_COMPACT = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:\d{6}.*|T.*)?\Z")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?:\s?[-–]\s?\d{1,2})?"
    r"[\s-]+(?:de |of )?([^\W\d_]{3,12})\.?,?[\s-]+(?:de )?(\d{4})(?!\d)"
)
_MONTH_DAY = re.compile(
    r"([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:\s?[-–]\s?\d{1,2})?,?\s+(\d{4})(?!\d)"
)
_MONTH_YEAR = re.compile(r"([^\W\d_]{3,12})\.?,?\s+(?:de )?(\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d.,])(\d{4})(?![\d.,]\d|\d)")
_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def iso_date(text: str) -> str:
    """The first date that the text states; empty where there is none that can be believed.

    >>> iso_date("2019-11-19T07:03:25+00:00"), iso_date("D:20080727172226+01'00'"), iso_date("May 2024")
    ('2019-11-19', '2008-07-27', '2024-05')
    >>> iso_date("Mon, 18 Nov 2019 16:07:38 -0600"), iso_date("1. März 2024"), iso_date("2024年5月17日")
    ('2019-11-18', '2024-03-01', '2024-05-17')
    >>> iso_date("03/04/2019"), iso_date("23/04/2019"), iso_date("0001-01-01T00:00:00Z"), iso_date("soon")
    ('2019', '2019-04-23', '', '')
    """
    text = " ".join(text.split())
    # The first way in which it can be read decides: of "2024-02-31" not even the year is certain.
    found = next((date for read in _READERS if (date := read(text)) is not None), "")
    return "" if found in _DEFAULTS else found


def is_date(text: str) -> bool:
    """Whether the text is a year, a month or a day as ISO writes them.

    >>> is_date("2024"), is_date("2024-02-30"), is_date("May 2024")
    (True, False, False)
    """
    match = _PART.match(text)
    return bool(match and _written(*(int(part) if part else 0 for part in match.groups())) == text)


def _written(year: int, month: int = 0, day: int = 0) -> str:
    if not EARLIEST <= year <= datetime.now(UTC).year + 1 or not 0 <= month <= 12:
        return ""
    if not month:
        return f"{year:04}"
    if not day:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{day:02}" if day <= monthrange(year, month)[1] else ""


def _month(name: str) -> int:
    name = name.lower()  # casefold takes the Greek iota apart
    lengths = (len(name), 5, 4, 3)
    return next((_MONTH_NUMBERS[name[:length]] for length in lengths if name[:length] in _MONTH_NUMBERS), 0)


def _from_iso(text: str) -> str | None:
    match = _ISO.search(text) or _YEAR_FIRST.search(text)
    return _written(*(int(part) if part else 0 for part in match.groups())) if match else None


def _from_compact(text: str) -> str | None:
    match = _COMPACT.match(text)
    return _written(*map(int, match.groups())) if match else None


def _from_numbers(text: str) -> str | None:
    """Day and month change places between countries: where both could be either, only the year is certain."""
    match = _NUMBERS.search(text)
    if not match:
        return None
    first, sign, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    if sign == "." or first > 12:  # only days come first before dots
        return _written(year, second, first)
    return _written(year, first, second) if second > 12 else _written(year)


def _from_names(text: str) -> str | None:
    for pattern, order in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_MONTH_YEAR, (2, 1, 0))):
        for match in pattern.finditer(text):
            year, month, day = (match[at] if at else "0" for at in order)
            ranged = bool(re.search(r"\d\s?[-–]\s?\d{1,2}\b", match[0])) and not match[0][:4].isdigit()
            if number := _month(month):
                return _written(int(year), number, 0 if ranged else int(day))
    return None


def _from_year(text: str) -> str | None:
    match = _YEAR.search(text)
    return _written(int(match[1])) if match else None


_READERS = (_from_compact, _from_iso, _from_numbers, _from_names, _from_year)
