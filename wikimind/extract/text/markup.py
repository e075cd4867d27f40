"""HTML as blocks of text in the order of the page, the same for web pages, books and Markdown.

What a reader of the page sees is read, and as it is seen: code keeps its lines, a table its columns. Nothing
is judged here; what is main text is told in `main_text`.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any, NamedTuple

from lxml import etree, html

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import CAPTION, CODE, HEADING, LIST, PARAGRAPH, TABLE
from wikimind.extract.lines import squeezed
from wikimind.extract.package import parse_xml
from wikimind.nlp.words import word_set

_SKIPPED = word_set(
    """
    audio base button canvas datalist embed frame frameset head iframe input link map meta meter noembed
    noframes noscript object option optgroup param progress rp rt rtc script select source style svg
    template textarea title track video
    """
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = word_set(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form header hgroup hr html legend li main menu nav ol p search section
    summary table tbody td tfoot th thead tr ul
    """
)
_NEUTRAL = ("p", "div", "section", "header")
_TELLS = 3  # blocks from the innermost on: what is further out does not say what a text is
_KINDS = {"li": LIST, "figcaption": CAPTION, "caption": CAPTION}
_CODE = ("pre", "listing", "xmp", "plaintext")
_PARTING = _BLOCKS.union(_HEADINGS, _CODE)
_BLOCK_ENDS, _LINK_ENDS = object(), object()
_PLAIN = word_set(
    """
    div span font center section article b i em strong blockquote table tbody tr td
    """
)
_DEEPEST = 150
_BREAK = "\x01"
_PARAGRAPH = re.compile(r"\x01\s*\x01[\s\x01]*")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>")
_XHTML = ' xmlns="http://www.w3.org/1999/xhtml"'
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30});")
_PROSE = 300  # characters of a cell without a heading: more stand in no table but in a layout
_GUTTER = re.compile(r"(?:\s*\d+\s*)+")


class Piece(NamedTuple):
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
    # In the namespace of XHTML every element would have to be renamed.
    plain = _DECLARATION.sub("", text, count=1).replace(_XHTML, "")
    if "&" in plain:
        plain = _ENTITY.sub(_character, plain)
    try:
        root = parse_xml(plain.encode(errors="replace"))
    except Unreadable:
        return parsed(text)
    for node in root.iter("{*}*") if ":" in root.tag or "xmlns" in plain else ():
        if "}" in node.tag:
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
        self._open: list[_Open] = []
        self._pending: list[Any] = []  # elements and texts to come, and calls that end something

    def of(self, root: Any) -> Iterator[Piece]:
        self._open = [_opened(root, root.tag if isinstance(root.tag, str) else "", _Open(root))]
        self._pending = [*reversed(root), root.text or ""]
        pending = self._pending
        while pending:
            step = pending.pop()
            if isinstance(step, str):
                self._said(step)
            elif step is _BLOCK_ENDS:
                yield from self._flushed()
                self._open.pop()
            elif step is _LINK_ENDS:
                self._in_link -= 1
            else:
                if step.tail:
                    pending.append(step.tail)
                name = step.tag.lower() if isinstance(step.tag, str) else ""
                if not name or name in _SKIPPED:
                    continue
                if name in _PARTING or step.get("role") == "heading":
                    yield from self._flushed()
                    yield from self._block(step, name)
                else:
                    self._inline(step, name)
        yield from self._flushed()

    def _block(self, node: Any, name: str) -> Iterable[Piece]:
        """What is read of a block at once; the words of most are still to come."""
        if name == "hr":
            return ()
        code = ""
        if name == "table":
            if not is_layout(node):
                return _table(node)
            code = listing(node) if node.find(".//table") is None else ""
        elif name in _CODE and node.get("role") != "heading":
            code = code_of(node)
            if not code:
                return ()
        return (Piece(CODE, code, 0, node),) if code else self._entered(node, name)

    def _entered(self, node: Any, name: str) -> Iterable[Piece]:
        self._open.append(_opened(node, name, self._open[-1]))
        if len(node):
            self._pending += [_BLOCK_ENDS, *reversed(node), node.text or ""]
            return ()
        self._said(node.text or "")
        found = self._flushed()
        self._open.pop()
        return found

    def _inline(self, node: Any, name: str) -> None:
        if name == "br":
            self._words.append(_BREAK)
            return
        if name == "a":
            self._in_link += 1
            self._pending.append(_LINK_ENDS)
        self._pending += [*reversed(node), node.text or ""]

    def _said(self, words: str) -> None:
        self._words.append(words)
        if self._in_link:
            self._links += len(words.strip())

    def _flushed(self) -> Iterable[Piece]:
        """The words since the last block, as the blocks that they are."""
        words, links = "".join(self._words), self._links
        self._words.clear()
        self._links = 0
        if not words or words.isspace():
            return ()
        node, kind, level, _ = self._open[-1]
        if _BREAK not in words:
            return (Piece(kind, squeezed(words), level, node, links),)
        found = []
        for paragraph in _PARAGRAPH.split(words):
            lines = [squeezed(line) for line in paragraph.split(_BREAK)]
            text = (" " if kind == HEADING else "\n").join(filter(None, lines))
            if text:
                found.append(Piece(kind, text, level, node, links))
            links = 0
        return found


class _Open(NamedTuple):
    """A block that we are in, what its text is, and how many blocks further out that was told."""

    node: Any
    kind: str = PARAGRAPH
    level: int = 0
    away: int = _TELLS


def _opened(node: Any, name: str, around: _Open) -> _Open:
    if name in _HEADINGS:
        return _Open(node, HEADING, _HEADINGS[name], 0)
    if node.get("role") == "heading":
        level = node.get("aria-level", "")
        return _Open(node, HEADING, int(level) if level in "123456" and level else 2, 0)
    if name in _KINDS:
        return _Open(node, _KINDS[name], 0, 0)
    if name in _NEUTRAL and around.away + 1 < _TELLS:
        return _Open(node, around.kind, around.level, around.away + 1)
    return _Open(node)


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
