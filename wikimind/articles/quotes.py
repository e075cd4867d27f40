"""Is a quote really there? Verbatim first, then with typography, spaces and hyphenation evened out."""

import unicodedata
from dataclasses import dataclass

from wikimind.extract.document import Document

EXACT = "exact"
NORMALISED = "normalised"
UNVERIFIED = "unverified"

_EVEN = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "‐": "-", "−": "-"}
)
_INVISIBLE = {"\u00ad", "\u200b", "\ufeff", "\ufffe"}


@dataclass(frozen=True)
class Proof:
    """Where a quote stands: offsets into the document's text and the page. Unverified has none of them."""

    standing: str
    start: int | None = None
    end: int | None = None
    page: int | None = None


def prove(document: Document, quote: str, *, start: int = -1, page: int | None = None) -> Proof:
    """Find `quote`, at `start` or on `page` if it stands there, else at its first place."""
    if not quote.strip():
        return Proof(UNVERIFIED)
    if start >= 0 and document.text.startswith(quote, start):
        return _proof(document, EXACT, start, start + len(quote))
    found = _best(document, _occurrences(document.text, quote), page)
    if found is not None:
        return _proof(document, EXACT, found, found + len(quote))
    even, offsets = _evened(document.text)
    wanted, _ = _evened(quote)
    places = [(offsets[at], offsets[at + len(wanted) - 1] + 1) for at in _occurrences(even, wanted.strip())]
    ends = dict(places)
    found = _best(document, [begin for begin, _ in places], page)
    return Proof(UNVERIFIED) if found is None else _proof(document, NORMALISED, found, ends[found])


def _proof(document: Document, standing: str, start: int, end: int) -> Proof:
    return Proof(standing, start, end, document.page_at(start))


def _occurrences(text: str, wanted: str) -> list[int]:
    found, at = [], text.find(wanted) if wanted else -1
    while at >= 0:
        found.append(at)
        at = text.find(wanted, at + 1)
    return found


def _best(document: Document, places: list[int], page: int | None) -> int | None:
    on_page = [at for at in places if page is not None and document.page_at(at) == page]
    return next(iter(on_page or places), None)


def _evened(text: str) -> tuple[str, list[int]]:
    """The text as it is compared, and for each of its characters the offset in `text`.

    >>> _evened("a  “ﬁne”\\nday")[0]
    'a "fine" day'
    """
    out: list[str] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        if char in _INVISIBLE:
            continue
        for part in unicodedata.normalize("NFKC", char).translate(_EVEN):
            if part.isspace():
                if out and out[-1] == " ":
                    continue
                part = " "
            out.append(part)
            offsets.append(at)
    return "".join(out), offsets
