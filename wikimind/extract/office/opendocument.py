"""OpenDocument texts, presentations and sheets (LibreOffice): what is shown is stored as text."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wikimind.extract import tables
from wikimind.extract.document import HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.mathematics import mathml
from wikimind.extract.notes import (
    CHART,
    COMMENT,
    DELETION,
    MACRO,
    PICTURE,
    READING,
    SHEET,
    Note,
    counted,
    named,
)
from wikimind.extract.package import Package, local, opened, resolved

_SKIPPED = frozenset(
    [
        "annotation",
        "annotation-end",
        "tracked-changes",
        "sequence-decls",
        "forms",
        "ruby-text",
        "table-of-content-source",
        "variable-decls",
        "user-field-decls",
        "index-title-template",
        "settings",
    ]
)
_MOST_REPEATED = 200  # columns: a sheet's last cell is said to be repeated to the edge of the world
_FURNITURE = ("page-number", "date-time", "footer", "header")


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document. Raises Unreadable."""
    with opened(path) as package:
        reading = _Reading(package)
        builder = DocumentBuilder()
        title, labels = "", dict[int, str]()
        for kind, text, level, page in reading.blocks(package.xml("content.xml")):
            builder.add(kind, text, level=level, page=page)
            title = title or (text if kind == HEADING else "")
            if page and kind == HEADING:
                labels.setdefault(page, text[:60])
        given = _metadata(package)
    own = given.pop("title", "")
    if reading.sheets:
        title = hints.stem or own
    return builder.build(
        title=title or own,
        page_count=reading.page or None,
        labels=labels,
        metadata=given,
        notes=reading.notes(),
    )


Found = tuple[str, str, int, int | None]  # kind, text, level, page


class _Reading:
    def __init__(self, package: Package) -> None:
        self._package = package
        self.page = 0
        self.sheets = False
        self._pictures = self._charts = self._comments = self._deletions = self._readings = 0
        self._hidden: list[str] = []

    def notes(self) -> tuple[Note, ...]:
        macros = any(name.startswith("Basic/") for name in self._package.names)
        return (
            *counted(PICTURE, self._pictures),
            *counted(CHART, self._charts),
            *counted(COMMENT, self._comments),
            *counted(DELETION, self._deletions),
            *counted(READING, self._readings),
            *named(SHEET, self._hidden),
            *counted(MACRO, int(macros)),
        )

    def blocks(self, content: Any) -> Iterator[Found]:
        body = next(content.iter("{*}body"), None)
        hidden = _hidden_styles(content)
        pending = list(body if body is not None else ())[::-1]
        self.sheets = any(local(each) == "spreadsheet" for each in pending)
        while pending:
            node = pending.pop()
            name = local(node)
            if name == "annotation":
                self._comments += 1
            elif name == "tracked-changes":
                self._deletions += sum(1 for _ in node.iter("{*}deletion"))
            elif name in ("h", "p"):
                yield self._paragraph(node, name)
                pending += list(node.iter("{*}text-box"))[::-1]
            elif name == "table":
                yield from self._table(node, hidden)
            elif name == "page":
                self.page += 1
                pending += list(node)[::-1]
            elif name not in _SKIPPED and name not in ("notes", "presentation:notes"):
                self._count(name, node)
                pending += list(node)[::-1]

    def _count(self, name: str, node: Any) -> None:
        self._pictures += name == "image"
        self._charts += name == "object" and next(node.iter("{*}math"), None) is None

    def _paragraph(self, node: Any, name: str) -> Found:
        text = self._text(node)
        around = [local(above) for above, _ in zip(node.iterancestors(), range(3), strict=False)]
        frame = next(
            (a for a, _ in zip(node.iterancestors(), range(3), strict=False) if local(a) == "frame"), None
        )
        page = self.page or None
        if name == "h" or (frame is not None and _value(frame, "class") == "title"):
            level = _value(node, "outline-level")
            return HEADING, text, min(int(level), 6) if level.isdigit() and level != "0" else 1, page
        if frame is not None and _value(frame, "class") in _FURNITURE:
            return PARAGRAPH, "", 0, page
        return (LIST if "list-item" in around else PARAGRAPH), text, 0, page

    def _text(self, node: Any) -> str:
        parts: list[str] = [node.text or ""]
        pending = [step for child in reversed(node) for step in (child.tail or "", child)]
        while pending:
            each = pending.pop()
            if isinstance(each, str):
                parts.append(each)
                continue
            name = local(each)
            if name == "s":
                parts.append(
                    " " * min(int(_value(each, "c") or 1) if (_value(each, "c") or "1").isdigit() else 1, 20)
                )
            elif name in ("tab", "line-break"):
                parts.append("\t" if name == "tab" else "\n")
            elif name == "annotation":
                self._comments += 1
            elif name == "ruby-text":
                self._readings += 1
            elif name == "object":
                parts.append(self._object(each))
            elif name == "image":
                self._pictures += (
                    next((1 for a in each.itersiblings(preceding=True) if local(a) == "object"), 0) == 0
                )
            elif name == "note":
                body = each.find("{*}note-body")
                parts.append(f" ({' '.join(self._text(p) for p in body)})" if body is not None else "")
            elif name not in _SKIPPED and name != "text-box" and isinstance(each.tag, str):
                pending += [step for child in reversed(each) for step in (child.tail or "", child)]
                pending.append(each.text or "")
        lines = "".join(parts).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip()

    def _object(self, node: Any) -> str:
        """A formula in a part of its own; other objects are counted."""
        folder = resolved("", _value(node, "href"))
        root = self._package.maybe_xml(f"{folder}/content.xml")
        if root is not None and local(root) == "math":
            return mathml(root)
        self._charts += 1
        return ""

    def _table(self, node: Any, hidden: frozenset[str]) -> Iterator[Found]:
        name = _value(node, "name")
        if self.sheets:
            self.page += 1
            if _value(node, "style-name") in hidden:
                self._hidden.append(name)
                return
            yield HEADING, name, 2, self.page
        rows = ([*self._cells(row)] for row in node.iter("{*}table-row"))
        yield from ((TABLE, block, 0, self.page or None) for block in tables.blocks(rows))

    def _cells(self, row: Any) -> Iterator[str]:
        """The cells of a row; a covered one is empty, a repeated one stands in each of its columns."""
        for cell in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
            covered = local(cell) == "covered-table-cell"
            text = "" if covered else " ".join(self._text(p) for p in cell.iterchildren("{*}p", "{*}h"))
            if not covered:
                text = text or " ".join(self._text(p) for p in cell.iter("{*}p"))
            self._comments += sum(1 for _ in cell.iterchildren("{*}annotation"))
            times = _value(cell, "number-columns-repeated")
            yield from [text] * (min(int(times), _MOST_REPEATED) if re.fullmatch(r"\d{1,6}", times) else 1)


def _hidden_styles(content: Any) -> frozenset[str]:
    return frozenset(
        _value(style, "name")
        for style in content.iter("{*}style")
        for properties in style.iterchildren("{*}table-properties")
        if _value(properties, "display") == "false"
    )


def _metadata(package: Package) -> dict[str, str]:
    root = package.maybe_xml("meta.xml")
    names = {
        "title": "title",
        "creator": "author",
        "initial-creator": "author",
        "date": "date",
        "description": "description",
    }
    found: dict[str, str] = {}
    for each in root.iter() if root is not None else ():
        text = " ".join((each.text or "").split())
        if (name := names.get(local(each))) and text:
            found.setdefault(name, text[:500])
    return found


def _value(node: Any, name: str) -> str:
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")
