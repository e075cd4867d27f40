"""A Word document: headings by their styles, lists, tables, formulas, footnotes; no deleted words."""

import re
from collections.abc import Iterator
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import CAPTION, HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.mathematics import omml
from wikimind.extract.notes import (
    COMMENT,
    DELETION,
    EMBEDDED,
    HIDDEN,
    PICTURE,
    READING,
    Note,
    counted,
    named,
)
from wikimind.extract.office.drawings import Drawings
from wikimind.extract.package import Package, child, local, opened_within
from wikimind.extract.text import plain
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.markup import parsed, pieces
from wikimind.extract.text.visible import prepare

_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|标题|見出し)"
    r"\s*([1-9])",
    re.IGNORECASE,
)
_SKIPPED = frozenset(
    [
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "Fallback",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "trPr",
        "tcPr",
        "tblGrid",
        "sdtPr",
        "rt",
    ]
)
_SEPARATE = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "‑", "softHyphen": ""}
_AROUND = frozenset(
    ["sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"]
)  # hold what they are around
_TITLE = 0  # the level of a title, above all headings
_DEEPEST = 4  # documents within documents
# What letters stand for in the font Symbol, https://unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt
_SYMBOL = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcywVjJv",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςϕϑϖ",
        strict=True,
    )
)

Found = tuple[str, str, int]  # kind, text, level


def document(package: Package, main: str, metadata: dict[str, str], hints: Hints) -> Document:
    """The blocks of the main part, then its footnotes."""
    reading = _Reading(package, main)
    builder = DocumentBuilder()
    title, topmost, heading = "", 7, ""
    for kind, text, level in reading.blocks(package.xml(main)):
        builder.add(kind, text, level=max(level, 1) if kind == HEADING else 0)
        if kind == HEADING and level == _TITLE:
            title = title or " ".join(text.split())
        elif kind == HEADING and level < topmost:
            topmost, heading = level, " ".join(text.split())
    for kind, text, _ in reading.footnotes():
        builder.add(PARAGRAPH if kind == HEADING else kind, text)
    given = metadata.pop("title", "")
    return builder.build(title=title or heading or given, metadata=metadata, notes=reading.notes())


class _Style:
    """What a style says of its paragraphs or runs; what it does not say, the style it is based on does."""

    def __init__(self, node: Any) -> None:
        self.name = _value(node.find("{*}name"))
        self.outline = _number(node.find("{*}pPr/{*}outlineLvl"))
        self.based_on = _value(node.find("{*}basedOn"))
        self.hidden = _is_on(node.find("{*}rPr/{*}vanish"))


