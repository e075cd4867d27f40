"""An EPUB book: its files in reading order, each a page with its first heading as label."""

import posixpath
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.notes import CHAPTER, PICTURE, READING, SOUND, Note, counted, named
from wikimind.extract.package import Package, local, opened, resolved
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.markup import Piece, parsed_strictly, pieces
from wikimind.extract.text.visible import prepare

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_FONTS = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")  # only scrambled fonts
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document")
_ENDINGS = (".xhtml", ".html", ".htm", ".xht")
_MOST_CHAPTERS = 5000
_METADATA = {"date": "date", "publisher": "sitename", "description": "description"}


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The book. Raises Unreadable."""
    with opened(path) as package:
        _refuse_locked(package)
        name = _book_name(package)
        book = package.xml(name)
        title, metadata = _about(book)
        builder = DocumentBuilder()
        labels: dict[int, str] = {}
        left_out = _LeftOut()
        for part in _chapters(package, name, book, left_out):
            page = len(labels) + 1
            found = _read_page(package, part, left_out)
            for piece in found:
                builder.add(piece.kind, piece.text, level=piece.level, page=page)
            if found:
                heading = next((piece.text for piece in found if piece.kind == HEADING), "")
                labels[page] = heading[:60] or str(page)
    return builder.build(
        title=title or hints.stem,
        page_count=len(labels),
        labels=labels,
        metadata=metadata,
        notes=left_out.notes(),
    )


class _LeftOut:
    """What is met on the way and not read."""

    def __init__(self) -> None:
        self.chapters: list[str] = []
        self.pictures = self.recordings = self.readings = 0

    def notes(self) -> tuple[Note, ...]:
        return (
            *named(CHAPTER, self.chapters),
            *counted(PICTURE, self.pictures),
            *counted(SOUND, self.recordings),
            *counted(READING, self.readings),
        )


def _read_page(package: Package, part: str, left_out: _LeftOut) -> Sequence[Piece]:
    root = parsed_strictly(decode(package.read(part)))
    if root is None:
        return ()
    left_out.readings += prepare(root)
    left_out.pictures += sum(1 for _ in root.iter("img", "image"))
    left_out.recordings += sum(1 for _ in root.iter("audio", "video"))
    body = next(root.iter("body", "book"), None)
    return list(pieces(body if body is not None else root))


def _refuse_locked(package: Package) -> None:
    root = package.maybe_xml(_ENCRYPTION)
    for method in root.iter("{*}EncryptionMethod") if root is not None else ():
        if method.get("Algorithm") not in _FONTS:
            raise Unreadable("This book is locked by copy protection; feed one without it.")


def _book_name(package: Package) -> str:
    container = package.maybe_xml(_CONTAINER)
    for each in container.iter("{*}rootfile") if container is not None else ():
        if name := package.locate(resolved("", each.get("full-path") or "")):
            return name
    if alone := [name for name in package.names if name.lower().endswith(".opf")]:
        return min(alone, key=len)
    raise Unreadable("This book does not say where its text is; feed a complete copy.")


def _about(book: Any) -> tuple[str, dict[str, str]]:
    title, authors, metadata = "", list[str](), dict[str, str]()
    for each in book.iterfind(".//{*}metadata//{*}*"):
        name = local(each).lower()
        text = " ".join("".join(each.itertext()).split())[:500]
        if name == "title":
            title = title or text
        elif name == "creator" and text:
            authors.append(text)
        elif name in _METADATA and text:
            metadata.setdefault(_METADATA[name], text)
    if authors:
        metadata["author"] = ", ".join(dict.fromkeys(authors))[:500]
    return title, metadata


def _chapters(package: Package, name: str, book: Any, left_out: _LeftOut) -> Iterator[str]:
    """The names of the files that are read, in order; a file that is named twice is read once.

    A book without an order is read in that of its list of files, or of their names where it has no list.
    """
    folder = posixpath.dirname(name)
    items = {each.get("id") or "": each for each in book.iterfind(".//{*}manifest/{*}item")}
    spine = [each.get("idref") or "" for each in book.iterfind(".//{*}spine/{*}itemref")]
    left_out.chapters += [each for each in spine if each not in items]
    wanted = [_page_of(items, each) for each in spine if each in items]
    if not any(each is not None for each in wanted):
        wanted = [each for each in items.values() if _is_page(each)]
    targets = [
        resolved(folder, each.get("href") or "")
        for each in wanted
        if each is not None and not _is_contents(each)
    ]
    if not targets:
        targets = sorted(each for each in package.names if each.lower().endswith(_ENDINGS))
    targets = list(dict.fromkeys(targets))
    if len(targets) > _MOST_CHAPTERS:
        raise Unreadable(f"This book has more than {_MOST_CHAPTERS} files; feed it in parts.")
    read = set()
    for target in targets:
        found = package.locate(target)
        if not found:
            left_out.chapters.append(posixpath.basename(target))
        elif found not in read:
            read.add(found)
            yield found


def _page_of(items: dict[str, Any], name: str) -> Any | None:
    """The item itself where it is a page, else the page that stands in for it."""
    for _ in range(5):
        item = items.get(name)
        if item is None or _is_page(item):
            return item
        name = item.get("fallback") or ""
    return None


def _is_page(item: Any) -> bool:
    href = (item.get("href") or "").partition("#")[0].lower()
    return item.get("media-type") in _PAGES or href.endswith(_ENDINGS)


def _is_contents(item: Any) -> bool:
    """The list of chapters as a page: it repeats their headings."""
    return "nav" in (item.get("properties") or "").split()
