"""Jupyter notebooks: what is written between the code is Markdown; code and what it printed are code."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.document import CODE, HEADING, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.notes import OUTPUT, PICTURE, counted
from wikimind.extract.text import markdown
from wikimind.extract.text.encoding import decode

_LONGEST_OUTPUT = 20_000  # characters of one output: more is a log, and is cut with a note


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The cells in order. Raises Unreadable."""
    try:
        book = json.loads(decode(path.read_bytes()))
        cells = (
            book["cells"] if "cells" in book else [c for sheet in book["worksheets"] for c in sheet["cells"]]
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable("This notebook is damaged; open it in Jupyter and save it again.") from error
    document = _document([cell for cell in cells if isinstance(cell, dict)], hints)
    return replace(document, metadata=_metadata(book.get("metadata")))


def _metadata(given: Any) -> dict[str, str]:
    """The authors, and the date, where the notebook names them."""
    given = given if isinstance(given, dict) else {}
    authors = given.get("authors")
    names = [
        str(each.get("name", "")) if isinstance(each, dict) else str(each)
        for each in (authors if isinstance(authors, list) else [])
    ]
    found = {"author": "; ".join(filter(None, names)), "date": str(given.get("date") or "")}
    return {name: value[:500] for name, value in found.items() if value}


def _document(cells: Iterable[dict[str, Any]], hints: Hints) -> Document:
    builder = DocumentBuilder()
    pictures = dropped = 0
    for cell in cells:
        text = _text(cell.get("source", cell.get("input", "")))
        kind = cell.get("cell_type")
        if kind in ("markdown", "heading"):
            text = f"{'#' * int(cell.get('level', 1))} {text}" if kind == "heading" else text
            part = markdown.parse(text)
            for block in part.blocks:
                builder.add(block.kind, part.block_text(block), level=block.level, detail=block.detail)
            continue
        builder.add(CODE, text.strip("\n"))
        for shown in _outputs(cell):
            pictures += shown is None
            if shown is not None:
                dropped += len(shown) > _LONGEST_OUTPUT
                builder.add(CODE, shown[:_LONGEST_OUTPUT].strip("\n"))
    document = builder.build(notes=(*counted(PICTURE, pictures), *counted(OUTPUT, dropped)))
    heading = next((document.block_text(b) for b in document.blocks if b.kind == HEADING), "")
    return replace(document, title=heading or hints.stem)


def _outputs(cell: dict[str, Any]) -> Iterable[str | None]:
    """What a cell printed; None for a picture."""
    for output in cell.get("outputs") or []:
        if not isinstance(output, dict):
            continue
        inner = output.get("data")
        data: dict[str, Any] = inner if isinstance(inner, dict) else output
        if any(str(name).startswith(("image/", "png", "jpeg")) for name in data):
            yield None
        elif text := _text(output.get("text") or data.get("text/plain") or output.get("traceback") or ""):
            yield text


def _text(value: Any) -> str:
    """Text is kept as it is or as a list of its lines."""
    return "".join(map(str, value)) if isinstance(value, list) else str(value)
