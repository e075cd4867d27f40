"""What a PDF says about itself: metadata, the outline's titles and the labels of its pages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

# pypdf reads whatever a damaged file holds and trips over it in many ways.
_DAMAGE = (
    PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError,
    RecursionError, OverflowError, NotImplementedError, AssertionError, OSError,
)  # fmt: skip
_FIELDS = ("/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate")
_MOST_TITLES = 5000
_LABELLED_PAGES = 5000


@dataclass(frozen=True)
class Info:
    """`outline` maps titles, letters and digits only in lower case, to their depth from 1."""

    metadata: dict[str, str] = field(default_factory=dict)
    outline: dict[str, int] = field(default_factory=dict)
    labels: dict[int, str] = field(default_factory=dict)


def info_of(path: Path) -> Info:
    """Whatever can be read; what is damaged is left out."""
    try:
        reader = PdfReader(path)
        if reader.is_encrypted and not reader.decrypt(""):
            return Info()
    except _DAMAGE:
        return Info()
    with reader:
        return Info(_metadata(reader), _outline(reader), _labels(reader))


def _metadata(reader: PdfReader) -> dict[str, str]:
    try:
        held: Any = reader.metadata or {}
        values = {
            name[1:].lower(): str(held[name]).replace("\x00", "").strip()
            for name in _FIELDS
            if held.get(name)
        }
    except _DAMAGE:
        return {}
    return {name: value[:2000] for name, value in values.items() if value}


def _outline(reader: PdfReader) -> dict[str, int]:
    try:
        titles: dict[str, int] = {}
        for title, depth in _titles(reader.outline, 1):
            titles.setdefault(re.sub(r"[\W_]+", "", title).lower(), depth)
            if len(titles) >= _MOST_TITLES:
                break
    except _DAMAGE:
        return {}
    titles.pop("", None)
    return titles


def _titles(entries: list[Any], depth: int) -> Iterator[tuple[str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            if depth < 6:
                yield from _titles(entry, depth + 1)
        else:
            yield str(entry.title or ""), depth


def _labels(reader: PdfReader) -> dict[int, str]:
    try:
        if "/PageLabels" not in reader.root_object or len(reader.pages) > _LABELLED_PAGES:
            return {}
        labels = reader.page_labels
    except _DAMAGE:
        return {}
    return {number: label for number, label in enumerate(labels, 1) if label and label != str(number)}
