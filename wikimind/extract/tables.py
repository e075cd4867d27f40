"""Tables as text: a line for each row, a tab between columns, and every cell in the column it stands in."""

from collections.abc import Iterable, Iterator

from wikimind.extract.lines import squeezed

ROWS = 40  # of one block, so that a quote has a place
_WIDEST = 1000  # columns; what claims to span more is no table

Cell = tuple[str, int, int]  # text, columns and rows that it spans


def grid(rows: Iterable[Iterable[Cell]]) -> list[list[str]]:
    """Rows of texts by columns; where a cell spans several, its text stands in the first of them.

    >>> grid([[("Year", 1, 2), ("Visitors", 2, 1)], [("adults", 1, 1), ("children", 1, 1)]])
    [['Year', 'Visitors'], ['', 'adults', 'children']]
    """
    made: list[list[str]] = []
    below: dict[int, int] = {}  # column → rows further down that a cell above still takes
    for row in rows:
        line: list[str] = []
        taken = {column for column, left in below.items() if left > 0}
        below = {column: left - 1 for column, left in below.items() if left > 1}
        at = 0
        for text, columns, deep in row:
            while at in taken:
                at += 1
            line += [""] * (at - len(line)) + [squeezed(text)]
            wide = min(max(columns, 1), _WIDEST)
            if deep > 1:
                below |= dict.fromkeys(range(at, at + wide), deep - 1)
            at += wide
        made.append(line)
    return made


def lines(rows: Iterable[list[str]]) -> Iterator[str]:
    """A line of text for each row that holds anything."""
    for row in rows:
        line = "\t".join(row)
        if "\n" in line or line.count("\t") != len(row) - 1:  # a cell with breaks of its own
            line = "\t".join(" ".join(cell.split()) for cell in row)
        line = line.rstrip("\t")
        if line.strip():
            yield line


def blocks(rows: Iterable[list[str]]) -> Iterator[str]:
    """The texts of blocks of some rows each."""
    block: list[str] = []
    for line in lines(rows):
        block.append(line)
        if len(block) == ROWS:
            yield "\n".join(block)
            block = []
    if block:
        yield "\n".join(block)
