"""Bytes become a Document: one reader per media type, its libraries loaded when they are first needed."""

from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.cleaning import cleaned
from wikimind.extract.document import Document
from wikimind.extract.hints import Hints
from wikimind.nlp.language import detect

# Each module has `read(path: Path) -> Document`. They are named, not imported, because the web processes
# import this package too and have no use for the megabytes of parsers behind it.
_OFFICE = "application/vnd.openxmlformats-officedocument"
READERS: dict[str, str] = {
    "application/pdf": "wikimind.extract.pdf.reader",
    "text/html": "wikimind.extract.text.html",
    "text/markdown": "wikimind.extract.text.markdown",
    "text/plain": "wikimind.extract.text.plain",
    "text/vtt": "wikimind.extract.text.subtitles",
    "text/csv": "wikimind.extract.text.delimited",
    "text/x-tex": "wikimind.extract.text.latex",
    "text/x-org": "wikimind.extract.text.org",
    "text/x-rst": "wikimind.extract.text.rst",
    "text/x-asciidoc": "wikimind.extract.text.asciidoc",
    "text/x-opml": "wikimind.extract.text.opml",
    "text/x-bookmarks": "wikimind.extract.text.bookmarks",
    "text/x-clippings": "wikimind.extract.text.clippings",
    "text/x-program": "wikimind.extract.text.program",
    "application/json": "wikimind.extract.text.data",
    "application/x-ipynb+json": "wikimind.extract.text.notebook",
    "message/rfc822": "wikimind.extract.text.mail",
    f"{_OFFICE}.wordprocessingml.document": "wikimind.extract.office.reader",
    f"{_OFFICE}.presentationml.presentation": "wikimind.extract.office.reader",
    f"{_OFFICE}.spreadsheetml.sheet": "wikimind.extract.office.reader",
    "application/vnd.ms-excel": "wikimind.extract.office.workbook",
    "application/vnd.ms-excel.sheet.binary.macroenabled.12": "wikimind.extract.office.workbook",
    "application/vnd.oasis.opendocument.text": "wikimind.extract.office.opendocument",
    "application/vnd.oasis.opendocument.presentation": "wikimind.extract.office.opendocument",
    "application/vnd.oasis.opendocument.spreadsheet": "wikimind.extract.office.opendocument",
    "application/epub+zip": "wikimind.extract.text.epub",
    "image/svg+xml": "wikimind.extract.text.svg",
    "application/zip": "wikimind.extract.archive",
}

# The others' `read` takes the hints too: a title may be the file's name, an encoding what a server said.
_UNHINTED = frozenset(("application/pdf", "image/svg+xml", "application/zip"))


def read(
    path: Path, media_type: str, readers: Mapping[str, str] = READERS, hints: Hints = Hints()
) -> Document:
    """The text of the file with its language. Raises Unreadable where there is no text to be had."""
    module = readers.get(media_type)
    if module is None:
        raise Unreadable(f"WikiMind has no reader for {media_type}; convert the file to PDF, HTML or text.")
    reader = import_module(module)
    document: Document = reader.read(path, hints) if _takes_hints(media_type, readers) else reader.read(path)
    document = cleaned(document)
    if not document.text.strip():
        raise Unreadable("There is no text in this file; add one that holds text that can be selected.")
    return replace(document, language=detect(document.text))


def _takes_hints(media_type: str, readers: Mapping[str, str]) -> bool:
    return readers is READERS and media_type not in _UNHINTED
