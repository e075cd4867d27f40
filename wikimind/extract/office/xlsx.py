"""An Excel workbook: each sheet is a page with the sheet's name as its label, its rows are tables."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from lxml import etree

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, TABLE, Document, DocumentBuilder
from wikimind.extract.package import Package, parse_xml

_MOST_CELLS = 1_000_000
_ROWS = 40  # of one block, so that a quote has a place
_DATES = frozenset((*range(14, 23), *range(45, 48)))  # built-in formats, ECMA-376 part 1, 18.8.30
_DATE_CODE = re.compile(r"[dmyhs]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Book:
    """What the cells of all sheets refer to."""

    def __init__(self, package: Package, related: dict[str, str], root: Any) -> None:
        names = list(related.values())
        self.strings = [
            text for name in names if name.endswith("/sharedStrings.xml") for text in _strings(package, name)
        ]
        self.dated = [
            dated for name in names if name.endswith("/styles.xml") for dated in _dated(package, name)
        ]
        properties = root.find("{*}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        # Day 60 never was; counting from the day before gives every later one its date.
        self.epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self.cells = 0


def document(package: Package, main: str, metadata: dict[str, str]) -> Document:
    """The sheets in order. Raises Unreadable for more cells than anybody reads."""
    root, related = package.xml(main), package.related(main)
    book = Book(package, related, root)
    builder = DocumentBuilder()
    labels: dict[int, str] = {}
    sheets = list(root.iterfind("{*}sheets/{*}sheet"))
    for number, sheet in enumerate(sheets, start=1):
        part = related.get(sheet.get(_ID) or sheet.get(_STRICT_ID) or "", "")
        labels[number] = " ".join((sheet.get("name") or str(number)).split())[:60]
        if part not in package.names or "/worksheets/" not in f"/{part}":
            continue
        builder.add(HEADING, labels[number], level=2, page=number)
        for rows in _in_blocks(_rows(package.read(part), book)):
            builder.add(TABLE, rows, page=number)
    title = metadata.pop("title", "") or labels.get(1, "")
    return builder.build(title=title, page_count=len(sheets), labels=labels, metadata=metadata)


def _in_blocks(rows: Iterator[str]) -> Iterator[str]:
    block: list[str] = []
    for row in rows:
        block.append(row)
        if len(block) == _ROWS:
            yield "\n".join(block)
            block = []
    yield "\n".join(block)


def _rows(data: bytes, book: Book) -> Iterator[str]:
    """The rows that hold anything, cells apart by tabs. They are forgotten as soon as they were read."""
    events = etree.iterparse(
        io.BytesIO(data),
        tag="{*}row",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, row in events:
            cells = [" ".join(_cell(cell, book).split()) for cell in row.iterfind("{*}c")]
            book.cells += len(cells)
            if book.cells > _MOST_CELLS:
                raise Unreadable(
                    f"This workbook has more than {_MOST_CELLS:,} cells; feed what matters of it."
                )
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
            if any(cells):
                yield "\t".join(cells).rstrip("\t")
    except etree.XMLSyntaxError as error:
        raise Unreadable("This workbook is damaged; open it in its own program and save it again.") from error


def _cell(cell: Any, book: Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(each.text or "" for each in cell.iter("{*}t"))
    value = cell.findtext("{*}v") or ""
    if kind == "s":
        at = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    style = cell.get("s", "")
    at = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else -1
    return (
        _moment(value, book.epoch) if kind == "n" and 0 <= at < len(book.dated) and book.dated[at] else value
    )


def _moment(value: str, epoch: datetime) -> str:
    """A day number as a date, with the time where there is one.

    >>> _moment("45292", datetime(1899, 12, 30)), _moment("45292.5", datetime(1899, 12, 30))
    ('2024-01-01', '2024-01-01 12:00')
    """
    try:
        moment = epoch + timedelta(seconds=round(float(value) * 86400))
    except (ValueError, OverflowError):
        return value
    if moment.date() == date(1899, 12, 30):
        return f"{moment:%H:%M}"
    return f"{moment:%Y-%m-%d}" if (moment.hour, moment.minute) == (0, 0) else f"{moment:%Y-%m-%d %H:%M}"


def _strings(package: Package, name: str) -> Iterator[str]:
    for item in package.xml(name).iterfind("{*}si") if name in package.names else ():
        # Hints on how to pronounce the text are not the text.
        yield "".join(t.text or "" for t in item.iter("{*}t") if not t.getparent().tag.endswith("}rPh"))


def _dated(package: Package, name: str) -> Iterator[bool]:
    """For each format of cells, whether it shows a date."""
    if name not in package.names:
        return
    root = parse_xml(package.read(name))
    codes = {
        each.get("numFmtId"): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    for each in root.iterfind("{*}cellXfs/{*}xf"):
        number = each.get("numFmtId", "0")
        code = _LITERAL.sub("", codes.get(number, ""))
        yield bool(_DATE_CODE.search(code)) or (number.isdigit() and int(number) in _DATES)
