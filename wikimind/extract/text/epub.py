"""An EPUB book: its files in reading order, each a page with its first heading as label."""

from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, Document, DocumentBuilder
from wikimind.extract.package import Package, local, opened, resolved
from wikimind.extract.text.markup import blocks

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # only scrambled fonts
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")
_MOST_CHAPTERS = 5000
_METADATA = {"creator": "author", "date": "date", "publisher": "sitename", "description": "description"}


def read(path: Path) -> Document:
    """The book. Raises Unreadable."""
    with opened(path) as package:
        _refuse_locked(package)
        name = _book_name(package)
        book = package.xml(name)
        title, metadata = _about(book)
        builder = DocumentBuilder()
        labels: dict[int, str] = {}
        for part in _chapters(package, name, book):
            page = len(labels) + 1
            found = list(blocks(package.read(part)))
            for kind, text, level in found:
                builder.add(kind, text, level=level, page=page)
            if found:
                heading = next((text for kind, text, _ in found if kind == HEADING), "")
                labels[page] = heading[:60] or str(page)
    return builder.build(title=title, page_count=len(labels), labels=labels, metadata=metadata)


def _refuse_locked(package: Package) -> None:
    root = package.maybe_xml(_ENCRYPTION)
    for method in root.iter("{*}EncryptionMethod") if root is not None else ():
        if method.get("Algorithm") not in _FONTS:
            raise Unreadable("This book is locked by copy protection; feed one without it.")


def _book_name(package: Package) -> str:
    for each in package.xml(_CONTAINER).iter("{*}rootfile"):
        name = resolved("", each.get("full-path") or "")
        if name in package.names:
            return name
    raise Unreadable("This book does not say where its text is; feed a complete copy.")


def _about(book: Any) -> tuple[str, dict[str, str]]:
    title, metadata = "", dict[str, str]()
    for each in book.iterfind("{*}metadata/{*}*"):
        name = local(each)
        text = " ".join("".join(each.itertext()).split())[:500]
        if name == "title":
            title = title or text
        elif name in _METADATA and text:
            metadata.setdefault(_METADATA[name], text)
    return title, metadata


def _chapters(package: Package, name: str, book: Any) -> list[str]:
    """The names of the files that are read, in order; a file that is named twice is read once."""
    folder = name.rpartition("/")[0]
    manifest = {
        each.get("id"): resolved(folder, each.get("href") or "")
        for each in book.iterfind("{*}manifest/{*}item")
        if each.get("media-type") in _PAGES
    }
    spine = [manifest.get(each.get("idref"), "") for each in book.iterfind("{*}spine/{*}itemref")]
    found = list(dict.fromkeys(part for part in spine if part in package.names))
    if len(found) > _MOST_CHAPTERS:
        raise Unreadable(f"This book has more than {_MOST_CHAPTERS} files; feed it in parts.")
    return found
