"""Parts of all pages → the blocks of a document: paragraphs run on over columns, pages and figures."""

import re

from wikimind.extract import document
from wikimind.extract.document import DocumentBuilder
from wikimind.extract.pdf.columns import Line
from wikimind.extract.pdf.kinds import DISPLAY, FOOTNOTE, Part
from wikimind.extract.pdf.text import Vocabulary, clean, join

_ROWS = (document.TABLE, DISPLAY)
_FLOATS = (document.CAPTION, document.TABLE, document.BYLINE, FOOTNOTE)
_ROWS = (document.TABLE, DISPLAY)
_FINISHED = re.compile(r"[.!?:。][\"'”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_AFAR = 60  # parts that may stand between the halves of a paragraph

Piece = tuple[str, int, list[Line]]  # kind, level, lines


def put(parts: list[Part], builder: DocumentBuilder, vocabulary: Vocabulary) -> None:
    """Append the parts to `builder` in reading order."""
    for kind, level, lines in _merged(_pieces(parts)):
        if kind in (*_ROWS, document.CODE):
            rows = _rows(lines, keep_indent=kind == document.CODE)
            detail = document.FORMULA if kind == DISPLAY else document.PRINTED
            builder.add_runs(document.TABLE if kind == DISPLAY else kind, rows, detail=detail)
        else:
            detail = document.PRINTED if kind == document.CAPTION else ""
            builder.add_runs(kind, join(lines, vocabulary), level=level, detail=detail)


def _pieces(parts: list[Part]) -> list[Piece]:
    """The parts in order, halves of paragraphs together, and after them what stood between the halves."""
    pieces: list[Piece] = []
    held: Piece | None = None
    between: list[Part] = []
    for part in parts:
        if held is not None and part.kind == held[0] and runs_on(held[2][-1], part, bool(between)):
            held[2].extend(part.group.lines)
            if _is_finished(held[2]):
                pieces += [held, *map(_piece, between)]
                held, between = None, []
        elif held is not None and part.kind in _FLOATS and len(between) < _AFAR:
            between.append(part)
        else:
            if held is not None:
                pieces += [held, *map(_piece, between)]
            held, between = None, []
            piece = _piece(part)
            if part.kind in (document.PARAGRAPH, document.LIST) and not _is_finished(piece[2]):
                held = piece
            else:
                pieces.append(piece)
    return pieces if held is None else [*pieces, held, *map(_piece, between)]


def _piece(part: Part) -> Piece:
    kind = document.PARAGRAPH if part.kind == FOOTNOTE else part.kind
    return kind, part.level, list(part.group.lines)


def _is_finished(lines: list[Line]) -> bool:
    return bool(_FINISHED.search(lines[-1].text))


def runs_on(last: Line, part: Part, over_floats: bool) -> bool:
    """Whether a part continues the sentence that `last` leaves open."""
    first = part.group.lines[0]
    if not 0 <= first.page - last.page <= 2 or abs(first.size - last.size) > 0.1 * last.size:
        return False
    full = last.x1 > last.right - 0.25 * (last.right - last.left)
    low = first.text[:1].islower()
    if not over_floats and first.page == last.page and first.column == last.column:
        return full and low and not part.group.indented
    return low or full and not part.group.indented


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring rows as one table, neighbouring lines of code as one block."""
    merged: list[Piece] = []
    for kind, level, lines in pieces:
        before = merged[-1] if merged else None
        alike = before and (before[0] == kind == document.CODE or before[0] in _ROWS and kind in _ROWS)
        if before and alike and before[2][-1].page == lines[0].page:
            before[2].extend(lines)
            # What is mostly a table is one: a formula in it is a cell.
            merged[-1] = (before[0] if len(before[2]) >= 2 * len(lines) else kind, before[1], before[2])
        else:
            merged.append((kind, level, list(lines)))
    return merged


def _rows(lines: list[Line], *, keep_indent: bool) -> list[tuple[str, int | None]]:
    """The lines under each other, cells parted by two spaces; those at one height beside each other."""
    left = min(line.x0 for line in lines)
    text = ""
    for at, line in enumerate(lines):
        row = "  ".join(map(clean, line.cells))
        if at:
            beside = abs(lines[at - 1].base - line.base) < 2 and lines[at - 1].x1 <= line.x0
            text += "  " if beside else "\n"
        indent = round((line.x0 - left) / (0.6 * line.size)) if keep_indent else 0
        text += " " * min(indent, 60) + row
    return [(text, lines[0].page)]
