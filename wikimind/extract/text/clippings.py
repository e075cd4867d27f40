"""The clippings of a Kindle: what was marked in books, where and when, in whatever language."""

import re
from collections.abc import Iterator
from pathlib import Path

from wikimind.extract.document import BYLINE, HEADING, PARAGRAPH, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.lines import squeezed
from wikimind.extract.text.encoding import decode

_RULE = re.compile(r"^={8,}[ \t]*$", re.MULTILINE)


def is_clippings(text: str) -> bool:
    """Whether the text is entries of a title, a line that begins with a dash, and words, parted by rules."""
    entries = _RULE.split(text[:20_000])
    complete = entries[:-1]
    return bool(complete) and all(_is_entry(entry) for entry in complete[:20])


def read(path: Path, hints: Hints = Hints()) -> Document:
    """A heading for each book, and below it every passage behind the line that says where it stands."""
    books: dict[str, list[tuple[str, str]]] = {}
    for title, place, words in _entries(decode(path.read_bytes(), hints.charset)):
        books.setdefault(title, []).append((place, words))
    builder = DocumentBuilder()
    for title, passages in books.items():
        builder.add(HEADING, title, level=2 if len(books) > 1 else 1)
        for place, words in passages:
            builder.add(BYLINE, place)
            for paragraph in words.split("\n"):
                builder.add(PARAGRAPH, squeezed(paragraph))
    if len(books) != 1:
        return builder.build(title=hints.stem)
    title, author = _signed(next(iter(books)))
    return builder.build(title=title, metadata={"author": author} if author else {})


def _signed(book: str) -> tuple[str, str]:
    """Title and author, which the device writes behind it.

    >>> _signed("The Salt Road (Ines Marlow)"), _signed("Notes")
    (('The Salt Road', 'Ines Marlow'), ('Notes', ''))
    """
    match = re.fullmatch(r"(.+?)\s*\(([^()]+)\)", book)
    return (match[1], match[2]) if match else (book, "")


def _entries(text: str) -> Iterator[tuple[str, str, str]]:
    """Title, place and words of each entry; bookmarks have no words."""
    for entry in _RULE.split(text):
        lines = entry.strip().split("\n", 2)
        if len(lines) > 1:
            yield (
                squeezed(lines[0].lstrip("\ufeff")),
                squeezed(lines[1].lstrip("- ")),
                "".join(lines[2:]).strip(),
            )


def _is_entry(entry: str) -> bool:
    lines = entry.strip().split("\n")
    return len(lines) > 1 and bool(re.match(r"[-–—] \S", lines[1])) and any(map(str.isdigit, lines[1]))
