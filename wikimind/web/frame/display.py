"""How values look in templates: times, sizes, numbers, and the theme."""

from datetime import datetime

from flask import Flask, g, request
from markupsafe import Markup

from wikimind.access.identity import known_so_far
from wikimind.access.needs import RANKS
from wikimind.access.routes import NEEDS
from wikimind.models.types import now
from wikimind.nlp.lengths import WORDS_PER_MINUTE
from wikimind.pipeline.stories import STORIES
from wikimind.version import VERSION
from wikimind.web.frame.destinations import here
from wikimind.wiki.kinds import KINDS as SOURCE_KINDS

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hu": "Hungarian",
    "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch",
    "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip

KINDS = {"source": "Source", "concept": "Concept", "answer": "Answer", "synthesis": "Synthesis"}

STANDINGS = {
    "exact": "Quoted word for word",
    "normalised": "Quoted; spacing or typography differs",
    "unverified": "Not found in the source",
    "inferred": "Concluded from quotes; no quote itself",
}

RELATIONS = {"extends": "Extends", "supersedes": "Supersedes", "contradicts": "Contradicts"}


MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(day=day, ago=ago, size=size, lasting=lasting, clock=clock, plural=plural)
    app.jinja_env.filters.update(iso_day=iso_day, reading_time=reading_time)
    app.jinja_env.globals.update(
        theme=theme,
        now=now,
        VERSION=VERSION,
        LANGUAGES=LANGUAGES,
        KINDS=KINDS,
        STANDINGS=STANDINGS,
        RELATIONS=RELATIONS,
        SOURCE_KINDS=SOURCE_KINDS,
    )
    app.jinja_env.globals.update(me=known_so_far, may=may, here=here, language_of=language_of)
    app.jinja_env.globals["STORIES"] = STORIES
    app.jinja_env.globals["endpoints"] = app.view_functions  # areas that an installation may lack
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


# Written from right to left; what stands in another script inside finds its own direction.
RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"))


def language_of(code: str) -> Markup:
    """Attributes that say in which language, and so in which direction, the text of an element is.

    >>> language_of("fa"), language_of("de"), language_of("")
    (Markup(' lang="fa" dir="rtl"'), Markup(' lang="de" dir="ltr"'), Markup(' dir="auto"'))
    """
    if not code:
        return Markup(' dir="auto"')
    direction = "rtl" if code.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    return Markup(' lang="{}" dir="{}"').format(code, direction)


def theme() -> str:
    """What the person chose: light, dark, or as the system has it."""
    chosen = request.cookies.get("theme", "")
    return chosen if chosen in ("light", "dark") else "system"


def may(endpoint: str, role: str | None = None) -> bool:
    """Whether the person may use the route: what they may not is not offered.

    `role`: in the space that is meant; the space of the page where it is not given.
    """
    need, role = NEEDS.get(endpoint), role or g.get("role")
    if need is None or (need.signed_in and known_so_far().user is None):
        return False
    if need.admin and not known_so_far().is_admin:
        return False
    return not need.role or (role is not None and RANKS[role] >= RANKS[need.role])


def day(moment: datetime) -> str:
    """
    >>> day(datetime(2026, 3, 5))
    '5 Mar 2026'
    """
    return f"{moment.day} {moment:%b %Y}"


def iso_day(text: str) -> str:
    """A date of which perhaps only the month or the year is known.

    >>> iso_day("2024-05-17"), iso_day("2024-05"), iso_day("2024"), iso_day("")
    ('17 May 2024', 'May 2024', '2024', '')
    """
    year, _, rest = text.partition("-")
    month, _, date = rest.partition("-")
    return " ".join(filter(None, (date.lstrip("0"), MONTHS[int(month) - 1] if month else "", year)))


def reading_time(words: float) -> str:
    """
    >>> reading_time(80), reading_time(1150), reading_time(90_000)
    ('1 min', '5 min', '6 h 31 min')
    """
    return lasting(60 * max(1, round(words / WORDS_PER_MINUTE))).removesuffix(" 0 s")


def ago(moment: datetime) -> str:
    """How long ago, roughly; the date for what is over a week old."""
    seconds = (now() - moment).total_seconds()
    if seconds < 60:
        return "just now"
    if seconds < 3600:
        return f"{int(seconds // 60)} min ago"
    if seconds < 24 * 3600:
        return f"{int(seconds // 3600)} h ago"
    return f"{plural(int(seconds // 86400), 'day')} ago" if seconds < 7 * 86400 else day(moment)


def lasting(seconds: float) -> str:
    """A stretch of time.

    >>> lasting(0.4), lasting(75), lasting(3700)
    ('0 s', '1 min 15 s', '1 h 1 min')
    """
    whole = max(0, int(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


def clock(seconds: int) -> str:
    """A place in a recording.

    >>> clock(65), clock(3725)
    ('1:05', '1:02:05')
    """
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def size(count: int) -> str:
    """Bytes in the unit that reads best.

    >>> size(999), size(1500), size(2_340_000)
    ('999 B', '1.5 kB', '2.3 MB')
    """
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:.3g} kB" if count < 999_500 else f"{count / 1e6:.1f} MB"


def plural(count: int, one: str, many: str = "") -> str:
    """
    >>> plural(1, "page"), plural(1200, "page"), plural(2, "entry", "entries")
    ('1 page', '1,200 pages', '2 entries')
    """
    return f"{count:,} {one if count == 1 else many or one + 's'}"
