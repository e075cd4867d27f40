"""OPML, the format in which outlines travel: its lines, with their notes and addresses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from wikimind.extract.document import HEADING, LIST, PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.lines import squeezed
from wikimind.extract.package import local, parse_xml
from wikimind.extract.text.bookmarks import with_address

_DEEPEST_HEADING = 3


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The lines of an outline; those with lines below them are headings. Raises Unreadable."""
    root = parse_xml(path.read_bytes())
    builder = DocumentBuilder()
    for kind, text, level in _outline(root):
        builder.add(kind, text, level=level)
    title = squeezed(root.findtext(".//{*}head/{*}title") or "")
    given = {
        name: squeezed(root.findtext(f".//{{*}}head/{{*}}{tag}") or "")
        for name, tag in (("author", "ownerName"), ("date", "dateCreated"))
    }
    metadata = {name: value for name, value in given.items() if value}
    return builder.build(title=title or hints.stem, metadata=metadata)


def _outline(root: Any) -> Iterator[tuple[str, str, int]]:
    pending = [(node, 1) for body in root.iter("{*}body") for node in reversed(list(body))]
    while pending:
        node, depth = pending.pop()
        if local(node) != "outline":
            continue
        text = squeezed(node.get("text") or node.get("title") or "")
        address = node.get("htmlUrl") or node.get("xmlUrl") or node.get("url") or ""
        below = list(node)
        if below and depth <= _DEEPEST_HEADING:
            yield HEADING, text, depth
        else:
            yield LIST, with_address(text, address), 0
        for line in (node.get("_note") or "").split("\n"):
            yield PARAGRAPH, squeezed(line), 0
        pending += [(each, depth + 1) for each in reversed(below)]
