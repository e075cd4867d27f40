"""The stretch of a text that shows best why it was found."""

from collections import Counter

from wikimind.search.query import Query
from wikimind.search.terms import Term, terms

Snippet = list[tuple[str, bool]]

LENGTH = 240  # characters
LEAD = 60  # characters before the first hit
LONGEST_TEXT = 200_000  # characters that are looked through
CUT = "…"


def snippet(text: str, query: Query, language: str) -> Snippet:
    """The window of `text` with most words of the query, as (text, is_hit) parts; cuts are marked by '…'."""
    hits = _hits(text[:LONGEST_TEXT], query, language)
    start, end = _window(text, hits)
    parts: Snippet = [(CUT, False)] if start else []
    position = start
    for first, last in _spans(hits, start, end):
        parts += [(text[position:first], False), (text[first:last], True)]
        position = last
    parts += [(text[position:end], False), (CUT if end < len(text) else "", False)]
    return _joined(parts)


def _hits(text: str, query: Query, language: str) -> list[tuple[Term, int]]:
    """The terms that are looked for, each with the number of its word in the query."""
    numbers = {term: i for i, word in enumerate(query.scored_words) for term in word.terms}
    prefixes = {word.prefix: i for i, word in enumerate(query.scored_words) if word.prefix}
    starts = tuple(prefixes)

    def wanted(term: str) -> bool:
        return term in numbers or term.startswith(starts)

    def number(term: str) -> int:
        return numbers[term] if term in numbers else next(prefixes[p] for p in starts if term.startswith(p))

    heads = frozenset(known[0] for known in [*numbers, *starts])
    return [(term, number(term.text)) for term in terms(text, language, wanted, heads)]


def _window(text: str, hits: list[tuple[Term, int]]) -> tuple[int, int]:
    """Where to begin and end: the first stretch with the most different words, then with the most hits."""
    best, best_value = 0, (0, 0)
    counts: Counter[int] = Counter()
    first = 0
    for i, (term, number) in enumerate(hits):
        counts[number] += 1
        while term.end - hits[first][0].start > LENGTH - LEAD and first < i:
            counts[hits[first][1]] -= 1
            first += 1
        value = (sum(count > 0 for count in counts.values()), i - first + 1)
        if value > best_value:
            best, best_value = first, value
    start = max(0, hits[best][0].start - LEAD) if hits else 0
    start = min(start, max(0, len(text) - LENGTH))
    return _whole_words(text, start, min(len(text), start + LENGTH))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut at spaces where one is near."""
    if start:
        space = text.rfind(" ", start - 20, start + 1)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", end - 20, end + 1)
        end = space if space > start else end
    return start, end


def _spans(hits: list[tuple[Term, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The hits inside the window; those that overlap, as bigrams do, become one."""
    spans: list[tuple[int, int]] = []
    for term, _ in hits:
        if term.start < start or term.end > end:
            continue
        if spans and term.start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], term.end))
        else:
            spans.append((term.start, term.end))
    return spans


def _joined(parts: Snippet) -> Snippet:
    """Without empty parts, and neighbours that are alike as one."""
    joined: Snippet = []
    for text, is_hit in parts:
        if text and joined and joined[-1][1] == is_hit and not is_hit:
            joined[-1] = (joined[-1][0] + text, is_hit)
        elif text:
            joined.append((text, is_hit))
    return joined
