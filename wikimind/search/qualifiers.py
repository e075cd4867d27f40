"""What narrows a search down, written into the query: `kind:concept after:2024 -type:pdf "a phrase"`.

What is not understood, such as `kind:elephant` or `note:this`, is searched for as words.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

KINDS = ("article", "passage", "source", "concept", "answer", "synthesis")
STANDINGS = ("verified", "unverified", "edited", "waiting", "red", "orphan", "quoted", "unquoted")
MOST = 12
LONGEST_VALUE = 100

_ALIASES = {"in": "source", "lang": "language", "since": "after", "until": "before"}
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


READERS: dict[str, Callable[[str], str]] = {
    "kind": _one_of(KINDS),
    "is": _one_of(STANDINGS),
    "concept": str,
    "source": str,
    "type": _media,
    "language": _language,
    "before": first_day,
    "after": first_day,
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
