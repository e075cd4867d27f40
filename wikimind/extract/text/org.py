"""Org files of Emacs: headlines, lists, tables and blocks; drawers, plans and comments are machinery."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from wikimind.extract import tables
from wikimind.extract.document import (
    CAPTION,
    CODE,
    HEADING,
    LIST,
    PARAGRAPH,
    TABLE,
    Document,
    DocumentBuilder,
)
from wikimind.extract.hints import Hints
from wikimind.extract.notes import COMMENT, PICTURE, counted
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.prose import dedented, unwrapped, without_pairs

_KEYWORD = re.compile(r"#\+([A-Za-z_]+)(?:\[[^\]]*\])?:[ \t]*(.*)")
_HEADLINE = re.compile(
    r"(\*+)[ \t]+(?:(?:[A-Z]{3,12})[ \t]+)?(?:\[#[A-Z0-9]\][ \t]+)?(.*?)(?:[ \t]+:([\w@#%:]+):)?[ \t]*$"
)
_TODO = re.compile(r"(?:TODO|DONE|NEXT|WAITING|WAIT|HOLD|CANCELLED|CANCELED|STARTED|SOMEDAY|INPROGRESS)\s")
_PLAN = re.compile(r"\s*(?:(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):\s*[<\[][^\n]*)+$")
_ITEM = re.compile(
    r"(\s*)(?:[-+]|\s\*|\d+[.)]|[A-Za-z][.)])[ \t]+(?:\[@\d+\][ \t]*)?(?:\[[ X-]\][ \t]+)?(?=\S)"
)
_LINK = re.compile(r"\[\[([^\]\n]{1,500})\](?:\[([^\]\n]{1,500})\])?\]")
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp)$", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[fn:(\w*)(?::([^\[\]]*))?\]")
_TAGS = "/*_=~+"


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The outline with its text; `#+TITLE` is the title, else the file's name."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    reading = _Reading(text.split("\n"))
    builder = DocumentBuilder()
    for kind, words, level in reading.blocks():
        builder.add(kind, words, level=level)
    fields = reading.fields
    metadata = {key: fields[key] for key in ("author", "date", "description") if fields.get(key)}
    if tags := ", ".join(
        dict.fromkeys([*fields.get("filetags", "").strip(":").split(":"), *reading.tags])
    ).strip(", "):
        metadata["tags"] = tags
    notes = (*counted(COMMENT, reading.comments), *counted(PICTURE, reading.pictures))
    return builder.build(title=fields.get("title", "") or name, metadata=metadata, notes=notes)


Found = tuple[str, str, int]


class _Reading:
    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self.fields: dict[str, str] = {}
        self.tags: list[str] = []
        self.comments = self.pictures = 0
        self._kind, self._run = PARAGRAPH, list[str]()

    def blocks(self) -> Iterator[Found]:
        at = 0
        while at < len(self._lines):
            line = self._lines[at]
            at += 1
            if match := re.match(r"\s*#\+BEGIN_(\w+)", line, re.IGNORECASE):
                yield from self._flushed()
                end = self._end(at, rf"\s*#\+END_{match[1]}\b")
                yield from self._block(match[1].upper(), self._lines[at:end])
                at = end + 1
            elif re.match(r"\s*:(?:PROPERTIES|LOGBOOK|CLOCK|[A-Z]+):\s*$", line):
                end = self._end(at, r"\s*:END:\s*$")
                at = end + 1 if end < len(self._lines) else at
            elif line.lstrip().startswith("|"):
                yield from self._flushed()
                end = next(
                    (n for n in range(at, len(self._lines)) if not self._lines[n].lstrip().startswith("|")),
                    len(self._lines),
                )
                yield from self._table(self._lines[at - 1 : end])
                at = end
            else:
                yield from self._line(line)
        yield from self._flushed()

    def _line(self, line: str) -> Iterator[Found]:
        if match := _HEADLINE.match(line):
            yield from self._flushed()
            if match[3]:
                self.tags += [tag for tag in match[3].split(":") if tag]
            words = (
                _TODO.sub("", line.lstrip("* "), count=1)
                if _TODO.match(line.lstrip("* "))
                else line.lstrip("*")
            )
            words = re.sub(r"^\s*\[#[A-Z0-9]\]\s+|[ \t]+:[\w@#%:]+:[ \t]*$", "", words)
            yield HEADING, self._set(words).strip(), min(len(match[1]), 6)
        elif match := _KEYWORD.match(line.strip()):
            yield from self._flushed()
            if match[1].upper() == "CAPTION":
                yield CAPTION, self._set(match[2]), 0
            self.fields.setdefault(match[1].lower(), match[2].strip())
        elif re.match(r"\s*#(?:\s|$)", line):
            self.comments += any(map(str.isalnum, line))
        elif _PLAN.match(line) or re.match(r"\s*-{5,}\s*$", line):
            yield from self._flushed()
        elif re.match(r"\s*: ", line):
            yield from self._flushed()
            yield CODE, line.partition(": ")[2], 0
        elif not line.strip():
            yield from self._flushed()
        else:
            if match := _ITEM.match(line):
                yield from self._flushed()
                self._kind, line = LIST, line[match.end() :].replace(" :: ", ": ", 1)
            self._run.append(line)

    def _flushed(self) -> Iterator[Found]:
        run, kind = self._run, self._kind
        self._run, self._kind = [], PARAGRAPH
        if text := self._set(unwrapped(run)).strip():
            yield kind, text, 0

    def _block(self, name: str, lines: Sequence[str]) -> Iterator[Found]:
        if name == "COMMENT":
            self.comments += 1
        elif name in ("SRC", "EXAMPLE", "EXPORT", "LATEX", "HTML"):
            yield (
                CODE,
                "\n".join(re.sub(r"^(\s*),(?=[*#,])", r"\1", line) for line in dedented(lines)).strip("\n"),
                0,
            )
        elif name == "VERSE":
            yield PARAGRAPH, self._set("\n".join(line.strip() for line in lines)).strip(), 0
        else:
            inner = _Reading(lines)
            yield from inner.blocks()
            self.comments += inner.comments
            self.pictures += inner.pictures

    def _table(self, lines: Sequence[str]) -> Iterator[Found]:
        rows = [
            [self._set(cell.strip()) for cell in line.strip().strip("|").split("|")]
            for line in lines
            if not re.match(r"\s*\|[-+|]*-[-+|]*\s*$", line)
        ]
        yield from ((TABLE, block, 0) for block in tables.blocks(rows))

    def _end(self, at: int, pattern: str) -> int:
        end = re.compile(pattern, re.IGNORECASE)
        return next((n for n in range(at, len(self._lines)) if end.match(self._lines[n])), len(self._lines))

    def _set(self, text: str) -> str:
        """The words of a line: links as they read, marks taken off."""
        text = _LINK.sub(self._linked, text)
        text = _FOOTNOTE.sub(lambda m: f" ({m[2]})" if m[2] else f"[{m[1]}]", text)
        for mark in _TAGS:
            if mark in text:
                text = without_pairs(text, mark)
        return text

    def _linked(self, match: re.Match[str]) -> str:
        target = re.sub(r"^(?:file|attachment|id):", "", match[1])
        if _PICTURE.search(target):
            self.pictures += 1
            return match[2] or ""
        return match[2] or target
