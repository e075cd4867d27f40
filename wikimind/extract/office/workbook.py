"""Workbooks that are no Office Open XML, by calamine: Excel before 2007, and its binary ones.

It gives values with their types and no formats: a share of 7.5 % is 0.075 here.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import HEADING, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.notes import SHEET, named
from wikimind.extract.office.number_format import general
from wikimind.extract.office.xlsx import MOST_CELLS
from wikimind.extract.package import opened

_ZIP = b"PK"


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The sheets in order, each a page. Raises Unreadable."""
    with path.open("rb") as file:
        packed = file.read(2) == _ZIP
    if packed:
        with opened(path):  # only to have its plan checked
            pass
    try:
        book = CalamineWorkbook.from_path(str(path))
        return _document(book, hints)
    except (CalamineError, ValueError, OSError) as error:
        raise Unreadable(
            "This workbook is damaged or has a password; open it in its own program and save it as XLSX."
        ) from error


def _document(book: CalamineWorkbook, hints: Hints) -> Document:
    builder = DocumentBuilder()
    hidden = [sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]
    labels: dict[int, str] = {}
    cells = 0
    for number, name in enumerate(book.sheet_names, start=1):
        labels[number] = " ".join(name.split())[:60]
        if name in hidden:
            continue
        builder.add(HEADING, labels[number], level=2, page=number)
        sheet = book.get_sheet_by_name(name)
        cells += sheet.height * sheet.width
        if cells > MOST_CELLS:
            raise Unreadable(f"This workbook has more than {MOST_CELLS:,} cells; feed what matters of it.")
        for block in tables.blocks(_rows(sheet.to_python(skip_empty_area=True))):
            builder.add(TABLE, block, page=number)
    title = hints.stem or labels.get(1, "")
    return builder.build(title=title, page_count=len(labels), labels=labels, notes=named(SHEET, hidden))


def _rows(rows: list[list[Any]]) -> Iterator[list[str]]:
    return ([_shown(cell) for cell in row] for row in rows)


def _shown(value: Any) -> str:
    """
    >>> _shown(0.1 + 0.2), _shown(timedelta(hours=36)), _shown(date(2019, 5, 4)), _shown(True)
    ('0.3', '36:00:00', '2019-05-04', 'TRUE')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return general(float(value))
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return f"{value:%Y-%m-%d}" if midnight else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
