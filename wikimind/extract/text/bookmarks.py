"""The bookmarks of browsers, in the format that Netscape gave them: folders, names, addresses and notes."""

from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, LIST, PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.lines import squeezed
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.markup import parsed


def read(path: Path, hints: Hints = Hints()) -> Document:
    """Folders as headings, each bookmark with its address and what was noted about it. Raises Unreadable."""
    root = parsed(decode(path.read_bytes(), hints.charset))
    if root is None:
        raise Unreadable("There are no bookmarks in this file; export them again from the browser.")
    builder = DocumentBuilder()
    for node in root.iter("h3", "a", "dd"):
        text = squeezed(node.text or "" if node.tag == "dd" else "".join(node.itertext()))
        if node.tag == "h3":
            depth = sum(1 for _ in node.iterancestors("dl"))
            builder.add(HEADING, text, level=min(depth + 1, 6))
        elif node.tag == "a":
            builder.add(LIST, with_address(text, node.get("href") or ""))
        else:
            builder.add(PARAGRAPH, text)
    title = squeezed("".join(next((h.itertext() for h in root.iter("h1", "title")), "")))
    return builder.build(title=title or hints.stem)


def with_address(text: str, address: str) -> str:
    """
    >>> with_address("Dyeing", "https://example.org/dye"), with_address("", "https://example.org")
    ('Dyeing (https://example.org/dye)', 'https://example.org')
    """
    shown = address if address.startswith(("http://", "https://", "ftp://", "mailto:")) else ""
    return f"{text} ({shown})" if text and shown and text != shown else text or shown
