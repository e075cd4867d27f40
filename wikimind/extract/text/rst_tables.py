"""The two kinds of tables that reStructuredText draws with characters."""

import re
from collections.abc import Sequence

GRID = re.compile(r"\s*\+(?:[-=]+\+)+\s*$")
SIMPLE = re.compile(r"\s*=+(?:[ \t]+=+)+\s*$")


def grid_rows(lines: Sequence[str]) -> list[list[str]]:
    """The rows of a table that is drawn; a cell over several columns stands in the first of them."""
    ruler = max((line for line in lines if GRID.match(line)), key=lambda line: line.count("+"), default="")
    edges = [at for at, sign in enumerate(ruler) if sign == "+"]
    rows: list[list[str]] = []
    row = [""] * (len(edges) - 1)
    for line in lines:
        if GRID.match(line) or re.match(r"\s*\+[-=+| ]*\+\s*$", line):
            if any(row):
                rows.append(row)
            row = [""] * (len(edges) - 1)
            continue
        bars = [at for at in edges if at < len(line) and line[at] == "|"]
        for start, stop in zip(bars, bars[1:], strict=False):
            column = edges.index(start)
            row[column] = f"{row[column]} {line[start + 1 : stop].strip()}".strip()
    return [*rows, row] if any(row) else rows


def simple_rows(lines: Sequence[str]) -> list[list[str]]:
    starts = [match.start() for match in re.finditer(r"=+", lines[0])]
    rows: list[list[str]] = []
    for line in lines:
        if SIMPLE.match(line) or re.match(r"\s*-+(?:[ \t]+-+)*\s*$", line) or not line.strip():
            continue
        edges = zip(starts, [*starts[1:], None], strict=True)
        cells = [line[start:end].strip() for start, end in edges]
        if rows and not cells[0]:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
    return rows
