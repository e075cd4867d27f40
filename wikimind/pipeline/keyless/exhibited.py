"""The tables, pieces of code, formulas and figures among the blocks of a document, each with its caption."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from wikimind.articles.draft import CODE, FIGURE, FORMULA, TABLE, Exhibit
from wikimind.extract import document as blocks
from wikimind.extract.document import GAP, PRINTED, Block, Document
from wikimind.extract.figure_places import own_rows
from wikimind.extract.tables import ROWS as ROWS_OF_A_BLOCK
from wikimind.extract.tables import cells_of
from wikimind.nlp.sentences import split
from wikimind.nlp.unreadable import before_unreadable, holds_unreadable
from wikimind.pipeline.keyless.captions import caption_begins, is_bare, is_introduction, kind_of_caption

ROWS, LINES = 6, 12  # of a table and of code that are shown
LONGEST = 2000  # characters that one shows
LONGEST_CAPTION = 300
FURTHEST = 4  # blocks back from a formula that its sentence stands
LONGEST_NUMBER = 16  # characters of a caption that is but a number
LEAST_CELLS = 8  # of printed rows that no caption calls a table

_GENERIC = re.compile(r"(?i)(?:sheet|tabelle|feuil|hoja|foglio|plan|лист|arkusz|blad)\W?\d+|工作表\d+")
_ADDRESS = re.compile(r"\S*(?:://|www\.)\S*|\S+/\S+\.?")
_DISPLAY = re.compile(r"\$\$.+\$\$", re.DOTALL)
_RELATION = re.compile(r"[=≈≠≤≥<>∝≡∈→⇒⟹]")
_WORD = regex.compile(r"[\p{L}\p{M}]{2,}")
_VALUE = re.compile(r"[^\w\s]*\d[\d.,:/%\s()±–-]*\W*")


@dataclass(frozen=True)
class Candidate:
    """An exhibit with what it is worth showing, and the number of its first block."""

    exhibit: Exhibit
    worth: float
    block: int


def candidates_in(document: Document) -> list[Candidate]:
    """In the order of the text. Those that can be shown are `shown`; who has too many takes some back."""
    return sorted(_Reading(document).candidates(), key=lambda c: c.block)


class _Reading:
    """One way through the blocks; each belongs to one exhibit at most."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.blocks
        self._taken: set[int] = set()
        self._heading: int | None = None
        self._printed = any(block.detail == PRINTED for block in document.blocks)
        self._names_tables = False

    def candidates(self) -> Iterator[Candidate]:
        captioned = list(self._captioned())
        self._names_tables = any(each.exhibit.kind == TABLE for each in captioned)
        yield from captioned
        for number, block in enumerate(self._blocks):
            if block.kind == blocks.HEADING:
                self._heading = number
            elif number not in self._taken:
                yield from self._plain(number, block)

    def _text(self, number: int) -> str:
        return self._document.block_text(self._blocks[number])

    def _page(self, number: int) -> int | None:
        return self._document.page_at(self._blocks[number].start)

    # What a caption says that it is.

    def _captioned(self) -> Iterator[Candidate]:
        for number, block in enumerate(self._blocks):
            kind = self._kind_of_caption(number, block)
            if kind:
                yield from self._under_caption(kind, number, block.detail == PRINTED)

    def _under_caption(self, kind: str, number: int, printed: bool) -> Iterator[Candidate]:
        own = self._beside(number, *_HOLDERS[kind])
        self._taken |= {number, *own}
        if kind == TABLE and own:
            yield from self._table(own, number)
        elif kind == CODE and own and not printed:
            yield self._code(own, *self._whole(number))
        else:
            yield self._pictured(kind, number)

    def _kind_of_caption(self, number: int, block: Block) -> str:
        if block.kind == blocks.CAPTION:
            kind = kind_of_caption(self._text(number))
            return kind or (TABLE if not block.detail and self._beside(number, blocks.TABLE) else FIGURE)
        if block.kind == blocks.PARAGRAPH and not self._printed and len(self._text(number)) < LONGEST_CAPTION:
            kind = kind_of_caption(self._text(number), sure=True)
            return kind if kind and self._beside(number, *_HOLDERS[kind]) else ""
        return ""

    def _beside(self, number: int, *kinds: str) -> list[int]:
        """The blocks of the kinds right below a caption, else right above it."""
        above, below = self._row_of(number, -1, kinds), self._row_of(number, 1, kinds)
        return own_rows(self._document, above, below) if self._printed else below or above

    def _row_of(self, number: int, step: int, kinds: Sequence[str]) -> list[int]:
        found: list[int] = []
        at = number + step if step < 0 else self._last_of_caption(number) + step
        while 0 <= at < len(self._blocks) and at not in self._taken and self._blocks[at].kind in kinds:
            if self._page(at) != self._page(number):
                break
            if found and not self._printed and not self._is_full(min(at, found[-1])):
                break
            found.append(at)
            at += step
        return sorted(found)

    def _is_full(self, number: int) -> bool:
        """Whether the block holds all that one may, so that the next of its kind continues it."""
        return self._text(number).count("\n") + 1 == ROWS_OF_A_BLOCK

    def _last_of_caption(self, number: int) -> int:
        """The block that ends a caption: below a bare number, the line that says what it is of."""
        following = self._blocks[number + 1] if number + 1 < len(self._blocks) else None
        if self._blocks[number].kind != blocks.CAPTION or len(self._text(number)) > LONGEST_NUMBER:
            return number
        if following is None or following.kind != blocks.PARAGRAPH or not self._printed:
            return number
        text = self._document.block_text(following)
        titled = text[:1].isupper() and len(text) < LONGEST_CAPTION and is_bare(self._text(number))
        return number + 1 if titled and self._page(number) == self._page(number + 1) else number

    def _whole(self, number: int) -> tuple[str, int]:
        """The words of a block as a caption, with their place; as far as they can be read."""
        start, end = self._blocks[number].start, self._blocks[self._last_of_caption(number)].end
        start += caption_begins(self._text(number))
        return before_unreadable(self._document.text[start : min(end, start + 2 * LONGEST_CAPTION)]), start

    def _pictured(self, kind: str, number: int) -> Candidate:
        """Something of which there is no text but its caption: the page's picture shows it."""
        block = self._blocks[number]
        printed = block.detail == PRINTED
        caption, start = self._whole(number)
        shown = printed and bool(caption)
        address = "" if printed else block.detail
        exhibit = Exhibit(kind, caption, start, start, shown=shown, picture=shown, address=address)
        return Candidate(exhibit, 2.0 if kind == FIGURE else 2.5, number)

    # What its block says that it is.

    def _plain(self, number: int, block: Block) -> Iterator[Candidate]:
        if block.kind == blocks.TABLE and block.detail == blocks.FORMULA:
            yield self._printed_formula(number)
        elif block.kind == blocks.TABLE:
            yield from self._table(self._run(number), None)
        elif block.kind == blocks.CODE:
            run = self._run(number)
            if not self._printed or "\n" in self._text(number):  # a line of type is an address or a name
                yield self._code(run, *self._introduction(number))
        elif block.kind == blocks.PARAGRAPH and not self._printed and _is_formula(self._text(number)):
            yield self._formula(number)

    def _run(self, number: int) -> list[int]:
        """The block and those that continue it."""
        run = [number]
        while self._is_full(run[-1]) and run[-1] + 1 < len(self._blocks):
            following = run[-1] + 1
            if self._blocks[following].kind != self._blocks[number].kind or following in self._taken:
                break
            run.append(following)
        self._taken |= set(run)
        return run

    def _table(self, run: Sequence[int], caption: int | None) -> Iterator[Candidate]:
        """Rows as a table; printed ones in which columns cannot be told apart as the page shows them."""
        begin, end = self._blocks[run[0]].start, self._blocks[run[-1]].end
        lines = self._document.text[begin:end].replace(GAP, "\n").split("\n")
        rows = cells_of(lines[: ROWS + 1])
        columns = max(map(len, rows), default=0)
        regular = columns > 1 and len(lines) > 1 and (not self._printed or _has_head(rows))
        shown = _first_lines(self._document.text[begin:end], ROWS)
        regular = regular and GAP not in shown and not holds_unreadable(shown)
        if caption is None and (not regular or self._printed and self._is_scrap(columns * len(lines))):
            return
        if caption is not None and not regular:
            yield self._pictured(TABLE, caption)
            return
        words, start = self._whole(caption) if caption is not None else self._name_of_table(run[0])
        exhibit = Exhibit(TABLE, words, start, begin, shown, True, size=len(lines), columns=columns)
        yield Candidate(exhibit, 3.0 if caption is not None else 2.4, run[0])

    def _is_scrap(self, cells: int) -> bool:
        """Whether printed rows without a caption are labels of a drawing, or a piece of a table with one."""
        return self._names_tables or cells < LEAST_CELLS

    def _name_of_table(self, number: int) -> tuple[str, int]:
        """What introduces a table without a caption: the sentence before it, else its heading."""
        words, start = self._introduction(number)
        if words:
            return words, start
        if self._heading is not None and not _GENERIC.fullmatch(self._text(self._heading).strip()):
            return self._whole(self._heading)
        return "", -1

    def _code(self, run: Sequence[int], words: str, start: int) -> Candidate:
        first, last = self._blocks[run[0]], self._blocks[run[-1]]
        text = self._document.text[first.start : last.end]
        begin = first.start + len(text) - len(text.lstrip("\n"))
        lines = sum(self._text(number).strip("\n").count("\n") + 1 for number in run)
        shown = _first_lines(text.lstrip("\n"), LINES)
        fit = not holds_unreadable(shown) and not _ADDRESS.fullmatch(shown.strip())
        worth = 1.0 + bool(words) + 0.4 * (1 < lines <= LINES)
        if not words and self._heading is not None and run[0] == self._heading + 1:
            words, start = self._whole(self._heading)
        language = "" if first.detail == PRINTED else first.detail
        exhibit = Exhibit(CODE, words, start, begin, shown, fit, size=lines, language=language)
        return Candidate(exhibit, worth, run[0])

    def _introduction(self, number: int) -> tuple[str, int]:
        """The last sentence before a block where it introduces it, with its place; else nothing."""
        sentence, start = self._sentence_before(number)
        return (sentence, start) if is_introduction(sentence) else ("", -1)

    def _sentence_before(self, number: int, *kinds: str) -> tuple[str, int]:
        """The last sentence before a block; blocks of the `kinds` may stand between."""
        at = number - 1
        while at > max(0, number - FURTHEST) and self._blocks[at].kind in kinds:
            at -= 1
        before = self._blocks[at] if at >= 0 else None
        if before is None or before.kind not in (blocks.PARAGRAPH, blocks.LIST):
            return "", -1
        text = self._document.block_text(before)
        spans = split(text, self._document.language)
        start, end = spans[-1] if spans else (0, 0)
        sentence = text[start:end]
        if not _is_wordy(sentence) or len(sentence) > LONGEST_CAPTION or holds_unreadable(sentence):
            return "", -1
        return sentence, before.start + start

    def _formula(self, number: int) -> Candidate:
        block = self._blocks[number]
        words, start = self._introduction(number)
        text = self._document.block_text(block)
        shown = len(text) <= LONGEST and not holds_unreadable(text)
        exhibit = Exhibit(FORMULA, words, start, block.start, text, shown)
        return Candidate(exhibit, 1.4 + 0.6 * bool(words), number)

    def _printed_formula(self, number: int) -> Candidate:
        """A formula of a page: its signs do not say how they stand, the page's picture does."""
        start = self._blocks[number].start
        words, before = self._sentence_before(number, blocks.TABLE)
        if not words or self._blocks[number - 1].kind == blocks.TABLE:
            return Candidate(Exhibit(FORMULA, words, before, start), 0.0, number)
        exhibit = Exhibit(FORMULA, words, before, start, shown=True, picture=True)
        return Candidate(exhibit, 1.4 + 0.4 * is_introduction(words), number)


