"""AsciiDoc: headings, lists, tables and blocks as they are shown; comments, conditions and anchors go."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wikimind.extract import tables
from wikimind.extract.document import (
    BYLINE,
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
from wikimind.extract.notes import COMMENT, PICTURE, Note, counted, named
from wikimind.extract.notes import PART as MISSING
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.prose import unwrapped, without_pairs

_HEADING = re.compile(r"(={1,6}|#{1,6})[ \t]+(\S.*?)(?:[ \t]+\1)?[ \t]*$")
_ATTRIBUTE = re.compile(r":!?([\w-]+)!?:(?:[ \t]+(.*))?$")
_DELIMITER = re.compile(r"(-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|/{4,}|--|```)\w*\s*$")
_TABLE = re.compile(r"[|,:!]={3,}\s*$")
_CELL = re.compile(r"(?:(?:^|(?<=\s))(?:(\d+)?(?:\.\d+)?\+|\d+\*)?[.<^>]*[aehlmdsv]?)?(?<!\\)\|")
_ITEM = re.compile(r"\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|<\d+>|<\.>)[ \t]+(?:\[[ xX*]\][ \t]+)?(?=\S)")
_TERM = re.compile(r"(\S.*?)(?::{2,4}|;;)(?:[ \t]+(.*))?$")
_BLOCK_LINE = re.compile(r"\[[^\]\n]*\]\s*$|\[\[[^\]\n]*\]\]\s*$")
_MACRO = re.compile(
    r"(image|video|audio|include|ifdef|ifndef|ifeval|endif|toc)::([^\[\n]*)\[([^\]\n]*)\]\s*$"
)
_LABEL = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_LINK = re.compile(
    r"(?:link:|xref:)?(?:(?:https?|ftp|irc|mailto)://?[^\s\[\]]+|(?<=link:)[^\s\[\]]+|(?<=xref:)[^\s\[\]]+)\[([^\]\n]*)\]"
)
_NAMED_LINK = re.compile(r"(?:link|xref|mailto):([^\s\[\]]+)\[([^\]\n]*)\]")
_CROSS = re.compile(r"<<([^<>,\n]+)(?:,\s*([^<>\n]+))?>>")
_INLINE = re.compile(
    r"(?:kbd|btn|menu|footnote|stem|latexmath|asciimath|pass|icon|image):(?:[^\s\[\]]*)\[([^\]\n]*)\]"
)
_ANCHOR = re.compile(r"\[\[[^\]\n]+\]\]|\[#[^\]\n]+\](?=[#*_`])|anchor:[^\s\[]+\[[^\]]*\]")

Found = tuple[str, str, int]


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The text with its headings; the first line's title is the title, else the file's name."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    reading = _Reading()
    builder = DocumentBuilder()
    for kind, words, level in reading.blocks(text.split("\n")):
        builder.add(kind, words, level=level)
    document = builder.build()
    title = next((document.block_text(b) for b in document.blocks if b.kind == HEADING), "")
    names = {"author": "author", "description": "description", "revdate": "date", "date": "date"}
    metadata = {name: reading.attributes[key] for key, name in names.items() if reading.attributes.get(key)}
    return builder.build(title=title or name, metadata=metadata, notes=reading.notes())


@dataclass
class _Reading:
    attributes: dict[str, str] = field(default_factory=dict)
    comments: int = 0
    pictures: int = 0
    missing: list[str] = field(default_factory=list)

    def notes(self) -> tuple[Note, ...]:
        return (
            *counted(COMMENT, self.comments),
            *counted(PICTURE, self.pictures),
            *named(MISSING, self.missing),
        )

    def blocks(self, lines: Sequence[str]) -> Iterator[Found]:
        at, run, kind, in_head = 0, list[str](), PARAGRAPH, False
        style = ""

        def flushed() -> Iterator[Found]:
            nonlocal run, kind
            text = self.words(unwrapped(run))
            if run and any(map(str.isalnum, text)):
                yield kind, text, 0
            run, kind = [], PARAGRAPH

        while at < len(lines):
            line = lines[at]
            at += 1
            if heading := _HEADING.match(line):
                yield from flushed()
                yield HEADING, self.words(heading[2]), len(heading[1])
                in_head = len(heading[1]) == 1
            elif in_head and line.strip() and not _ATTRIBUTE.match(line) and not line.startswith("//"):
                yield BYLINE, self.words(line.strip()), 0
                self.attributes.setdefault("author", re.sub(r"\s*<[^>]*>", "", line).strip())
                in_head = False
            elif attribute := _ATTRIBUTE.match(line):
                self.attributes[attribute[1]] = attribute[2] or ""
            elif line.startswith("//") and not line.startswith("////"):
                self.comments += any(map(str.isalnum, line))
            elif _DELIMITER.match(line) or _TABLE.match(line):
                yield from flushed()
                end = _closing(lines, at, line)
                read_within = self._table if _TABLE.match(line) else self._delimited
                yield from read_within(line.strip(), style, lines[at:end])
                at, style = end + 1, ""
            elif macro := _MACRO.match(line):
                yield from flushed()
                yield from self._macro(macro)
            elif _BLOCK_LINE.match(line):
                yield from flushed()
                style = line.strip()
            elif re.match(r"\.[^\s.]", line):
                yield from flushed()
                yield CAPTION, self.words(line[1:].strip()), 0
            elif not line.strip() or line.strip() == "+" or re.match(r"'{3,}|<<<\s*$", line):
                yield from flushed()
                in_head = False
            else:
                if not run and line[:1] == " " and not _ITEM.match(line) and style != "[verse]":
                    end = next((n for n in range(at, len(lines)) if not lines[n].strip()), len(lines))
                    yield CODE, "\n".join(lines[at - 1 : end]), 0
                    at = end
                    continue
                if item := _ITEM.match(line):
                    yield from flushed()
                    kind, line = LIST, line[item.end() :]
                elif term := _TERM.match(line):
                    yield from flushed()
                    yield PARAGRAPH, self.words(term[1]), 0
                    line = term[2] or ""
                run.append(_LABEL.sub("", line, count=1) if not run else re.sub(r"[ \t]\+$", "", line))
        yield from flushed()

    def _delimited(self, delimiter: str, style: str, lines: Sequence[str]) -> Iterator[Found]:
        if delimiter.startswith("//"):
            self.comments += 1
        elif delimiter[:4] in ("----", "....", "++++") or delimiter.startswith("```") or "source" in style:
            formula = re.match(r"\[(?:stem|latexmath|asciimath)", style)
            text = "\n".join(re.sub(r"\s*<\d+>$", "", line) for line in lines).strip("\n")
            yield (PARAGRAPH, f"$${' '.join(text.split())}$$", 0) if formula else (CODE, text, 0)
        elif style.startswith("[verse"):
            yield PARAGRAPH, self.words("\n".join(lines)).strip(), 0
        else:
            yield from self.blocks(lines)

    def _macro(self, macro: re.Match[str]) -> Iterator[Found]:
        if macro[1] == "include":
            self.missing.append(macro[2])
        elif macro[1] in ("image", "video", "audio"):
            self.pictures += 1
            yield CAPTION, self.words(macro[3].split(",")[0].strip('"')), 0

    def _table(self, fence: str, style: str, lines: Sequence[str]) -> Iterator[Found]:
        sign = fence[0]
        rows = [line.split(sign) for line in lines if line.strip()] if sign in ",:" else _rows(lines, style)
        rows = [[self.words(cell) for cell in row] for row in rows]
        yield from ((TABLE, block, 0) for block in tables.blocks(rows))

    def words(self, text: str) -> str:
        """What a line shows: links as their words, marks taken off."""
        text = re.sub(r"\{([\w-]+)\}", lambda m: self.attributes.get(m[1].lower(), m[0]), text)
        text = _ANCHOR.sub("", text)
        text = _CROSS.sub(lambda m: m[2] or m[1].lstrip("#"), text)
        text = _NAMED_LINK.sub(lambda m: (m[2] or m[1]).split(",")[0].strip('"').rstrip("^"), text)
        text = re.sub(
            r"\b((?:https?|ftp)://[^\s\[\]]+)\[([^\]\n]*)\]",
            lambda m: (m[2] or m[1]).split(",")[0].rstrip("^"),
            text,
        )
        text = _INLINE.sub(r"\1", text)
        text = re.sub(r"\[[.\w#%-]+\](?=[#*_`])", "", text)
        for mark in ("**", "__", "``", "##", "*", "_", "`", "+", "#", "^", "~"):
            if mark in text:
                text = without_pairs(text, mark)
        text = text.replace('"`', "“").replace('`"', "”").replace("'`", "‘").replace("`'", "’")
        return re.sub(r"\\(?=[*_`#{<\[])", "", text)


def _closing(lines: Sequence[str], at: int, fence: str) -> int:
    """Where a block ends that this line opened: at the next one like it."""
    return next((n for n in range(at, len(lines)) if lines[n].rstrip() == fence.rstrip()), len(lines))


def _rows(lines: Sequence[str], style: str) -> list[list[str]]:
    """The rows of a table; their width is stated, or that of the first line."""
    cells: list[str] = []
    width = _stated_width(style)
    for line in lines:
        marks = list(_CELL.finditer(line))
        if not marks:
            if cells and line.strip():
                cells[-1] += f" {line.strip()}"
            continue
        for mark, following in zip(marks, [*marks[1:], None], strict=True):
            cells.append(line[mark.end() : following.start() if following else len(line)].strip())
            cells += [""] * (int(mark[1] or 1) - 1)
        width = width or len(cells)
    width = max(width, 1)
    return [cells[at : at + width] for at in range(0, len(cells), width)]


def _stated_width(style: str) -> int:
    match = re.search(r"cols=(?:\"([^\"]*)\"|(\d+))", style)
    if match is None:
        return 0
    if match[2] or (match[1] or "").isdigit():
        return int(match[2] or match[1])
    return sum(
        int(times[1]) if (times := re.match(r"\s*(\d+)\*", part)) else 1
        for part in re.split("[,;]", match[1])
    )
