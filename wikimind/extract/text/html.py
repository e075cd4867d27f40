"""HTML: the main text of a page by trafilatura, with its structure; no page with text is empty."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import trafilatura
from lxml import etree, html

from wikimind.errors import Unreadable
from wikimind.extract.document import CODE, HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.text.encoding import decode

SHORT = 400  # characters: an article is longer
FEWEST_CHARACTERS = 25  # of main text; with less the page's whole text is taken
METADATA = ("author", "date", "sitename", "url", "description", "hostname")

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset=["']?([\w-]{2,40})""", re.IGNORECASE)
_LEVEL = re.compile(r"h([1-6])")
_HIDDEN = "//script | //style | //noscript | //template | //head | //svg | //iframe"
_BLOCKS = {"p", "quote", "item", "head", "table", "code", "list", "cell", "row"}


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document of a page. Raises Unreadable where it has no text."""
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared[1].decode() if declared else hints.charset)
    found = _main_text(text)
    builder = DocumentBuilder()
    title = _line(found.title or "") if found is not None else ""
    if found is not None and found.body is not None:
        _add(builder, found.body)
    document = builder.build()
    if len(document.text) < FEWEST_CHARACTERS:
        builder = DocumentBuilder()
        page_title = _add_everything(builder, text)
        title = title or page_title
        document = builder.build()
    if not document.text.strip():
        raise Unreadable("This page holds no text; save it from the browser once it is shown completely.")
    return builder.build(title=title or _first_heading(document), metadata=_metadata(found))


def _main_text(text: str) -> Any:
    """What trafilatura takes for the article. Its strict setting is right more often, but finds little in
    pages that are no articles; there the wide one is asked as well.
    """
    strict = _extracted(text, favor_precision=True)
    if strict is not None and len(strict.text or "") >= SHORT:
        return strict
    wide = _extracted(text, favor_recall=True)
    return (
        wide
        if wide is not None and len(wide.text or "") > 2 * len(getattr(strict, "text", "") or "")
        else strict
    )


def _extracted(text: str, **options: Any) -> Any:
    return trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, include_tables=True, **options
    )


def _metadata(found: Any) -> dict[str, str]:
    if found is None:
        return {}
    values = ((name, getattr(found, name, None)) for name in METADATA)
    return {name: _line(str(value))[:500] for name, value in values if value}


def _add(builder: DocumentBuilder, body: Any) -> None:
    """The blocks of trafilatura's tree in order; text between elements becomes paragraphs."""
    for node in body:
        if not isinstance(node.tag, str):
            continue
        if node.tag == "head":
            match = _LEVEL.match(node.get("rend") or "")
            builder.add(HEADING, _text(node), level=int(match[1]) if match else 2)
        elif node.tag == "list":
            _add_items(builder, node)
        elif node.tag == "table":
            builder.add(TABLE, _table(node))
        elif node.tag == "code":
            builder.add(CODE, "".join(node.itertext()).strip("\n"))
        elif any(child.tag in _BLOCKS for child in node):
            builder.add(PARAGRAPH, _line(node.text or ""))
            _add(builder, node)
        else:
            builder.add(PARAGRAPH, _text(node))
        builder.add(PARAGRAPH, _line(node.tail or ""))


def _add_items(builder: DocumentBuilder, node: Any) -> None:
    for item in node.iter("item"):
        own = [item.text or ""]
        for child in item:
            if child.tag != "list":
                own += child.itertext()
            own.append(child.tail or "")
        builder.add(LIST, _line("".join(own)))


def _table(node: Any) -> str:
    rows = [" | ".join(_text(cell) for cell in row.iter("cell")) for row in node.iter("row")]
    return "\n".join(row for row in rows if row.strip(" |"))


def _text(node: Any) -> str:
    """The words below the node; a line break is a space."""
    return _line("".join(" " if part is None else part for part in _parts(node)))


def _parts(node: Any) -> Iterator[str | None]:
    yield node.text or ""
    for child in node:
        if child.tag == "lb":
            yield None
        else:
            yield from _parts(child)
        yield child.tail or ""


def _add_everything(builder: DocumentBuilder, text: str) -> str:
    """Every visible line of the page as a paragraph; the page's title."""
    try:
        tree = html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return ""
    title = _line(tree.findtext(".//title") or "")
    for hidden in tree.xpath(_HIDDEN):
        hidden.drop_tree()
    for line in tree.xpath("string()").splitlines():
        builder.add(PARAGRAPH, _line(line))
    return title


def _first_heading(document: Document) -> str:
    return next((document.block_text(b) for b in document.blocks if b.kind == HEADING), "")


def _line(text: str) -> str:
    return " ".join(text.split())
