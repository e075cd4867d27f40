"""A zip archive: which of its files may be taken in, and why the others may not. Nothing is unpacked here."""

import json
import struct
import zipfile
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, LIST, Document, DocumentBuilder
from wikimind.extract.notes import NAMES, counted
from wikimind.extract.package import is_link, opened
from wikimind.extract.text.encoding import decode

MOST_FILES = 300
_NESTED = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst", ".jar", ".iso")
_NOISE = ("__macosx", "thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1
_UTF8 = 0x800
_UNICODE_PATH = 0x7075
# Folders in which programs keep their settings, plugins, copies and what was deleted.
_MACHINERY = frozenset(
    [
        ".obsidian",
        ".trash",
        ".logseq",
        ".git",
        ".svn",
        ".stfolder",
        ".stversions",
        ".vscode",
        ".idea",
        "node_modules",
        "__pycache__",
    ]
)
_WITHIN_LOGSEQ = ("bak", ".recycle", "version-files", "config.edn", "custom.css", "pages-metadata.edn")


def read(path: Path) -> Document:
    """A list of the files, and in `metadata["files"]` those to take in, as JSON: pairs of the name in the
    archive and the name to show. Raises Unreadable.
    """
    with opened(path) as package:
        entries = [entry for entry in package.entries if not _is_noise(entry.filename)]
    machinery = dict.fromkeys(filter(None, (_machinery(entry.filename) for entry in entries)))
    entries = [entry for entry in entries if not _machinery(entry.filename)]
    if len(entries) > MOST_FILES:
        raise Unreadable(f"This archive holds more than {MOST_FILES} files; unpack it and add them in parts.")
    names, numbered = readable_names(entries)
    reasons = {entry.filename: _refusal(entry) for entry in entries}
    files = [(name, names[name]) for name, reason in reasons.items() if not reason]
    if not files:
        raise Unreadable("There is no file in this archive that can be read; unpack it and add what matters.")
    builder = DocumentBuilder()
    builder.add(HEADING, "Files in this archive", level=1)
    for name, reason in reasons.items():
        builder.add(LIST, f"{names[name]}: {reason}" if reason else names[name])
    for folder in machinery:
        builder.add(LIST, f"{folder}: left out, because it belongs to a program and not to the notes")
    return builder.build(metadata={"files": json.dumps(files)}, notes=counted(NAMES, numbered))


def readable_names(entries: list[zipfile.ZipInfo]) -> tuple[dict[str, str], int]:
    """Each name in the archive with how to show it, and how many could only be numbered.

    An archive says whether a name is UTF-8 (APPNOTE.TXT, appendix D); the others are in whatever encoding the
    packing program's system had.
    """
    found: dict[str, str] = {}
    numbered = 0
    for number, entry in enumerate(entries, start=1):
        shown = _name_of(entry)
        if not shown:
            numbered += 1
            ending = entry.filename.rpartition(".")[2]
            shown = f"file {number}.{ending}" if ending.isascii() and len(ending) <= 8 else f"file {number}"
        found[entry.filename] = "".join(c for c in shown if c.isprintable())[:300]
    return found, numbered


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it was written; empty where it cannot be known."""
    if entry.flag_bits & _UTF8 or entry.filename.isascii():
        return entry.filename
    if extra := _unicode_extra(entry.extra):
        return extra
    try:
        return decode(entry.orig_filename.encode("cp437"))
    except (Unreadable, UnicodeEncodeError):
        return ""


def _unicode_extra(extra: bytes) -> str:
    """Info-ZIP's Unicode path (APPNOTE.TXT 4.6.9): version, checksum, then the name in UTF-8."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack("<HH", extra[at : at + 4])
        if kind == _UNICODE_PATH:
            return extra[at + 9 : at + 4 + size].decode("utf-8", errors="ignore")
        at += 4 + size
    return ""


def _refusal(entry: zipfile.ZipInfo) -> str:
    """Why an entry is left out; empty for one that is taken."""
    parts = entry.filename.replace("\\", "/").split("/")
    if entry.filename.startswith(("/", "\\")) or ".." in parts or ":" in parts[0]:
        return "left out, because its name leads out of the archive"
    if is_link(entry):
        return "left out, because it is a link"
    if entry.flag_bits & _ENCRYPTED:
        return "left out, because it is encrypted"
    if entry.filename.lower().endswith(_NESTED):
        return "left out, because it is an archive within an archive"
    return ""


def _machinery(name: str) -> str:
    """The folder of a program's own that the file lies in; empty for others."""
    parts = name.replace("\\", "/").split("/")
    for at, part in enumerate(parts[:-1]):
        if part.lower() in _MACHINERY:
            return "/".join(parts[: at + 1])
        if part == "logseq" and parts[at + 1] in _WITHIN_LOGSEQ:
            return "/".join(parts[: at + 1])
    return ""


def _is_noise(name: str) -> bool:
    parts = name.lower().replace("\\", "/").split("/")
    return parts[0] in _NOISE or parts[-1] in _NOISE or parts[-1].startswith(".")
