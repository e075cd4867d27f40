"""A zip file that a stranger made: its plan is checked before anything is unpacked, every part is bounded."""

import posixpath
import stat
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree

from wikimind.errors import Unreadable

MOST_ENTRIES = 20_000
MOST_UNPACKED = 1_000_000_000  # bytes that all entries claim together
LARGEST_PART = 80_000_000  # bytes of one part that is read at once
LARGEST_RATIO = 250  # unpacked to packed; XML of real documents stays below 100
RATIO_MATTERS = 5_000_000  # bytes; smaller parts do no harm
_LOCAL_HEADER = 30  # bytes before the name, APPNOTE.TXT 4.3.7

_DAMAGED = "This file is damaged; open it in its own program and feed a newly saved copy."
_HOSTILE = "This file is packed in a way that no program packs ({}), so it is not opened."


class Package:
    """The parts of an open zip file by their names."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        self.names = {entry.filename for entry in self.entries}
        self._related: dict[str, dict[str, str]] = {}
        self._alike = {_folded(name): name for name in reversed([entry.filename for entry in self.entries])}

    def locate(self, name: str) -> str:
        """The part that a reference means; empty where there is none.

        Office's names are the same whatever their case (ECMA-376 part 2, 6.2.2.3), those of books are written
        with escapes or without, and programs do not agree on either.
        """
        for each in (unquote(name), name):
            if each in self.names:
                return each
        return self._alike.get(_folded(name)) or self._alike.get(_folded(unquote(name)), "")

    def read(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """The bytes of a part. Raises Unreadable where it is missing, damaged or larger than it said."""
        try:
            with self._archive.open(self.locate(name) or name) as stream:
                data = stream.read(limit + 1)
        except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise Unreadable(_DAMAGED) from error
        except RuntimeError as error:  # zipfile's way to say that a password is needed
            raise Unreadable("This file is encrypted; feed a copy without a password.") from error
        if len(data) > limit:
            raise Unreadable(f"A part of this file has more than {limit // 1_000_000} MB; feed it in parts.")
        return data

    def xml(self, name: str) -> Any:
        """The root element of a part. Raises Unreadable."""
        return parse_xml(self.read(name))

    def maybe_xml(self, name: str) -> Any | None:
        return self.xml(name) if self.locate(name) else None

    def related(self, name: str) -> dict[str, str]:
        """Relationship id → name of the part it leads to, for an Office part; nothing outside of the file."""
        if name in self._related:
            return self._related[name]
        folder, _, last = name.rpartition("/")
        root = self.maybe_xml(f"{folder}/_rels/{last}.rels".lstrip("/"))
        found: dict[str, str] = {}
        for each in root if root is not None else ():
            if each.get("TargetMode") != "External":
                target = resolved(folder, each.get("Target") or "")
                found[each.get("Id") or ""] = self.locate(target) or target
        self._related[name] = found
        return found


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """The parts of the file at `path`. Raises Unreadable for one that is damaged or hostile."""
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable(_DAMAGED) from error
    with archive:
        _check(archive.infolist(), path.stat().st_size)
        yield Package(archive)


@contextmanager
def opened_within(data: bytes) -> Iterator[Package]:
    """The parts of a file that lies in another one, under the same checks."""
    with tempfile.NamedTemporaryFile(prefix="within-") as file:
        file.write(data)
        file.flush()
        with opened(Path(file.name)) as package:
            yield package


def parse_xml(data: bytes) -> Any:
    """The root element; entities stay what they are, and nothing is loaded. Raises Unreadable."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(_DAMAGED) from error
    internal = root.getroottree().docinfo.internalDTD
    if internal is not None and any(True for _ in internal.iterentities()):
        raise Unreadable(_HOSTILE.format("it defines entities of its own"))
    return root


def resolved(folder: str, target: str) -> str:
    """The name of the part at `target`, seen from `folder`.

    >>> resolved("ppt/slides", "../media/a.png"), resolved("ppt", "/word/x.xml"), resolved("a", "../../../b")
    ('ppt/media/a.png', 'word/x.xml', 'b')
    """
    joined = posixpath.normpath(posixpath.join("/", folder, target.partition("#")[0]))
    return joined.lstrip("/")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/")).casefold()


def local(element: Any) -> str:
    """The element's name without its namespace, on which the two editions of a standard disagree."""
    return _local(element.tag)


@lru_cache(maxsize=2_000)
def _local(tag: Any) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Any, name: str) -> Any | None:
    """The first child of this name, whatever its namespace; `find` is slower by far."""
    return next(element.iterchildren("{*}" + name), None)


def is_link(entry: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(entry.external_attr >> 16)


def is_too_dense(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > RATIO_MATTERS and entry.file_size > LARGEST_RATIO * max(1, entry.compress_size)


def _check(entries: list[zipfile.ZipInfo], size: int) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(_HOSTILE.format(f"it holds more than {MOST_ENTRIES} parts"))
    if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Unreadable(_HOSTILE.format("it unpacks to more than a gigabyte"))
    if any(is_too_dense(entry) for entry in entries):
        raise Unreadable(_HOSTILE.format("a small part unpacks to a huge one"))
    if len({entry.filename for entry in entries}) < len(entries):
        raise Unreadable(_HOSTILE.format("two parts have one name"))
    end = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset < end:
            raise Unreadable(_HOSTILE.format("parts overlap"))
        end = entry.header_offset + _LOCAL_HEADER + len(entry.filename) + entry.compress_size
    if end > size:
        raise Unreadable(_DAMAGED)
