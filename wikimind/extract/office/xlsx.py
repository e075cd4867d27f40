"""An Excel workbook: each sheet is a page with the sheet's name as its label, its rows are tables."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from lxml import etree

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import HEADING, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.notes import COMMENT, FORMULA, PICTURE, SHEET, counted, named
from wikimind.extract.office.drawings import Drawings
from wikimind.extract.office.number_format import BUILT_IN, shown
from wikimind.extract.package import Package, child, parse_xml

MOST_CELLS = 1_000_000
_WIDEST = 16_384  # columns of a sheet
_LETTERS = re.compile(r"[A-Z]{1,3}")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


class Book:
    """What the cells of all sheets refer to, and what is met in them and not read."""

    def __init__(self, package: Package, related: dict[str, str], root: Any) -> None:
        names = [name for name in related.values() if package.locate(name)]
        self.strings = [
            text for name in names if _is_part(name, "sharedstrings.xml") for text in _strings(package, name)
        ]
        self.formats = [
            code for name in names if _is_part(name, "styles.xml") for code in _formats(package, name)
        ]
        properties = root.find("{*}workbookPr")
        since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        # Day 60 never was; counting from the day before gives every later one its date.
        self.epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self.cells = self.uncounted = self.comments = 0
        self.hidden: list[str] = []


def document(package: Package, main: str, metadata: dict[str, str], hints: Hints) -> Document:
    """The sheets in order. Raises Unreadable for more cells than anybody reads."""
    root, related = package.xml(main), package.related(main)
    book = Book(package, related, root)
    drawings = Drawings(package)
    builder = DocumentBuilder()
    labels: dict[int, str] = {}
    sheets = list(root.iterfind("{*}sheets/{*}sheet"))
    for number, sheet in enumerate(sheets, start=1):
        part = related.get(sheet.get(_ID) or sheet.get(_STRICT_ID) or "", "")
        labels[number] = " ".join((sheet.get("name") or str(number)).split())[:60]
        if sheet.get("state") in ("hidden", "veryHidden"):
            book.hidden.append(labels[number])
        elif package.locate(part):
            _add_sheet(builder, package, part, book, drawings, (labels[number], number))
    notes = (
        *named(SHEET, book.hidden),
        *counted(COMMENT, book.comments),
        *counted(FORMULA, book.uncounted),
        *counted(PICTURE, drawings.pictures),
        *drawings.notes(),
    )
    title = hints.stem or metadata.get("title", "") or labels.get(1, "")
    metadata.pop("title", None)
    return builder.build(title=title, page_count=len(sheets), labels=labels, metadata=metadata, notes=notes)


def _add_sheet(
    builder: DocumentBuilder,
    package: Package,
    part: str,
    book: Book,
    drawings: Drawings,
    label: tuple[str, int],
) -> None:
    name, number = label
    builder.add(HEADING, name, level=2, page=number)
    for block in tables.blocks(_without_margin(_rows(package.read(part), book))):
        builder.add(TABLE, block, page=number)
    for each in package.related(part).values():
        if "/drawings/" in f"/{each.lower()}" and each.lower().endswith(".xml") and package.locate(each):
            for kind, text in drawings.of(package.xml(each), each):
                builder.add(kind, text, page=number)
        elif "comments" in each.lower() and package.locate(each):
            book.comments += sum(1 for _ in package.xml(each).iter("{*}comment", "{*}threadedComment"))


def _without_margin(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    """The rows without the columns before the first that holds anything."""
    kept = list(rows)
    left = min((next((at for at, cell in enumerate(row) if cell), _WIDEST) for row in kept), default=0)
    return (row[left:] for row in kept)


def _rows(data: bytes, book: Book) -> Iterator[list[str]]:
    """The rows that hold anything. They are forgotten as soon as they were read."""
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
            cells = _cells(row, book)
            row.clear()
            while row.getprevious() is not None:
                del row.getparent()[0]
            if any(cells):
                yield cells
    except etree.XMLSyntaxError as error:
        raise Unreadable("This workbook is damaged; open it in its own program and save it again.") from error


def _cells(row: Any, book: Book) -> list[str]:
    """The texts of a row, each in the column that its reference names."""
    line: list[str] = []
    for cell in row.iterchildren("{*}c"):
        column = _column(cell.get("r") or "")
        if column > len(line):
            line += [""] * (column - len(line))
        line.append(_cell(cell, book))
    book.cells += len(row)
    if book.cells > MOST_CELLS:
        raise Unreadable(f"This workbook has more than {MOST_CELLS:,} cells; feed what matters of it.")
    return line


def _column(reference: str) -> int:
    """The number of the column from 0; -1 for a cell that does not say where it stands.

    >>> _column("A1"), _column("AB12"), _column("")
    (0, 27, -1)
    """
    return _columns(reference.rstrip("0123456789"))


@lru_cache(maxsize=2000)
def _columns(letters: str) -> int:
    number = 0
    for letter in letters if _LETTERS.fullmatch(letters) else "":
        number = 26 * number + ord(letter) - ord("A") + 1
    return min(number, _WIDEST) - 1


def _cell(cell: Any, book: Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _squeezed("".join([each.text or "" for each in cell.iter("{*}t")]))
    stated = child(cell, "v")
    value = "" if stated is None else stated.text or ""
    if kind == "s":
        at = int(value) if value.isascii() and value.isdigit() and len(value) < 10 else -1
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    if kind == "b":
        return "TRUE" if value == "1" else "FALSE"
    if not value and child(cell, "f") is not None:
        book.uncounted += 1
    if kind == "d":
        return _squeezed(value.removesuffix("T00:00:00").replace("T", " "))
    style = cell.get("s", "")
    at = int(style) if style.isascii() and style.isdigit() and len(style) < 6 else -1
    code = book.formats[at] if 0 <= at < len(book.formats) else ""
    return _squeezed(_number(value, code, book.epoch) if kind == "n" else value)


def _squeezed(text: str) -> str:
    """On one line; most cells hold a word or a number."""
    return text if text.isalnum() else " ".join(text.split())


def _number(value: str, code: str, epoch: datetime) -> str:
    try:
        return shown(float(value), code, epoch)
    except ValueError:
        return value


def _strings(package: Package, name: str) -> Iterator[str]:
    for item in package.xml(name).iterfind("{*}si"):
        # Hints on how to pronounce the text are not the text.
        words = (t.text or "" for t in item.iter("{*}t") if not t.getparent().tag.endswith("}rPh"))
        yield _squeezed("".join(words))


def _formats(package: Package, name: str) -> Iterator[str]:
    """For each style of cells, the code of its number format."""
    root = parse_xml(package.read(name))
    codes = {
        each.get("numFmtId"): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    for each in root.iterfind("{*}cellXfs/{*}xf"):
        number = each.get("numFmtId", "0")
        yield codes.get(number) or BUILT_IN.get(
            int(number) if number.isascii() and number.isdigit() else 0, ""
        )


def _is_part(name: str, ending: str) -> bool:
    return f"/{name.lower()}".endswith(f"/{ending}")
