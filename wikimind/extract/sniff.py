"""What a file is: by its content first, and by its name where that does not tell."""

import re

from wikimind.errors import Unreadable
from wikimind.extract.signatures import foreign_kind, foreign_text, is_zip, old_office
from wikimind.extract.text.encoding import unicode_name
from wikimind.extract.text_kinds import HTML, MARKDOWN, PLAIN, SVG, VTT, text_kind

__all__ = ["DOCX", "EPUB", "HTML", "MARKDOWN", "PDF", "PLAIN", "PPTX", "SVG", "VTT", "XLSX", "ZIP", "sniff"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS, XLSB = "application/vnd.ms-excel", "application/vnd.ms-excel.sheet.binary.macroenabled.12"
ODT, ODS, ODP = (
    f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation")
)
EPUB, ZIP = "application/epub+zip", "application/zip"
READ = (
    "WikiMind reads PDF, web pages, Markdown, plain text and other light markup, Word, PowerPoint, Excel and"
    " OpenDocument files, EPUB, mail, tables, notebooks, subtitles and ZIP archives of these"
)
_PROMISES = {"pdf": "a PDF", "html": "a web page", "htm": "a web page", "xhtml": "a web page"}
_PROMISES |= {"md": "Markdown", "markdown": "Markdown", "txt": "plain text"}
_PROMISES |= {"docx": "a Word document", "pptx": "a presentation", "xlsx": "a workbook", "epub": "a book"}
_ZIPPED = {"docx": DOCX, "docm": DOCX, "pptx": PPTX, "pptm": PPTX, "xlsx": XLSX, "xlsm": XLSX, "epub": EPUB}
_ZIPPED |= {"xlsb": XLSB, "odt": ODT, "ods": ODS, "odp": ODP, "ott": ODT, "ots": ODS, "otp": ODP}
_ADVICE = {
    "document": "save it as PDF and add that",
    "newer": "open it in its program, save it as DOCX, PPTX or PDF and add that",
    "apple": "export it as PDF or as an Office file and add that",
    "book": "convert it to EPUB, with Calibre for instance, and add that",
    "archive": "unpack it and add the files in it",
    "image": "add a PDF whose text can be selected",
    "message": "save it as EML, HTML or PDF in a mail program and add that",
    "feed": "add the pages that it lists, by their addresses",
    "xml": "save what it holds as a page, a table or text from its own program and add that",
    "page": "open it in a browser and save it as HTML or PDF",
}

_PDF_JUNK = 1024  # bytes before %PDF- that readers tolerate, ISO 32000-1 annex H
_PDF_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b|\bxref\b|%%EOF")


def sniff(head: bytes, filename: str) -> str:
    """The media type of a file that begins with `head` (64 KB are enough). Raises Unreadable."""
    if not head:
        raise Unreadable("This file is empty; there is nothing to read in it.")
    if old_office(head, _ending(filename)):
        return XLS
    what, advice = foreign_kind(head)
    if what:
        raise _refusal(what, advice, filename)
    if _is_pdf(head, filename):
        return PDF
    if is_zip(head):
        return _zip_type(head, filename)
    if not _is_text(head):
        raise _refusal("a binary file of an unknown kind", "", filename)
    text = _peek(head)
    what, advice = foreign_text(text)
    if what:
        raise _refusal(what, advice, filename)
    return text_kind(text, _ending(filename))


def _zip_type(head: bytes, filename: str) -> str:
    """What is packed in the archive. An Office file whose first names do not tell is known by its ending;
    its reader looks at the content again.
    """
    if b"mimetypeapplication/epub+zip" in head[:200]:
        return EPUB
    for media_type in (ODT, ODS, ODP):
        if f"mimetype{media_type}".encode() in head[:200]:
            return media_type
    if b"xl/workbook.bin" in head:
        return XLSB
    for folder, media_type in ((b"word/", DOCX), (b"ppt/", PPTX), (b"xl/", XLSX)):
        if folder in head and b"[Content_Types].xml" in head:
            return media_type
    return _ZIPPED.get(_ending(filename), DOCX if b"[Content_Types].xml" in head[:200] else ZIP)


def _refusal(what: str, advice: str, filename: str) -> Unreadable:
    ending = _ending(filename)
    but = f"is named .{ending} but is" if ending in _PROMISES else "is"
    hint = f"; {_ADVICE[advice]}" if advice else ""
    return Unreadable(f"This file {but} {what}: {READ}{hint}.")


def _ending(filename: str) -> str:
    return filename.rsplit(".", 1)[-1].lower() if "." in filename else ""


def _is_pdf(head: bytes, filename: str) -> bool:
    at = head.find(b"%PDF-", 0, _PDF_JUNK + 5)
    if at < 0:
        return False
    if not head[:at].strip(b"\xef\xbb\xbf\0 \t\r\n\f"):
        return True
    # A note about the format may name its first line: ask for more than that where all is text.
    return _ending(filename) == "pdf" or bool(_PDF_OBJECT.search(head)) or not _is_text(head)


def _is_text(head: bytes) -> bool:
    """Whether the bytes are characters in some encoding: hardly any control characters."""
    name, mark = unicode_name(head)
    if name.startswith(("utf-16", "utf-32")):
        text = head[mark:].decode(name, errors="replace")
        strange = sum(1 for c in text if c < " " and c not in "\t\n\r\f\x1b") + text.count("\ufffd")
        return strange * 50 <= len(text)
    control = sum(head.count(bytes([code])) for code in (*range(9), 11, *range(14, 27), *range(28, 32)))
    return control * 200 <= len(head) and head.count(0) * 1000 <= len(head)


def _peek(head: bytes) -> str:
    """The text as far as it is needed to see tags and marks, which are ASCII."""
    name, mark = unicode_name(head)
    return head[mark:].decode(name or "utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
