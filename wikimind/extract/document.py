"""The text of a source as ordered blocks, each with its place: page, heading level and character offsets."""

from bisect import bisect_right
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from wikimind.extract.notes import Note, notes_in

HEADING = "heading"
PARAGRAPH = "paragraph"
LIST = "list"  # one block per item
TABLE = "table"
CODE = "code"
CAPTION = "caption"
REFERENCE = "reference"  # an entry of the bibliography
BYLINE = "byline"  # authors, affiliations, addresses, dates under the title
KINDS = (HEADING, PARAGRAPH, LIST, TABLE, CODE, CAPTION, REFERENCE, BYLINE)

# Details of blocks that were read off a printed page: what stood there can be shown as a picture.
PRINTED = "printed"
FORMULA = "formula"  # rows of signs that the page sets as a formula

GAP = "\n\n"  # between two blocks of a document's text


@dataclass(frozen=True)
class Block:
    """`document.text[start:end]`, of one kind. `level` is 1–6 for headings, 0 otherwise.

    `detail` says more where a reader knows more: the language of code, the address of the picture that a
    caption is of, PRINTED or FORMULA.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    detail: str = ""


@dataclass(frozen=True)
class Document:
    """`text` is the blocks joined by blank lines.

    `pages` holds (offset, page number from 1) in ascending order: from that offset on, the text stands on
    that page. It is empty for sources without pages. A block may run over a page break.
    `labels` maps a page number to the label printed on it where that differs ("iv").
    `times` holds (offset, second) in ascending order for what was spoken.
    `signs` says for a page what its signs without Unicode were read as, by the reader's names for them.
    """

    text: str
    blocks: tuple[Block, ...]
    title: str = ""
    language: str = "en"
    pages: tuple[tuple[int, int], ...] = ()
    page_count: int | None = None
    labels: dict[int, str] = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()  # what is in the file and not in the text
    times: tuple[tuple[int, int], ...] = ()
    signs: dict[int, dict[str, str]] = field(default_factory=dict)

    def page_at(self, offset: int) -> int | None:
        """The number of the page on which the character at `offset` stands."""
        at = bisect_right(self.pages, (offset, 1 << 60)) - 1
        return self.pages[at][1] if at >= 0 else None

    def time_at(self, offset: int) -> int | None:
        """The second at which the character at `offset` is spoken."""
        at = bisect_right(self.times, (offset, 1 << 60)) - 1
        return self.times[at][1] if at >= 0 else None

    def block_text(self, block: Block) -> str:
        return self.text[block.start : block.end]

    def to_json(self) -> dict[str, Any]:
        """Plain values for JSON; `from_json` reads them back."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        # An older release reads what it knows.
        values["blocks"] = [
            [b.kind, b.start, b.end, b.level, *([b.detail] if b.detail else [])] for b in self.blocks
        ]
        values["notes"] = [asdict(note) for note in self.notes]
        for name in ("times", "signs"):
            if not values[name]:
                del values[name]
        return values

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> "Document":
        return cls(
            **{
                **values,
                "blocks": tuple(Block(*block) for block in values["blocks"]),
                "pages": tuple((offset, page) for offset, page in values["pages"]),
                "labels": {int(page): label for page, label in values["labels"].items()},
                "notes": notes_in(values["notes"]),
                "times": tuple((offset, second) for offset, second in values.get("times", ())),
                "signs": {int(page): signs for page, signs in values.get("signs", {}).items()},
            }
        )


class DocumentBuilder:
    """Appends blocks in reading order and keeps their offsets and pages."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._pages: list[tuple[int, int]] = []

    def add(self, kind: str, text: str, *, level: int = 0, page: int | None = None, detail: str = "") -> None:
        """Append one block; empty text adds nothing. `page` is the page on which the block begins."""
        if text and not text.isspace():
            start = self._begin()
            self._append(text, page)
            self._blocks.append(Block(kind, start, self._length, level, detail))

    def add_runs(
        self, kind: str, runs: list[tuple[str, int | None]], *, level: int = 0, detail: str = ""
    ) -> None:
        """Append one block made of runs of text, each on its own page; runs are joined as they are."""
        runs = [(text, page) for text, page in runs if text]
        if all(text.isspace() for text, _ in runs):
            return
        start = self._begin()
        for text, page in runs:
            self._append(text, page)
        self._blocks.append(Block(kind, start, self._length, level, detail))

    def _begin(self) -> int:
        """Where the next block begins."""
        if self._blocks:
            self._parts.append(GAP)
            self._length += len(GAP)
        return self._length

    def _append(self, text: str, page: int | None) -> None:
        if page is not None and (not self._pages or self._pages[-1][1] != page):
            self._pages.append((self._length, page))
        self._parts.append(text)
        self._length += len(text)

    def build(self, **values: Any) -> Document:
        return Document("".join(self._parts), tuple(self._blocks), pages=tuple(self._pages), **values)