# What stands under the caption of a kind.
_HOLDERS = {
    TABLE: (blocks.TABLE,),
    CODE: (blocks.CODE, blocks.TABLE),
    FIGURE: (blocks.TABLE, blocks.CODE),
}


def _is_formula(text: str) -> bool:
    """A paragraph that is nothing but a formula: TeX between dollars, or a line of signs with a relation.

    >>> _is_formula("$$a^2$$"), _is_formula("E = mc²"), _is_formula("Price = 5 dollars for members")
    (True, True, False)
    """
    if _DISPLAY.fullmatch(text.strip()):
        return True
    if len(text) > 200 or not _RELATION.search(text) or "[" in text[:1]:
        return False
    words = [word for word in re.findall(r"[^\W\d_]{3,}", text) if word.isalpha()]
    return sum(map(len, words)) < 0.3 * len("".join(text.split()))


def _is_wordy(text: str) -> bool:
    """Words of a language and no pieces of a formula."""
    letters = sum(map(len, _WORD.findall(text)))
    return letters > 0.6 * len("".join(text.split()))


def _has_head(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row names the columns and the others hold values."""
    head, *rest = rows
    values = [any(_VALUE.fullmatch(cell) for cell in row[1:]) for row in rest]
    return not any(_VALUE.fullmatch(cell) for cell in head) and all(values)


def _first_lines(text: str, most: int) -> str:
    """As many whole lines as may be shown, at least one."""
    lines = text.split("\n")[:most]
    while len(lines) > 1 and sum(map(len, lines)) > LONGEST:
        lines.pop()
    return "\n".join(lines)[:LONGEST].rstrip()
