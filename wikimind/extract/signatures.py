"""The kinds of file that are not read, told by their first bytes, each as words for people."""

import re

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le") + b"\0\0")
_MESSAGE = tuple(name.encode("utf-16-le") for name in ("__properties_version1.0", "__nameid_version1.0"))
_FIRST_BYTES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "image"),
    (b"\xff\xd8\xff", "a JPEG image", "image"),
    (b"GIF87a", "a GIF image", "image"),
    (b"GIF89a", "a GIF image", "image"),
    (b"II*\0", "a TIFF image", "image"),
    (b"MM\0*", "a TIFF image", "image"),
    (b"\0\0\x01\0", "an icon", "image"),
    (b"8BPS", "a Photoshop image", "image"),
    (b"AT&TFORM", "a DjVu document", "document"),
    (_COMPOUND, "an old Office file (Word or PowerPoint)", "newer"),
    (b"{\\rtf", "an RTF document", "newer"),
    (b"bplist00", "a web archive of Safari or another property list", "page"),
    (b"ITOLITLS", "a Microsoft Reader book", "book"),
    (b"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "a OneNote section", "document"),
    (b"%!PS", "a PostScript file", "document"),
    (b"\x7fELF", "an executable program", ""),
    (b"\xca\xfe\xba\xbe", "an executable program", ""),
    (b"\xcf\xfa\xed\xfe", "an executable program", ""),
    (b"\xce\xfa\xed\xfe", "an executable program", ""),
    (b"\0asm", "an executable program", ""),
    (b"\x1f\x8b", "a gzip archive", "archive"),
    (b"BZh", "a bzip2 archive", "archive"),
    (b"\xfd7zXZ\0", "an xz archive", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "archive"),
    (b"Rar!\x1a\x07", "a RAR archive", "archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "archive"),
    (b"SQLite format 3\0", "a SQLite database", ""),
    (b"OggS", "a sound or video file", ""),
    (b"fLaC", "a sound file", ""),
    (b"ID3", "a sound file", ""),
    (b"\x1aE\xdf\xa3", "a video file", ""),
    (b"wOFF", "a font", ""),
    (b"wOF2", "a font", ""),
    (b"OTTO\0", "a font", ""),
    (b"\0\x01\0\0\0", "a font", ""),
    (b"PAR1", "a Parquet table", ""),
)
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"application/vnd.oasis.opendocument.graphics", "an OpenDocument drawing", "document"),
    (b"application/vnd.oasis.opendocument.formula", "an OpenDocument formula", "document"),
    (b"application/vnd.oasis.opendocument.database", "an OpenDocument database", "document"),
    (b"Index/Document.iwa", "a Pages, Numbers or Keynote file", "apple"),
    (b"index.apxl", "a Keynote file", "apple"),
    (b"META-INF/MANIFEST.MF", "a program archive", ""),
    (b"AndroidManifest.xml", "a program archive", ""),
)
_RIFF = {b"WEBP": ("a WebP image", "image"), b"WAVE": ("a sound file", ""), b"AVI ": ("a video file", "")}
_PICTURES = (b"heic", b"heix", b"mif1", b"avif", b"avis")
_XML_ROOT = re.compile(r"\s*<\?xml\b")
_XML_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


def foreign_kind(head: bytes) -> tuple[str, str]:
    """What a binary file is in words and the kind of advice it calls for; two empty strings if unknown."""
    if head.startswith(_COMPOUND) and any(name in head for name in _MESSAGE):
        return "an Outlook message", "message"
    for first, what, advice in _FIRST_BYTES:
        if head.startswith(first):
            return what, advice
    if is_zip(head):
        return _zipped(head)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], ("a sound or video file", ""))
    if head[4:8] == b"ftyp":
        return ("an image", "image") if head[8:12] in _PICTURES else ("a sound or video file", "")
    if head[60:68] in (b"BOOKMOBI", b"TEXtREAd"):
        return "a Kindle book", "book"
    if head[257:262] == b"ustar":
        return "a tar archive", "archive"
    return _weak(head)


def old_office(head: bytes, ending: str) -> bool:
    """Whether this is a workbook of Excel before 2007: the name of its stream or of the file says so."""
    if not head.startswith(_COMPOUND):
        return False
    return ending in ("xls", "xlt", "xla") or (
        ending not in ("doc", "ppt", "msg", "pub") and any(name in head for name in _WORKBOOK)
    )


def is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def foreign_text(text: str) -> tuple[str, str]:
    """The same for files of characters that are no prose: XML, but for the kinds that are read."""
    start = text.lstrip("\ufeff \t\n")[:200].lower()
    if not (
        _XML_ROOT.match(text.lstrip("\ufeff")) or start.startswith(("<svg", "<rss ", "<feed ", "<rdf:rdf"))
    ):
        return "", ""
    root = _XML_ELEMENT.search(text)
    name = root[2].lower() if root else ""
    if name in ("html", "svg", "opml", "tt"):
        return "", ""
    if name in ("rss", "feed", "rdf"):
        return "a news feed", "feed"
    return "an XML file", "xml"


def _zipped(head: bytes) -> tuple[str, str]:
    """The first names in an archive tell programs and files of other offices from what is read."""
    for name, what, advice in _ZIPPED:
        if name in head[:16_384]:
            return what, advice
    return "", ""


def _weak(head: bytes) -> tuple[str, str]:
    """Marks of two letters, which text may begin with: believed only with zero bytes behind them."""
    if b"\0" not in head[:64]:
        return "", ""
    if head.startswith(b"MZ"):
        return "an executable program", ""
    if head.startswith(b"BM"):
        return "a BMP image", "image"
    if head.startswith((b"\xff\xfb", b"\xff\xf3")):
        return "a sound file", ""
    return "", ""
