"""The kinds of file that are not read, told by their first bytes, each as words for people."""

import re

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
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (Word, Excel or PowerPoint)", "document"),
    (b"{\\rtf", "an RTF document", "document"),
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
    (b"application/vnd.oasis.opendocument", "an OpenDocument file", "document"),
    (b"META-INF/MANIFEST.MF", "a program archive", ""),
    (b"AndroidManifest.xml", "a program archive", ""),
)
_RIFF = {b"WEBP": ("a WebP image", "image"), b"WAVE": ("a sound file", ""), b"AVI ": ("a video file", "")}
_PICTURES = (b"heic", b"heix", b"mif1", b"avif", b"avis")
_XML_ROOT = re.compile(r"\s*<\?xml\b")
_XML_ELEMENT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_MHTML = re.compile(r"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def foreign_kind(head: bytes) -> tuple[str, str]:
    """What a binary file is in words and the kind of advice it calls for; two empty strings if unknown."""
    for first, what, advice in _FIRST_BYTES:
        if head.startswith(first):
            return what, advice
    if is_zip(head):
        return _zipped(head)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], ("a sound or video file", ""))
    if head[4:8] == b"ftyp":
        return ("an image", "image") if head[8:12] in _PICTURES else ("a sound or video file", "")
    if head[257:262] == b"ustar":
        return "a tar archive", "archive"
    return _weak(head)


def is_zip(head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"))


def foreign_text(text: str) -> tuple[str, str]:
    """The same for files of characters that are no prose: XML other than XHTML, web archives."""
    if _MHTML.search(text[:4000]) and "mime-version:" in text[:4000].lower():
        return "a web archive (MHTML)", "page"
    if not (_XML_ROOT.match(text) or text.lstrip()[:4].lower() == "<svg"):
        return "", ""
    root = _XML_ELEMENT.search(text)
    name = root[2].lower() if root else ""
    if name == "html":
        return "", ""
    if name == "svg":
        return "", ""
    return ("a news feed" if name in ("rss", "feed", "rdf") else "an XML file"), ""


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
