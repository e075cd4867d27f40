"""The blocks of an XHTML page that is all text, as books hold them: nothing is left out as furniture."""

from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from wikimind.extract.document import CAPTION, CODE, HEADING, LIST, PARAGRAPH, TABLE

_HIDDEN = frozenset(("script", "style", "head", "template", "noscript", "svg", "iframe", "object", "math"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS = {"li": LIST, "dt": PARAGRAPH, "dd": PARAGRAPH, "figcaption": CAPTION, "caption": CAPTION}
_INLINE = frozenset(("a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "dfn", "em", "font", "i"))
_INLINE |= {"img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"}
_INLINE |= {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}

Found = tuple[str, str, int]  # kind, text, level


def blocks(data: bytes) -> Iterator[Found]:
    """Kind, text and level of each block in order. Entities that a page defines itself are not known."""
    parser = html.HTMLParser(encoding=None if b"encoding" in data[:200] else "utf-8", huge_tree=False)
    try:
        root = html.document_fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return
    body = root.find("body")
    yield from _walk(body if body is not None else root)


def _walk(root: Any) -> Iterator[Found]:
    """Words between blocks belong to what is around them. Iterative, because nesting may be very deep."""
    words: list[str] = []
    pending: list[Any] = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, str):
            words.append(node)
            continue
        if isinstance(node, tuple):  # the end of a block
            if text := _line(words):
                yield node[0], text, node[1]
            words = []
            continue
        name = node.tag if isinstance(node.tag, str) else ""
        if node is not root and node.tail:
            pending.append(node.tail)
        if name in _HIDDEN or not name:
            continue
        if name in _INLINE:
            pending += [*list(node)[::-1], "\n" if name == "br" else node.text or ""]
            continue
        if text := _line(words):  # what stood before this block
            yield _kind(node.getparent()), text, 0
        words = []
        if name == "pre":
            yield CODE, "".join(node.itertext()).strip("\n"), 0
        elif name == "table":
            yield TABLE, _table(node), 0
        else:
            pending += [(_kind(node), _HEADINGS.get(name, 0)), *list(node)[::-1], node.text or ""]


def _kind(node: Any) -> str:
    name = node.tag if node is not None and isinstance(node.tag, str) else ""
    if name in ("p", "div") and node.getparent() is not None and node.getparent().tag == "li":
        return LIST
    return HEADING if name in _HEADINGS else _KINDS.get(name, PARAGRAPH)


def _table(node: Any) -> str:
    rows = ("\t".join(_line(cell.itertext()) for cell in row.iter("td", "th")) for row in node.iter("tr"))
    return "\n".join(row for row in rows if row.strip())


def _line(words: Any) -> str:
    return " ".join("".join(words).split())
