"""What narrows a search down, written into the query: `kind:concept after:2024 -type:pdf "a phrase"`.

What is not understood, such as `kind:elephant` or `note:this`, is searched for as words.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from wikimind.wiki import kinds

ARTICLE_KINDS = ("article", "passage", "source", "concept", "answer", "synthesis")
KINDS = (*ARTICLE_KINDS, *kinds.KINDS)
STANDINGS = ("verified", "unverified", "edited", "waiting", "red", "orphan", "quoted", "unquoted")
MOST = 12
LONGEST_VALUE = 100

_ALIASES = {"in": "source", "lang": "language", "since": "after", "until": "before", "by": "author"}
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


@dataclass(frozen=True)
class Qualifier:
    """One condition. `value` is a name of ours, a date as YYYY-MM-DD, or what a person calls something."""

    name: str
    value: str
    negated: bool = False

    def __str__(self) -> str:
        value = f'"{self.value}"' if re.search(r"[\s\"]", self.value) else self.value
        return f"{'-' * self.negated}{self.name}:{value}"


def _one_of(names: tuple[str, ...]) -> Callable[[str], str]:
    return lambda value: value.lower() if value.lower() in names else ""


def _language(value: str) -> str:
    return value.lower() if re.fullmatch(r"[A-Za-z]{2,3}", value) else ""


def _media(value: str) -> str:
    return value.lower() if re.fullmatch(r"[\w.+-]{1,40}", value) else ""


def first_day(value: str) -> str:
    """The day on which a year, a month or a day begins; empty for what is no date.

    >>> first_day("2024"), first_day("2024-02"), first_day("2024-02-30"), first_day("yesterday")
    ('2024-01-01', '2024-02-01', '', '')
    """
    match = _DATE.match(value)
    if not match:
        return ""
    year, month, day = (int(part) if part else 1 for part in match.groups())
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return ""
    return f"{year:04}-{month:02}-{day:02}"


def period(value: str) -> str:
    """A year, a month, a day, or what lies between two of them, as ISO writes it; empty for what is neither.

    >>> period("2024"), period("2024-5"), period("2024..2025-03"), period("..2020"), period("2024..soon")
    ('2024', '2024-05', '2024..2025-03', '..2020', '')
    """
    ends = value.split("..")
    read = [_iso(end) for end in ends]
    whole = all(iso or not end for iso, end in zip(read, ends, strict=True))
    return "..".join(read) if len(ends) <= 2 and whole and any(read) else ""


def _iso(value: str) -> str:
    """As precise as the value is."""
    return first_day(value)[: (0, 4, 7, 10)[value.count("-") + 1]] if first_day(value) else ""


def bounds(value: str) -> tuple[str, str]:
    """The first text of a period, and the first beyond it; empty where it has no such end.

    >>> bounds("2024"), bounds("2024-12..2025-02-28"), bounds("2024..")
    (('2024', '2025'), ('2024-12', '2025-03-01'), ('2024', ''))
    """
    first, dots, last = value.partition("..")
    return first, _following(last if dots else first)


def _following(value: str) -> str:
    """The next year, month or day."""
    if not value:
        return ""
    year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
    if not month:
        return f"{year + 1:04}"
    if not day:
        return f"{year + month // 12:04}-{month % 12 + 1:02}"
    return (moment(value) + timedelta(days=1)).strftime("%Y-%m-%d")


READERS: dict[str, Callable[[str], str]] = {
    "kind": _one_of(KINDS),
    "is": _one_of(STANDINGS),
    "concept": str,
    "source": str,
    "type": _media,
    "language": _language,
    "before": first_day,
    "after": first_day,
    "author": str,
    "published": period,
    "site": str,
}
_NAMES = "|".join([*READERS, *_ALIASES])
_QUALIFIER = re.compile(rf'(?<!\S)(-?)({_NAMES}):(?:"([^"]*)"|([^\s"]+))(?!\S)', re.IGNORECASE)


def split(text: str) -> tuple[str, tuple[Qualifier, ...]]:
    """The text without its qualifiers, and these.

    >>> split('tea kind:concept -source:"on tea" note:this')  # doctest: +NORMALIZE_WHITESPACE
    ('tea   note:this', (Qualifier(name='kind', value='concept', negated=False),
                         Qualifier(name='source', value='on tea', negated=True)))
    """
    found: list[Qualifier] = []

    def taken(match: "re.Match[str]") -> str:
        minus, name, quoted, bare = match.groups()
        name = _ALIASES.get(name.lower(), name.lower())
        value = READERS[name](" ".join((quoted or bare or "").split())[:LONGEST_VALUE])
        if not value or len(found) == MOST:
            return match.group()
        found.append(Qualifier(name, value, bool(minus)))
        return ""

    rest = _QUALIFIER.sub(taken, text)
    return (rest if found else text), tuple(dict.fromkeys(found))


def moment(day: str) -> datetime:
    """The beginning of a day that `first_day` gave."""
    return datetime.strptime(day, "%Y-%m-%d").replace(tzinfo=UTC)


def rewritten(text: str, *, add: Qualifier | None = None, drop: Qualifier | None = None) -> str:
    """The query with one qualifier more or less. They go ahead of the words: the last one may be unfinished.

    >>> rewritten("tea kind:concept ceremo", add=Qualifier("language", "en"))
    'kind:concept language:en tea ceremo'
    >>> rewritten("tea kind:concept ceremo", drop=Qualifier("kind", "concept"))
    'tea ceremo'
    """
    rest, found = split(text)
    kept = [known for known in found if known not in (add, drop)]
    return " ".join([*map(str, [*kept, *([add] if add else [])]), *rest.split()])
