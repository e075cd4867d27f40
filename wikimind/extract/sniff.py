"""What a file is, by its content; its name only decides between Markdown and plain text."""

import re

from wikimind.errors import Unreadable
from wikimind.extract.signatures import foreign_kind, foreign_text, is_zip
from wikimind.extract.text.encoding import unicode_name

PDF, HTML, MARKDOWN, PLAIN = "application/pdf", "text/html", "text/markdown", "text/plain"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VTT = "text/vtt"  # subtitles; SubRip too, which differs by a comma
EPUB, SVG, ZIP = "application/epub+zip", "image/svg+xml", "application/zip"
READ = (
    "WikiMind reads PDF, HTML, Markdown, plain text, Word, PowerPoint, Excel, EPUB, subtitles"
    " and ZIP archives of these"
)
_PROMISES = {"pdf": "a PDF", "html": "a web page", "htm": "a web page", "xhtml": "a web page"}
_PROMISES |= {"md": "Markdown", "markdown": "Markdown", "txt": "plain text"}
_PROMISES |= {"docx": "a Word document", "pptx": "a presentation", "xlsx": "a workbook", "epub": "a book"}
_ZIPPED = {"docx": DOCX, "docm": DOCX, "pptx": PPTX, "pptm": PPTX, "xlsx": XLSX, "xlsm": XLSX, "epub": EPUB}
_ADVICE = {
    "document": "save it as PDF and add that",
    "archive": "unpack it and add the files in it",
    "image": "add a PDF whose text can be selected",
    "page": "open it in a browser and save it as HTML or PDF",
}

_PDF_JUNK = 1024  # bytes before %PDF- that readers tolerate, ISO 32000-1 annex H
_PDF_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b|\bxref\b|%%EOF")
_LEAD = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_SVG = re.compile(r"(?:<!doctype\s+svg[^>\[]*(?:\[[^\]]*\])?\s*>\s*)?<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_TIME = r"\d{1,3}:\d\d:\d\d[,.]\d{3}"
_SUBTITLES = re.compile(rf"WEBVTT(?:[ \t\n]|\Z)|(?:\d+[ \t]*\n)?{_TIME}[ \t]+-->[ \t]+{_TIME}")
_TAG = re.compile(
    r"</?(?:div|p|br|a|span|table|t[rdh]|h[1-6]|ul|ol|li|b|i|em|strong|img|font|title|meta|link"
    r"|script|style|section|article|main|header|footer|nav|form|blockquote|pre|center|iframe)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN_SIGNS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        r"\A---\n(?:[^\n]*\n){1,200}?(?:---|\.\.\.)[ \t]*$",
        r"^#{1,6} [^\n]*\w",
        r"^ {0,3}(?:```|~~~)",
        r"\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)",
        r"\[\[[^\[\]\n]{1,200}\]\]",
        r"(?<![*\w])\*\*[^*\n]{1,200}\*\*(?!\w)",
        r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[ \t|:-]*$",
        r"^ {0,3}> \S",
    )
)


def sniff(head: bytes, filename: str) -> str:
    """The media type of a file that begins with `head` (64 KB are enough). Raises Unreadable."""
    if not head:
        raise Unreadable("This file is empty; there is nothing to read in it.")
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
    return _text_type(text, filename)


def _zip_type(head: bytes, filename: str) -> str:
    """What is packed in the archive. An Office file whose first names do not tell is known by its ending;
    its reader looks at the content again.
    """
    if b"mimetypeapplication/epub+zip" in head[:200]:
        return EPUB
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


def _text_type(text: str, filename: str) -> str:
    start = _after_lead(text)
    if _SVG.match(text, start):
        return SVG
    if _ROOT.match(text, start):
        return HTML
    if _SUBTITLES.match(text, start):
        return VTT
    signs = sum(1 for sign in _MARKDOWN_SIGNS if sign.search(text))
    # Markdown files often begin with tags of their own, pages without <html> have no Markdown.
    if text.startswith("<", start) and _TAG.match(text, start) and signs < 2:
        return HTML if len(_TAG.findall(text)) * 120 > len(text) or not signs else _by_name(filename)
    return MARKDOWN if signs >= 2 else _by_name(filename)


def _by_name(filename: str) -> str:
    return MARKDOWN if _ending(filename) in ("md", "markdown", "mdown", "mkd") else PLAIN


def _after_lead(text: str) -> int:
    """The offset behind white space, comments and processing instructions."""
    at = 0
    while found := _LEAD.match(text, at):
        at = found.end()
    return at
