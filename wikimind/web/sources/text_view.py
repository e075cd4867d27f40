"""A document's text as it is shown: one page or slice at a time, in blocks, with what is marked in them."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from wikimind.extract.document import LIST, Document

SLICE = 20_000  # characters of a source without pages that are shown at a time

Span = tuple[int, int]


@dataclass(frozen=True)
class Slice:
    """Page `number` with its printed label, or the slice of that number: the text at `spans`."""

    number: int
    spans: tuple[Span, ...]
    label: str

    def __contains__(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.spans)

    def touches(self, span: Span) -> bool:
        """Whether any of the span's characters stands here."""
        return any(start < span[1] and span[0] < end for start, end in self.spans)


@dataclass(frozen=True)
class Run:
    """A stretch of text that is marked alike throughout: quoted by some claim, or the passage in focus."""

    text: str
    quoted: bool
    focused: bool
    first: bool = False  # the first of the runs in focus: where the view jumps to


@dataclass(frozen=True)
class ShownBlock:
    """A block as far as it stands in the slice. `level` is 2–6 for a heading, 0 otherwise."""

    kind: str
    level: int
    runs: tuple[Run, ...]
    second: int | None = None  # at which it begins, where it was spoken

    @property
    def rows(self) -> list[list[list[Run]]]:
        """A table's rows, cells and runs; rows are lines, cells stand between tabs or upright bars."""
        return [_split(line, "\t", "|") for line in _split(self.runs, "\n")]


def slices(document: Document) -> list[Slice]:
    """All pages in order, those without text too; or slices that end between blocks."""
    if not document.pages:
        return _plain_slices(document)
    spans: dict[int, list[Span]] = {}
    ends = [*(offset for offset, _ in document.pages[1:]), len(document.text)]
    for (offset, page), end in zip(document.pages, ends, strict=True):
        spans.setdefault(page, []).append((offset, end))
    count = max(document.page_count or 0, *spans)
    return [
        Slice(page, tuple(spans.get(page, ())), document.labels.get(page, str(page)))
        for page in range(1, count + 1)
    ]


def _plain_slices(document: Document) -> list[Slice]:
    bounds = [0]
    for block in document.blocks:
        if block.end - bounds[-1] > SLICE and block.start > bounds[-1]:
            bounds.append(block.start)
        while block.end - bounds[-1] > 2 * SLICE:
            bounds.append(bounds[-1] + SLICE)
    bounds.append(len(document.text))
    return [Slice(n, (span,), str(n)) for n, span in enumerate(pairwise(bounds), start=1)]


def slice_at(found: Sequence[Slice], offset: int) -> int:
    """The number of the slice in which the character at `offset` stands."""
    return next((one.number for one in found if offset in one), 1)


def shown_blocks(
    document: Document, part: Slice, quoted: Iterable[Span], focus: Span | None
) -> list[ShownBlock]:
    """The blocks of the slice, cut at its edges, with every character of the spans marked and no other."""
    quotes = merged(quoted)
    blocks = []
    for block in document.blocks:
        for begin, stop in part.spans:
            start, end = max(block.start, begin), min(block.end, stop)
            if start < end:
                level = min(block.level + 1, 6) if block.level else 0
                runs = tuple(_runs(document, (start, end), quotes, focus))
                blocks.append(ShownBlock(block.kind, level, runs, document.time_at(start)))
    return _one_first(blocks)


def grouped(blocks: Iterable[ShownBlock]) -> Iterator[tuple[str, list[ShownBlock]]]:
    """The blocks by kind: items of one list together, every other block alone."""
    for key, some in groupby(enumerate(blocks), lambda at: LIST if at[1].kind == LIST else at[0]):
        together = [block for _, block in some]
        yield (LIST if key == LIST else together[0].kind), together


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same characters as spans that neither overlap nor touch, in order.

    >>> merged([(5, 9), (0, 2), (8, 12), (12, 13)])
    [(0, 2), (5, 13)]
    """
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        elif start < end:
            found.append((start, end))
    return found


def _runs(document: Document, span: Span, quotes: list[Span], focus: Span | None) -> Iterator[Run]:
    start, end = span
    edges = {edge for pair in quotes for edge in pair} | set(focus or ())
    cuts = sorted({start, end, *(edge for edge in edges if start < edge < end)})
    for left, right in pairwise(cuts):
        focused = focus is not None and focus[0] <= left < focus[1]
        yield Run(document.text[left:right], _inside(quotes, left), focused)


def _inside(spans: list[Span], offset: int) -> bool:
    before = bisect_right(spans, (offset, 1 << 60)) - 1
    return before >= 0 and offset < spans[before][1]


def _one_first(blocks: list[ShownBlock]) -> list[ShownBlock]:
    """The same blocks with the first run in focus told from the others."""
    for at, block in enumerate(blocks):
        place = next((n for n, run in enumerate(block.runs) if run.focused), None)
        if place is not None:
            run = block.runs[place]
            runs = (*block.runs[:place], Run(run.text, run.quoted, True, True), *block.runs[place + 1 :])
            return [*blocks[:at], replace(block, runs=runs), *blocks[at + 1 :]]
    return blocks


def _split(runs: Iterable[Run], *separators: str) -> list[list[Run]]:
    """The runs cut wherever one of the separators stands; the separators are left out."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        text = run.text
        for separator in separators[1:]:
            text = text.replace(separator, separators[0])
        first = run.first
        for number, piece in enumerate(text.split(separators[0])):
            if number:
                parts.append([])
            if piece:
                parts[-1].append(Run(piece, run.quoted, run.focused, first))
                first = False
    return parts
