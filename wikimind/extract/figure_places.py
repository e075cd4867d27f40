"""Where on its page a figure is looked for: beside its caption, or below the sentence before a formula."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from wikimind.extract.document import CAPTION, CODE, FORMULA, PARAGRAPH, PRINTED, TABLE, Document
from wikimind.extract.stretches import Stretch, stretches_of

FURTHEST = 4  # blocks between a sentence and the formula that it leads to
LONGEST_SCRAP = 100  # characters of words that are no sentence
STOPS = (".", "!", "?", ":", ";", "。", "।", "؟", "”", '"')
HOLDERS = (TABLE, CODE)  # kinds of blocks that the labels of a drawing and the rows of a table become

Span = tuple[int, int]


@dataclass(frozen=True)
class FigurePlace:
    """A page, and on it the words of a caption, those of what it is of, and all that is neither.

    `below` says on which side of the caption the thing stands, as far as the text tells.
    """

    page: int
    caption: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    around: tuple[Stretch, ...]
    below: bool = False


def figure_place(document: Document, span: Span) -> FigurePlace | None:
    """Where to look for what the words at `span` caption or lead to; None where they do neither."""
    number = next((n for n, b in enumerate(document.blocks) if b.start <= span[0] < b.end), None)
    page = document.page_at(span[0])
    if number is None or page is None:
        return None
    block = document.blocks[number]
    if block.kind == CAPTION and block.detail == PRINTED:
        last = next(n for n, b in enumerate(document.blocks) if span[1] <= b.end)
        own = range(number, last + 1)
        rows = rows_beside(document, number, last, HOLDERS)
        text = [n for n in range(len(document.blocks)) if n not in own and _is_text(document, n)]
        below = bool(rows) and rows[0] > last
        caption, content, around = (tuple(_on_page(document, page, some)) for some in (own, rows, text))
        return FigurePlace(page, caption, content, around, below)
    formula = [n for n in _following(document, number) if document.blocks[n].detail == FORMULA]
    if not formula:
        return None
    page = document.page_at(document.blocks[formula[0]].start) or page
    others = [n for n in range(len(document.blocks)) if n not in formula and _is_text(document, n)]
    signs, words = _on_page(document, page, formula), _on_page(document, page, others)
    return FigurePlace(page, (), tuple(signs), tuple(words))


def rows_beside(document: Document, first: int, last: int, kinds: Collection[str]) -> list[int]:
    """The blocks of the kinds right below a caption, blocks `first` to `last`, else right above it."""

    def run(at: int, step: int) -> list[int]:
        found: list[int] = []
        while 0 <= at < len(document.blocks) and document.blocks[at].kind in kinds:
            if document.page_at(document.blocks[at].start) != document.page_at(document.blocks[first].start):
                break
            found.append(at)
            at += step
        return sorted(found)

    return own_rows(document, run(first - 1, -1), run(last + 1, 1))


def own_rows(document: Document, above: list[int], below: list[int]) -> list[int]:
    """Of the blocks on both sides of a printed caption those that it names.

    Where captions stand under what they name, the rows below belong to the next one.
    """
    following = below[-1] + 1 if below else 0
    is_next = 0 < following < len(document.blocks) and document.blocks[following].kind == CAPTION
    return above if above and is_next else below or above


def _is_text(document: Document, number: int) -> bool:
    """Whether the block is running text: no rows, and no scrap of words, as heads of columns are."""
    block = document.blocks[number]
    if block.kind in HOLDERS:
        return False
    text = document.block_text(block).rstrip()
    return block.kind != PARAGRAPH or len(text) > LONGEST_SCRAP or text.endswith(STOPS)


def _following(document: Document, number: int) -> list[int]:
    """The rows of signs right after a block."""
    found = []
    for at in range(number + 1, min(number + 1 + FURTHEST, len(document.blocks))):
        if document.blocks[at].kind != TABLE:
            break
        found.append(at)
    return found


def _on_page(document: Document, page: int, numbers: Iterable[int]) -> list[Stretch]:
    spans = ((document.blocks[n].start, document.blocks[n].end) for n in numbers)
    return [stretch for span in spans for on, stretch in stretches_of(document, span) if on == page]
