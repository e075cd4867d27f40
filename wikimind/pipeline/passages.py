"""A document cut into retrieval units. Every block lies in some passage; none runs over a heading."""

from dataclasses import dataclass

from wikimind.extract.document import HEADING, Block, Document
from wikimind.nlp.sentences import split

GOAL = 900  # characters; about 150 words, one thought
LONGEST = 1600


@dataclass(frozen=True)
class Cut:
    """`document.text[start:end]` below `heading`, a path such as 'Methods › Data'."""

    start: int
    end: int
    heading: str


def cut(document: Document) -> list[Cut]:
    """All passages in reading order."""
    cuts: list[Cut] = []
    path: list[tuple[int, str]] = []
    run: list[tuple[int, int]] = []
    bare: Block | None = None  # a heading with no text of its own yet

    def flush() -> None:
        if run:
            cuts.append(Cut(run[0][0], run[-1][1], " › ".join(title for _, title in path)))
            run.clear()

    for block in document.blocks:
        if block.kind == HEADING:
            flush()
            path = [step for step in path if step[0] < block.level]
            path.append((block.level, " ".join(document.block_text(block).split())))
            bare = block
            continue
        bare = None
        for start, end in _pieces(document, block):
            if run and end - run[0][0] > GOAL:
                flush()
            run.append((start, end))
    flush()
    if bare is not None:
        cuts.append(Cut(bare.start, bare.end, " › ".join(title for _, title in path)))
    return cuts


def _pieces(document: Document, block: Block) -> list[tuple[int, int]]:
    """The block, or runs of its sentences where it is long; a sentence without end is cut by length."""
    if block.end - block.start <= LONGEST:
        return [(block.start, block.end)]
    spans = [
        (at, min(at + LONGEST, block.start + end))
        for start, end in split(document.block_text(block), document.language)
        for at in range(block.start + start, block.start + end, LONGEST)
    ]
    pieces: list[tuple[int, int]] = []
    for start, end in spans:
        if pieces and end - pieces[-1][0] <= GOAL:
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces
