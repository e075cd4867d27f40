"""HTML as blocks of text in the order of the page, the same for web pages, books and Markdown.

What a reader of the page sees is read, and as it is seen: code keeps its lines, a table its columns. Nothing
is judged here; what is main text is told in `main_text`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from lxml import etree, html

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import CAPTION, CODE, HEADING, LIST, PARAGRAPH, TABLE
from wikimind.extract.lines import squeezed
from wikimind.extract.package import parse_xml

_SKIPPED = frozenset(
    [
        "audio",
        "base",
        "button",
        "canvas",
        "datalist",
        "embed",
        "frame",
        "frameset",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "meta",
        "meter",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "option",
        "optgroup",
        "param",
        "progress",
        "rp",
        "rt",
        "rtc",
        "script",
        "select",
        "source",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "track",
        "video",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_KINDS = {"li": LIST, "figcaption": CAPTION, "caption": CAPTION}
_CODE = ("pre", "listing", "xmp", "plaintext")
_PLAIN = frozenset(
    [
        "div",
        "span",
        "font",
        "center",
        "section",
        "article",
        "b",
        "i",
        "em",
        "strong",
        "blockquote",
        "table",
        "tbody",
        "tr",
        "td",
    ]
)
_DEEPEST = 150
_BREAK = "\x01"
_PARAGRAPH = re.compile(r"\x01\s*\x01[\s\x01]*")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_PROSE = 300  # characters of a cell without a heading: more stand in no table but in a layout
_GUTTER = re.compile(r"(?:\s*\d+\s*)+")


@dataclass(frozen=True)
class Piece:
    """One block of the page. `node` is the element that holds its text, `links` how much of it are links."""

    kind: str
    text: str
    level: int
    node: Any
    links: int = 0


def parsed(text: str) -> Any | None:
    """The root element of a page, however deep it nests; None where there is none."""
    # The parser refuses characters that come with a declaration of their encoding.
    text = _DECLARATION.sub("", text, count=1)
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    _flatten(root)
    return root


def _flatten(root: Any) -> None:
    """Take out plain elements that lie too deep: copying a tree takes stack level by level."""
    depth, deep = 0, []
    for event, node in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "start" and depth > _DEEPEST and node.tag in _PLAIN:
            deep.append(node)
    for node in deep:
        node.drop_tag()


def parsed_strictly(text: str) -> Any | None:
    """The root of XHTML, in which `<title/>` and `<a/>` are complete; of what is none, as `parsed` has it."""
    try:
        root = parse_xml(
            _DECLARATION.sub("", _ENTITY.sub(_character, text), count=1).encode(errors="replace")
        )
    except Unreadable:
        return parsed(text)
    for node in root.iter("{*}*") if root.nsmap else ():
        node.tag = node.tag.rpartition("}")[2]
    return root


def _character(entity: re.Match[str]) -> str:
    """The character of a named entity that XML does not know."""
    return entity[0] if entity[1] in ("amp", "lt", "gt", "quot", "apos") else unescape(entity[0])


def pieces(root: Any) -> Iterator[Piece]:
    """Every block below the element, in order."""
    return _Walk().of(root)


class _Walk:
    """The way through a page. It keeps no recursion, because nesting may be very deep."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._links = 0
        self._in_link = 0
        self._open: list[Any] = []  # the blocks that we are in
        self._pending: list[Any] = []  # elements and texts to come, and calls that end something

    def of(self, root: Any) -> Iterator[Piece]:
        self._open = [root]
        self._pending = [*reversed(root), root.text or ""]
        while self._pending:
            step = self._pending.pop()
            if isinstance(step, str):
                self._words.append(step)
                self._links += len(step.strip()) if self._in_link else 0
            elif isinstance(step, _End):
                if step.block:
                    yield from self._flushed()
                    self._open.pop()
                else:
                    self._in_link -= 1
            else:
                if step.tail:
                    self._pending.append(step.tail)
                yield from self._element(step)
        yield from self._flushed()

    def _element(self, node: Any) -> Iterator[Piece]:
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if not name or name in _SKIPPED:
            return
        if name in _HEADINGS or name in _BLOCKS or node.get("role") == "heading":
            yield from self._flushed()
            if name == "table" and not is_layout(node):
                yield from _table(node)
            elif name == "table" and node.find(".//table") is None and (code := listing(node)):
                yield Piece(CODE, code, 0, node)
            elif name != "hr":
                self._enter(node)
        elif name in _CODE:
            yield from self._flushed()
            if code := code_of(node):
                yield Piece(CODE, code, 0, node)
        elif name == "br":
            self._words.append(_BREAK)
        else:
            if name == "a":
                self._in_link += 1
                self._pending.append(_End(block=False))
            self._pending += [*reversed(node), node.text or ""]

    def _enter(self, node: Any) -> None:
        self._open.append(node)
        self._pending += [_End(block=True), *reversed(node), node.text or ""]

    def _flushed(self) -> Iterator[Piece]:
        """The words since the last block, as the blocks that they are."""
        words, links = "".join(self._words), self._links
        self._words, self._links = [], 0
        if not words or words.isspace():
            return
        kind, level = _kind(self._open)
        for paragraph in _PARAGRAPH.split(words):
            lines = [squeezed(line) for line in paragraph.split(_BREAK)]
            text = (" " if kind == HEADING else "\n").join(filter(None, lines))
            if text:
                yield Piece(kind, text, level, self._open[-1], links)
            links = 0


