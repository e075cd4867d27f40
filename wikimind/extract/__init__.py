"""Bytes become a Document: one reader per media type, its libraries loaded when they are first needed."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import Document
from wikimind.nlp.language import detect

# Each module has `read(path: Path) -> Document`. They are named, not imported, because the web processes
# import this package too and have no use for the megabytes of parsers behind it.
READERS: dict[str, str] = {
    "application/pdf": "wikimind.extract.pdf",
    "text/html": "wikimind.extract.html",
    "text/markdown": "wikimind.extract.markdown",
    "text/plain": "wikimind.extract.plain",
    "text/vtt": "wikimind.extract.subtitles",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "wikimind.extract.office",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "wikimind.extract.office",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "wikimind.extract.office",
    "application/epub+zip": "wikimind.extract.epub",
    "image/svg+xml": "wikimind.extract.svg",
    "application/zip": "wikimind.extract.archive",
}

NAMED = frozenset(("text/html", "text/plain"))  # whose readers can be told the charset


def read(path: Path, media_type: str, readers: Mapping[str, str] = READERS, *, charset: str = "") -> Document:
    """The text of the file with its language. Raises Unreadable where there is no text to be had.

    `charset` is what a server said of a page; pages that say it themselves are believed first.
    """
    module = readers.get(media_type)
    if module is None:
        raise Unreadable(f"WikiMind has no reader for {media_type}; convert the file to PDF, HTML or text.")
    reader = import_module(module)
    document: Document = reader.read(path, charset) if charset and media_type in NAMED else reader.read(path)
    if not document.text.strip():
        raise Unreadable("There is no text in this file; add one that holds text that can be selected.")
    return replace(document, language=detect(document.text))
