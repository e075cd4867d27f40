"""A span of a document's text, page by page, with the text around it by which it is found there."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from wikimind.extract.document import Document

CONTEXT = 60  # characters


@dataclass(frozen=True)
class Stretch:
    """Words of the document on one page, with some of the text before and after them there."""

    before: str
    text: str
    after: str


def stretches_of(document: Document, span: tuple[int, int]) -> Iterator[tuple[int, Stretch]]:
    """(page, stretch) in the order of the text; nothing for a document without pages."""
    offsets = [offset for offset, _ in document.pages]
    at = max(0, bisect_right(offsets, span[0]) - 1)
    for number in range(at, len(offsets)):
        begin = offsets[number]
        stop = offsets[number + 1] if number + 1 < len(offsets) else len(document.text)
        start, end = max(span[0], begin), min(span[1], stop)
        if start >= span[1]:
            return
        if document.text[start:end].strip():
            before = document.text[max(begin, start - CONTEXT) : start]
            yield (
                document.pages[number][1],
                Stretch(before, document.text[start:end], document.text[end : min(stop, end + CONTEXT)]),
            )
