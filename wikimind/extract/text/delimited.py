"""Tables as text files: CSV and its kin, whatever parts their columns."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 60  # lines by which the delimiter is chosen
_MOST_CELLS = 1_000_000
csv.field_size_limit(10_000_000)


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The rows as tables, called what the file is called. Raises Unreadable."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    delimiter, text = _stated_delimiter(text)
    builder = DocumentBuilder()
    for block in tables.blocks(_rows(text, delimiter or chosen_delimiter(text) or ",")):
        builder.add(TABLE, block)
    return builder.build(title=name)


def chosen_delimiter(text: str) -> str:
    """What parts the columns of most lines into the same number; empty where nothing does.

    >>> chosen_delimiter('Date;Amount\\n3.5.2021;1,5\\n4.5.2021;2,5'), chosen_delimiter("Just words.")
    (';', '')
    """
    lines = text.split("\n", _SAMPLE)[:_SAMPLE]
    best, chosen = 0.0, ""
    for delimiter in _DELIMITERS:
        counts = Counter(len(row) for row in _parsed("\n".join(lines), delimiter) if any(row))
        counts.pop(1, None)
        if not counts:
            continue
        columns, rows = counts.most_common(1)[0]
        share = rows / max(1, sum(1 for line in lines if line.strip()))
        if rows > 1 and share >= 0.5 and share * min(columns, 8) > best:
            best, chosen = share * min(columns, 8), delimiter
    return chosen


def _stated_delimiter(text: str) -> tuple[str, str]:
    """Excel writes the delimiter into a first line of its own."""
    first, _, rest = text.partition("\n")
    return (first[4], rest) if first[:4].lower() == "sep=" and len(first) == 5 else ("", text)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    cells = 0
    for row in _parsed(text, delimiter):
        cells += len(row)
        if cells > _MOST_CELLS:
            raise Unreadable(f"This table has more than {_MOST_CELLS:,} cells; feed what matters of it.")
        yield row


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
