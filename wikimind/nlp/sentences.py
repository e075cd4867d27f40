"""Where sentences begin and end, in any language: at the stops of its script that end no abbreviation, and,
where a text has none, where it pauses.

One pass over the text; what is decided at a stop depends on a bounded stretch around it.
"""

from collections.abc import Iterator

import regex

from wikimind.nlp.dots import ends_with_dot
from wikimind.nlp.pauses import at_pauses
from wikimind.nlp.scripts import is_lower
from wikimind.nlp.stops import Stop, stops

TAIL = 40  # characters before a stop in which an abbreviation is looked for
BRACKETED = 200  # characters between a stop inside brackets and either of these

_BLANK_LINE = regex.compile(r"\n[^\S\n]*(?=\n)")
# Behind opening marks, and behind the "’s" of Dutch.
_NEXT_WORD = regex.compile(
    r"\s*[\"“”‘’'«»„‚‹›(\[¿¡「『（*_]*[ \u00a0\u202f]?(?:[snt] (?=\p{Lu}))?"
    r"((?:[\p{L}\p{N}][\p{L}\p{N}\p{M}’'\u200c-]{0,40})?)"
)
_GOES_ON = frozenset(".…,;:)]}”»%/–—=+<>-、，；：）」』】》")
# Japanese and Korean particles behind a quotation, which make it part of the sentence around it.
_PARTICLE = regex.compile(r"[とってのはがをにもでな\p{Hangul}]|など")
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"), ("「", "」"), ("『", "』"), ("【", "】"))


def split(text: str, language: str = "en") -> list[tuple[int, int]]:
    """Spans of the sentences: `text[start:end]` has no outer white space, and only white space is left out.

    >>> [t[a:b] for t in ["See Fig. 3 by J. Doe et al. (2019). It works."] for a, b in split(t)]
    ['See Fig. 3 by J. Doe et al. (2019).', 'It works.']
    """
    return [
        span
        for start, end in _paragraphs(text)
        for first, last in _between_stops(text, start, end, language)
        for span in at_pauses(text, first, last, language)
    ]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BLANK_LINE.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _between_stops(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    found = list(stops(text, start, end))
    lower = _begins_in_lower_case(text, start, end, found)
    for stop in found:
        if stop.end < end and _ends(text, start, stop, end, language, lower):
            yield from _trimmed(text, start, stop.end)
            start = stop.end
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end]
    if bare := words.strip():
        first = start + len(words) - len(words.lstrip())
        yield first, first + len(bare)


def _begins_in_lower_case(text: str, start: int, end: int, found: list[Stop]) -> bool:
    """Whether sentences begin with small letters here, as in chats."""
    if not is_lower(_next_word(text, start, end)):
        return False
    words = (_next_word(text, stop.end, end) for stop in found)
    return all(is_lower(word) for word in words if word[:1].isalpha())


def _next_word(text: str, at: int, end: int) -> str:
    match = _NEXT_WORD.match(text, at, end)
    if match and len(match[1]) == 1 and text.startswith(".", match.end()):
        return f"{match[1]}."  # an initial, not the article or the preposition of one letter
    return match[1] if match else ""


def _ends(text: str, start: int, stop: Stop, end: int, language: str, lower: bool) -> bool:
    """Whether the sentence that began at `start` ends with this stop."""
    word, following = _next_word(text, stop.end, end), text[stop.end : stop.end + 3].lstrip()[:1]
    if following in _GOES_ON or _in_brackets(text, start, stop.end, end):
        return False
    if stop.end > stop.start + len(stop.marks) and _closes_a_part(text, start, stop, end):
        return False
    if stop.marks != ".":
        return lower or not is_lower(word)
    tail = text[max(start, stop.start - TAIL) : stop.start + 1]
    return ends_with_dot(tail, stop.start - start, word or following, language, lower=lower)


def _closes_a_part(text: str, start: int, stop: Stop, end: int) -> bool:
    """Whether the bracket or quotation mark behind the stop closes a part of a sentence that goes on."""
    closing = text[stop.start + len(stop.marks)]
    if closing == ")":
        opened = text.rfind("(", max(start, stop.start - BRACKETED), stop.start)
        return opened >= 0 and bool(text[start:opened].strip())
    if not text[stop.end].isspace():
        return closing == "》" or bool(_PARTICLE.match(text, stop.end))
    return stop.marks in "!?" and text.startswith("(", stop.end + 1)


def _in_brackets(text: str, start: int, at: int, end: int) -> bool:
    """A full stop inside brackets, as in '(see Smith et al. Towards Parsing, 1999)'."""
    start, end = max(start, at - BRACKETED), min(end, at + BRACKETED)
    for opening, closing in _BRACKETS:
        opened = text.rfind(opening, start, at)
        if opened < 0 or text.find(closing, opened, at) >= 0:
            continue
        closed, reopened = text.find(closing, at, end), text.find(opening, at, end)
        if closed >= 0 and not 0 <= reopened < closed:
            return True
    return False
