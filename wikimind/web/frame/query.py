"""Parameters of a URL, read so that nonsense falls back to what is usual."""

from collections.abc import Collection, Mapping

from wikimind.models.queries.paging import PageNumber

LONGEST_TEXT = 300
LONGEST_CURSOR = 4000


def number_in(args: Mapping[str, str], name: str = "page", default: int = 1, *, least: int = 1) -> int:
    """A whole number from `least` on.

    >>> number_in({"page": "3"}), number_in({"page": "-1"}), number_in({"page": "9" * 40}), number_in({})
    (3, 1, 1, 1)
    >>> number_in({"on": "0"}, "on"), number_in({"on": "0"}, "on", 0, least=0)
    (1, 0)
    """
    text = args.get(name, "")
    return max(least, int(text)) if text.isascii() and text.isdigit() and len(text) < 10 else default


def page_in(args: Mapping[str, str]) -> PageNumber:
    """The page of a list that is asked for, with the cursor that the page beside it gave."""
    return PageNumber.at(number_in(args), args.get("at", "")[:LONGEST_CURSOR])


def span_in(args: Mapping[str, str], name: str) -> tuple[int, int] | None:
    """A stretch of a text, from the first character up to the one after the last.

    >>> span_in({"words": "12-40"}, "words"), span_in({"words": "40-12"}, "words"), span_in({}, "words")
    ((12, 40), None, None)
    """
    start, _, end = args.get(name, "").partition("-")
    if not all(n.isascii() and n.isdigit() and len(n) < 10 for n in (start, end)):
        return None
    return (int(start), int(end)) if int(start) < int(end) else None


def word_in(args: Mapping[str, str], name: str, words: Collection[str], default: str = "") -> str:
    """One of `words`."""
    text = args.get(name, "")
    return text if text in words else default


def text_in(args: Mapping[str, str], name: str) -> str:
    """Free text without surrounding space, cut where nobody would type on."""
    return args.get(name, "").replace("\0", "").strip()[:LONGEST_TEXT]