@dataclass(frozen=True)
class _End:
    block: bool


def _kind(around: list[Any]) -> tuple[str, int]:
    """What the text is whose blocks, from the outermost on, are these."""
    for node in reversed(around[-3:]):
        name = node.tag.lower() if isinstance(node.tag, str) else ""
        if name in _HEADINGS:
            return HEADING, _HEADINGS[name]
        if node.get("role") == "heading":
            level = node.get("aria-level", "")
            return HEADING, int(level) if level in "123456" and level else 2
        if name in _KINDS:
            return _KINDS[name], 0
        if name not in ("p", "div", "section", "header"):
            break
    return PARAGRAPH, 0


def code_of(node: Any) -> str:
    """The text of preformatted lines, whose breaks may be elements of their own."""
    parts: list[str] = []
    for each in node.iter():
        name = each.tag if isinstance(each.tag, str) else ""
        if name == "br" or (name in ("div", "p", "li", "tr") and parts and not parts[-1].endswith("\n")):
            parts.append("\n")
        if name and name not in ("script", "style", "button"):
            parts.append(each.text or "")
        if each is not node:
            parts.append(each.tail or "")
    return "".join(parts).strip("\n").rstrip()


def listing(table: Any) -> str:
    """The code of a table that numbers its lines; empty for any other."""
    rows = list(table.iter("tr"))
    if len(rows) == 1:
        cells = [cell for cell in rows[0] if cell.tag in ("td", "th")]
        holding = [cell for cell in cells if next(cell.iter("pre", "code"), None) is not None]
        code = [cell for cell in holding if not _GUTTER.fullmatch("".join(cell.itertext()))]
        rest = [cell for cell in cells if cell not in code and "".join(cell.itertext()).strip()]
        numbers = all(_GUTTER.fullmatch("".join(cell.itertext())) for cell in rest)
        return code_of(code[0]) if len(code) == 1 and len(cells) > 1 and numbers else ""
    lines = []
    for row in rows:
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        number = "".join(cells[0].itertext()).strip() if cells else "x"
        if len(cells) < 2 or not (number.isdigit() or cells[0].get("data-line-number")):
            return ""
        lines.append("".join(cells[-1].itertext()).strip("\n"))
    marked = re.search(r"code|highlight|blob|syntax", table.get("class", ""), re.IGNORECASE)
    return "\n".join(lines) if marked else ""


def is_layout(table: Any) -> bool:
    """Whether a table only puts things beside each other: then what its cells hold is read one by one."""
    if (
        table.get("role") in ("presentation", "none")
        or next(table.iterdescendants("table"), None) is not None
    ):
        return True
    if listing(table):
        return True
    rows = _rows(table)
    if max(map(len, rows), default=0) < 2:
        return True
    if any(cell.tag == "th" for row in rows for cell in row) or table.find("caption") is not None:
        return False
    return any(_holds_prose(cell) for row in rows for cell in row)


def _holds_prose(cell: Any) -> bool:
    if next(cell.iter(*_HEADINGS, "article", "section", "form", "blockquote", "pre"), None) is not None:
        return True
    return len(" ".join("".join(cell.itertext()).split())) > _PROSE


def _rows(table: Any) -> list[list[Any]]:
    """The rows of this table and of none within it, each as its cells."""
    rows = [child for part in table for child in ([part] if part.tag == "tr" else part) if child.tag == "tr"]
    return [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]


def _table(node: Any) -> Iterator[Piece]:
    caption = node.find("caption")
    if caption is not None and (text := squeezed("".join(_inline(caption)))):
        yield Piece(CAPTION, text, 0, node)
    rows = tables.grid(
        [(_cell(cell), _span(cell, "colspan"), _span(cell, "rowspan")) for cell in row] for row in _rows(node)
    )
    links = sum(len("".join(a.itertext()).strip()) for a in node.iter("a"))
    for text in tables.blocks(rows):
        yield Piece(TABLE, text, 0, node, links)
        links = 0


def _cell(cell: Any) -> str:
    return " ".join(piece.text for piece in pieces(cell))


def _inline(node: Any) -> Iterator[str]:
    return (piece.text for piece in pieces(node))


def _span(cell: Any, name: str) -> int:
    """
    >>> _span({"colspan": "3"}, "colspan"), _span({"colspan": "x"}, "colspan")
    (3, 1)
    """
    value = cell.get(name) or ""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1
