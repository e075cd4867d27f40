"""A Word document: headings by their styles, lists, tables, footnotes; what was deleted stays out."""

import re
from collections.abc import Iterator
from typing import Any

from wikimind.extract.document import CAPTION, HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.package import Package, local

_HEADING = re.compile(r"(?:heading|überschrift|titre|título|titolo|kop)\s*([1-9])", re.IGNORECASE)
_SKIPPED = frozenset(("del", "moveFrom", "instrText", "delText", "Fallback", "pPr", "rPr", "sectPr", "tblPr"))
_SEPARATE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": ""}
_TITLE = 0  # the level of a title, above all headings

Styles = dict[str, tuple[str, int | None]]  # id → name, outline level


def document(package: Package, main: str, metadata: dict[str, str]) -> Document:
    """The blocks of the main part, then its footnotes."""
    related = package.related(main)
    styles = _styles(package, related)
    builder = DocumentBuilder()
    title, topmost, heading = "", 7, ""
    for kind, text, level in _blocks(package.xml(main), styles):
        builder.add(kind, text, level=max(level, 1) if kind == HEADING else 0)
        if kind == HEADING and level == _TITLE:
            title = title or " ".join(text.split())
        elif kind == HEADING and level < topmost:
            topmost, heading = level, " ".join(text.split())
    for name in sorted(related.values()):
        if name.endswith(("/footnotes.xml", "/endnotes.xml")):
            for kind, text, _ in _blocks(package.maybe_xml(name), styles):
                builder.add(PARAGRAPH if kind == HEADING else kind, text)
    given = metadata.pop("title", "")
    return builder.build(title=title or heading or given, metadata=metadata)


def _styles(package: Package, related: dict[str, str]) -> Styles:
    found: Styles = {}
    for name in related.values():
        if name.endswith("/styles.xml") and name in package.names:
            for style in package.xml(name).iterfind("{*}style"):
                called = style.find("{*}name")
                outline = style.find("{*}pPr/{*}outlineLvl")
                found[_value(style, "styleId")] = (_value(called), _number(outline))
    return found


def _blocks(root: Any, styles: Styles) -> Iterator[tuple[str, str, int]]:
    """Kind, text and level of every paragraph and table in order; level 0 of a heading is the title's."""
    pending = [root] if root is not None else []
    while pending:
        node = pending.pop()
        name = local(node)
        if name == "p":
            yield _paragraph(node, styles)
            # Boxes hang in a paragraph and hold paragraphs of their own.
            pending += [box for box in node.iter("{*}txbxContent") if not _is_fallback(box)][::-1]
        elif name == "tbl":
            yield TABLE, _table(node), 0
        elif name not in _SKIPPED:
            pending += list(node)[::-1]


def _paragraph(node: Any, styles: Styles) -> tuple[str, str, int]:
    properties = node.find("{*}pPr")
    style = _value(properties.find("{*}pStyle")) if properties is not None else ""
    called, outline = styles.get(style, (style, None))
    text = _text(node)
    if called.lower() == "title":
        return HEADING, text, _TITLE
    own = _number(properties.find("{*}outlineLvl")) if properties is not None else None
    level = own if own is not None else outline
    if match := _HEADING.match(called):
        level = int(match[1]) - 1
    if level is not None and level < 9:
        return HEADING, text, min(level + 1, 6)
    if called.lower() == "caption":
        return CAPTION, text, 0
    numbered = properties is not None and properties.find("{*}numPr") is not None
    return (LIST if numbered or called.lower().startswith("list ") else PARAGRAPH), text, 0


def _text(node: Any) -> str:
    """The words of a paragraph as they stand now: without deleted ones, field codes and boxes."""
    parts: list[str] = []
    pending = list(node)[::-1]
    while pending:
        each = pending.pop()
        name = local(each)
        if name == "t":
            parts.append(each.text or "")
        elif name in _SEPARATE:
            parts.append(_SEPARATE[name])
        elif name not in _SKIPPED and name != "txbxContent":
            pending += list(each)[::-1]
    lines = "".join(parts).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _table(node: Any) -> str:
    rows = []
    for row in node.iterfind("{*}tr"):
        cells = [" ".join(_text(p) for p in cell.iter("{*}p")) for cell in row.iterfind("{*}tc")]
        rows.append("\t".join(" ".join(cell.split()) for cell in cells))
    return "\n".join(row for row in rows if row.strip())


def _is_fallback(node: Any) -> bool:
    return any(local(above) == "Fallback" for above in node.iterancestors())


def _value(element: Any, name: str = "val") -> str:
    """An attribute, whichever edition of the standard its namespace belongs to."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _number(element: Any) -> int | None:
    text = _value(element)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
