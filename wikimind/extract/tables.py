"""Tables as text: a line for each row, a tab between columns, and every cell in the column it stands in."""

import re
from collections.abc import Iterable, Iterator, Sequence

from wikimind.extract.lines import squeezed

ROWS = 40  # of one block, so that a quote has a place
_WIDEST = 1000  # columns; what claims to span more is no table

_NUMBER = r"[-–−+(*]?[.,]?\d[\d.,:/]*[%)*†‡]*"
_WIDE = re.compile(r"\s{2,}")
_WIDE_OR_NUMBER = re.compile(rf"\s{{2,}}|\s(?={_NUMBER}(?:\s|$))")
_WIDE_OR_NUMBER_OR_NAME = re.compile(rf"{_WIDE_OR_NUMBER.pattern}|(?<=[)%])\s(?=\w+[(%])|(?<=[%)])\s(?=\w+$)")
_SEVERAL = re.compile(rf"(?:^|\s){_NUMBER}\s{_NUMBER}(?:\s|$)")  # numbers of several columns in one cell

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


def cells_of(lines: Sequence[str]) -> list[list[str]]:
    """The cells of such lines, every row as wide as the widest; nothing where columns cannot be told apart.

    Rows that were read off a page have blanks between their cells: two where there is much space, and one
    before a number. They are told apart where that gives every row as many cells.

    >>> cells_of(["Year\\tVisitors", "1901"])
    [['Year', 'Visitors'], ['1901', '']]
    >>> cells_of(["Tree  P(%) R(%)", "SPT old  76.3 59.8"]), cells_of(["NP  NP", "PP  NP  NP"])
    ([['Tree', 'P(%)', 'R(%)'], ['SPT old', '76.3', '59.8']], [])
    """
    if any("\t" in line for line in lines):
        rows = [line.split("\t") for line in lines]
        widest = max(map(len, rows))
        return [[cell.strip() for cell in row] + [""] * (widest - len(row)) for row in rows]
    for parting in (_WIDE, _WIDE_OR_NUMBER, _WIDE_OR_NUMBER_OR_NAME):
        rows = [[cell.strip() for cell in parting.split(line.strip())] for line in lines]
        if len(set(map(len, rows))) == 1 and not any(_SEVERAL.search(cell) for row in rows for cell in row):
            return rows
    return []