class _Reading:
    """One way through a document, counting what is met and not read."""

    def __init__(self, package: Package, main: str, depth: int = 0) -> None:
        self._package, self._main, self._depth = package, main, depth
        self._related = package.related(main)
        self._styles = self._read_styles()
        self._drawings = Drawings(package)
        self._missing: list[str] = []
        self._within: list[Note] = []  # what documents within the document hold and is not read
        self._hidden = self._deleted = self._readings = 0

    def notes(self) -> tuple[Note, ...]:
        comments = self._part_named("comments.xml")
        return (
            *counted(PICTURE, self._drawings.pictures),
            *self._drawings.notes(),
            *counted(HIDDEN, self._hidden),
            *counted(DELETION, self._deleted),
            *counted(COMMENT, sum(1 for _ in comments.iter("{*}comment")) if comments is not None else 0),
            *counted(READING, self._readings),
            *named(EMBEDDED, self._missing),
            *self._within,
        )

    def footnotes(self) -> Iterator[Found]:
        for name in ("footnotes.xml", "endnotes.xml"):
            root = self._part_named(name)
            if root is not None:
                yield from self.blocks(root)

    def blocks(self, root: Any) -> Iterator[Found]:
        """Kind, text and level of every paragraph and table in order; level 0 of a heading is the title's."""
        draws = next(root.iter("{*}drawing", "{*}pict", "{*}object", "{*}txbxContent"), None) is not None
        pending = [root]
        while pending:
            node = pending.pop()
            name = local(node)
            if name == "p":
                yield self._paragraph(node)
                if not draws:
                    continue
                yield from ((kind, text, 0) for kind, text in self._drawings.of(node, self._main))
                # Boxes hang in a paragraph and hold paragraphs of their own.
                pending += [box for box in node.iter("{*}txbxContent") if not _is_fallback(box)][::-1]
            elif name == "tbl":
                yield from self._table(node)
            elif name == "altChunk":
                yield from self._chunk(_value(node, "id"))
            elif name in ("oMath", "oMathPara"):
                yield PARAGRAPH, omml(node), 0
            elif name not in _SKIPPED:
                pending += list(node)[::-1]

    def _paragraph(self, node: Any) -> Found:
        properties = child(node, "pPr")
        style = _value(child(properties, "pStyle")) if properties is not None else ""
        called, outline = self._naming(style)
        text = self._text(node)
        if called.lower() == "title":
            return HEADING, text, _TITLE
        own = _number(child(properties, "outlineLvl")) if properties is not None else None
        level = own if own is not None else outline
        if match := _HEADING.match(called):
            level = int(match[1]) - 1
        if level is not None and level < 9:
            return HEADING, text, min(level + 1, 6)
        if called.lower() == "caption":
            return CAPTION, text, 0
        numbered = properties is not None and child(properties, "numPr") is not None
        return (LIST if numbered or called.lower().startswith("list ") else PARAGRAPH), text, 0

    def _naming(self, style: str) -> tuple[str, int | None]:
        """The name that says what a style is for, and its outline level: its own or of one it is based on."""
        first = self._styles[style].name if style in self._styles else style
        outline: int | None = None
        for _ in range(12):
            found = self._styles.get(style)
            if found is None:
                break
            outline = found.outline if outline is None else outline
            if _HEADING.match(found.name) or found.name.lower() in ("title", "caption"):
                return found.name, outline
            style = found.based_on
        return first, outline

    def _text(self, node: Any) -> str:
        """The words of a paragraph as they stand now: no deleted or hidden ones, field codes or boxes."""
        parts: list[str] = []
        pending = list(node)[::-1]
        while pending:
            each = pending.pop()
            name = local(each)
            if name == "t":
                parts.append(each.text or "")
            elif name in _SEPARATE:
                parts.append(_SEPARATE[name])
            elif name == "sym":
                parts.append(_symbol(each))
            elif name == "oMath":
                parts.append(omml(each))
            elif name == "r" and self._is_hidden(each):
                self._hidden += any((t.text or "").strip() for t in each.iter("{*}t"))
            elif name in ("del", "moveFrom"):
                self._deleted += name == "del" and next(each.iter("{*}delText"), None) is not None
            elif name == "rt":
                self._readings += 1
            elif name not in _SKIPPED and name not in ("txbxContent", "tbl", "p"):
                pending += list(each)[::-1]
        lines = "".join(parts).split("\n")
        return "\n".join(" ".join(line.split()) for line in lines).strip()

    def _is_hidden(self, run: Any) -> bool:
        properties = child(run, "rPr")
        if properties is None:
            return False
        own = child(properties, "vanish")
        style = self._styles.get(_value(child(properties, "rStyle")))
        return _is_on(own) if own is not None else style is not None and style.hidden

    def _table(self, node: Any) -> Iterator[Found]:
        rows = []
        for row in _within(node, "tr"):
            before = _number(row.find("{*}trPr/{*}gridBefore")) or 0
            cells = [
                (self._cell(cell), _number(cell.find("{*}tcPr/{*}gridSpan")) or 1, 1)
                for cell in _within(row, "tc")
            ]
            rows.append([*([("", before, 1)] if before else []), *cells])
        yield from ((TABLE, block, 0) for block in tables.blocks(tables.grid(rows)))

    def _cell(self, cell: Any) -> str:
        """The words of a cell; of one that goes on from above, none."""
        merged = cell.find("{*}tcPr/{*}vMerge")
        if merged is not None and _value(merged) != "restart":
            return ""
        return " ".join(filter(None, (self._text(p) for p in cell.iter("{*}p") if not _is_fallback(p))))

    def _chunk(self, relationship: str) -> Iterator[Found]:
        """A document within the document, as programs that put reports together leave it."""
        name = self._package.locate(self._related.get(relationship, ""))
        data = self._package.read(name) if name and self._depth < _DEEPEST else b""
        if (
            name.lower().endswith((".htm", ".html", ".xhtml", ".mht"))
            and (root := parsed(decode(data))) is not None
        ):
            prepare(root)
            yield from ((piece.kind, piece.text, piece.level) for piece in pieces(root))
        elif name.lower().endswith(".txt"):
            part = plain.parse(decode(data))
            yield from ((block.kind, part.block_text(block), block.level) for block in part.blocks)
        elif name.lower().endswith((".docx", ".docm", ".dotx")):
            yield from self._document_within(data, name)
        else:
            self._missing.append(name or relationship)

    def _document_within(self, data: bytes, name: str) -> Iterator[Found]:
        try:
            with opened_within(data) as package:
                main = package.locate("word/document.xml")
                inner = _Reading(package, main, self._depth + 1)
                yield from inner.blocks(package.xml(main))
                yield from inner.footnotes()
                self._within += inner.notes()
        except Unreadable:
            self._missing.append(name)

    def _part_named(self, name: str) -> Any | None:
        found = (each for each in self._related.values() if each.lower().endswith(f"/{name}"))
        return next((self._package.maybe_xml(each) for each in sorted(found)), None)

    def _read_styles(self) -> dict[str, _Style]:
        root = self._part_named("styles.xml")
        styles = root.iterfind("{*}style") if root is not None else ()
        return {_value(style, "styleId"): _Style(style) for style in styles}


def _within(node: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those that content controls are around."""
    pending = list(node)[::-1]
    while pending:
        each = pending.pop()
        if local(each) == name:
            yield each
        elif local(each) in _AROUND:
            pending += list(each)[::-1]


def _symbol(node: Any) -> str:
    """A character of a font without Unicode: Greek of Symbol; a mark where it cannot be known."""
    code = _value(node, "char")
    letter = chr(int(code, 16) & 0xFF) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else ""
    if _value(node, "font").lower() == "symbol":
        return _SYMBOL.get(letter, letter if letter.isdigit() else "\ufffd")
    return "•" if letter else ""


def _is_on(element: Any) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")


def _is_fallback(node: Any) -> bool:
    return next(node.iterancestors("{*}Fallback"), None) is not None


def _value(element: Any, name: str = "val") -> str:
    """An attribute, whichever edition of the standard its namespace belongs to."""
    if element is None:
        return ""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _number(element: Any) -> int | None:
    text = _value(element)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else None
