"""A zip archive: which of its files may be taken in, and why the others may not. Nothing is unpacked here."""

import json
import zipfile
from pathlib import Path

from wikimind.errors import Unreadable
from wikimind.extract.document import HEADING, LIST, Document, DocumentBuilder
from wikimind.extract.package import is_link, opened

MOST_FILES = 300
_NESTED = (".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst", ".jar", ".iso")
_NOISE = ("__macosx", "thumbs.db", "desktop.ini")
_ENCRYPTED = 0x1


def read(path: Path) -> Document:
    """A list of the files, and in `metadata["files"]` a JSON list of those to take in. Raises Unreadable."""
    with opened(path) as package:
        entries = [entry for entry in package.entries if not _is_noise(entry.filename)]
    if len(entries) > MOST_FILES:
        raise Unreadable(f"This archive holds more than {MOST_FILES} files; unpack it and add them in parts.")
    reasons = {entry.filename: _refusal(entry) for entry in entries}
    files = [name for name, reason in reasons.items() if not reason]
    if not files:
        raise Unreadable("There is no file in this archive that can be read; unpack it and add what matters.")
    builder = DocumentBuilder()
    builder.add(HEADING, "Files in this archive", level=1)
    for name, reason in reasons.items():
        shown = "".join(c for c in name if c.isprintable())[:300]
        builder.add(LIST, f"{shown}: {reason}" if reason else shown)
    return builder.build(metadata={"files": json.dumps(files)})


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


def _is_noise(name: str) -> bool:
    parts = name.lower().replace("\\", "/").split("/")
    return parts[0] in _NOISE or parts[-1] in _NOISE or parts[-1].startswith(".")
