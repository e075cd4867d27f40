"""An SVG image: the words in it, and nothing that it draws, loads or runs."""

from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.package import LARGEST_PART, parse_xml

_WORDS = ("title", "desc", "text")


def read(path: Path) -> Document:
    """Titles, descriptions and texts in order. Raises Unreadable where there are none."""
    if path.stat().st_size > LARGEST_PART:
        raise Unreadable("This image is too large to be read.")
    builder = DocumentBuilder()
    title = ""
    for node in parse_xml(path.read_bytes()).iter(*(f"{{*}}{name}" for name in _WORDS)):
        text = " ".join("".join(node.itertext()).split())
        title = title or (text if node.tag.endswith("title") else "")
        builder.add(PARAGRAPH, text)
    document = builder.build(title=title[:300])
    if not document.text:
        raise Unreadable("This SVG image holds no text; add a PDF whose text can be selected.")
    return document
