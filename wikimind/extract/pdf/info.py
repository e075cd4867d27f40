"""What a PDF says about itself: metadata, the outline's titles, the labels of its pages, files it carries."""

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from pypdf import PdfReader
from pypdf.errors import PyPdfError

log = logging.getLogger(__name__)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# pypdf reads whatever a damaged file holds and trips over it in many ways.
Key = TypeVar("Key")
Value = TypeVar("Value")

_DAMAGE = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    RecursionError, OverflowError, NotImplementedError, AssertionError, OSError,
)  # fmt: skip
_FIELDS = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_MOST_TITLES = 5000
_DEEPEST = 6
_LABELLED_PAGES = 5000
_LONGEST = 2000  # characters of a value
# pypdf reads an object out of a stream by reading all before it; PDFium does not.
_MOST_OBJECTS = 20_000
_TABLE = re.compile(rb"startxref\s+(\d{1,15})")
_OBJECTS = re.compile(rb"/Size\s+(\d{1,15})")
_WINDOW = 4096  # bytes at the end of a file, and where it says that its table of objects stands


@dataclass(frozen=True)
class Info:
    """`outline` maps titles, letters and digits only in lower case, to their depth from 1."""

    metadata: dict[str, str] = field(default_factory=dict)
    outline: dict[str, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)
    attachments: int = 0


def info_of(pdf: pdfium.PdfDocument, path: Path) -> Info:
    """Whatever can be read; what is damaged is left out."""
    metadata = _metadata(pdf)
    if "title" not in metadata:
        metadata = {**_embedded(path), **metadata}
    attachments = max(0, pdfium_c.FPDFDoc_GetAttachmentCount(pdf))
    return Info(metadata, _outline(pdf), _labels(pdf), attachments)


def _metadata(pdf: pdfium.PdfDocument) -> dict[str, str]:
    values = {name.lower(): _plain(pdf.get_metadata_value(name)) for name in _FIELDS}
    return {name: value for name, value in values.items() if value}


def _plain(value: str) -> str:
    return value.replace("\x00", "").strip()[:_LONGEST]


def _embedded(path: Path) -> dict[str, str]:
    """Title and authors as newer programs give them, in a description of its own (XMP)."""
    return read_with_pypdf(path, _described, "The XMP metadata of a PDF cannot be read")


def _described(reader: PdfReader) -> dict[str, str]:
    described = reader.xmp_metadata
    if described is None:
        return {}
    titles, authors = described.dc_title or {}, described.dc_creator or []
    title = titles.get("x-default") or next(iter(titles.values()), "")
    values = {"title": _plain(str(title)), "author": _plain(", ".join(map(str, authors)))}
    return {name: value for name, value in values.items() if value}


def read_with_pypdf(
    path: Path, reading: Callable[[PdfReader], dict[Key, Value]], complaint: str
) -> dict[Key, Value]:
    """What `reading` makes of the file; nothing where pypdf would take too long, has no key or fails, which
    is logged with `complaint`.
    """
    if not _has_few_objects(path):
        return {}
    try:
        with PdfReader(path) as reader:
            if reader.is_encrypted and not reader.decrypt(""):
                return {}
            return reading(reader)
    except _DAMAGE:
        log.info(complaint, exc_info=True)
        return {}


def _has_few_objects(path: Path) -> bool:
    """Whether pypdf can read the file in bearable time, by what the file says of itself."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _WINDOW))
        ending = file.read()
        tables = _TABLE.findall(ending)
        file.seek(int(tables[-1]) if tables else 0)
        claims = _OBJECTS.findall(ending + file.read(_WINDOW))
    return bool(claims) and max(map(int, claims)) <= _MOST_OBJECTS


def _outline(pdf: pdfium.PdfDocument) -> dict[str, int]:
    titles: dict[str, int] = {}
    for entry in pdf.get_toc(max_depth=_DEEPEST):
        titles.setdefault(re.sub(r"[\W_]+", "", entry.get_title()).lower(), entry.level + 1)
        if len(titles) >= _MOST_TITLES:
            break
    titles.pop("", None)
    return titles


def _labels(pdf: pdfium.PdfDocument) -> dict[int, str]:
    if len(pdf) > _LABELLED_PAGES:
        return {}
    labels = {number: _plain(pdf.get_page_label(number - 1)) for number in range(1, len(pdf) + 1)}
    return {number: label for number, label in labels.items() if label and label != str(number)}
