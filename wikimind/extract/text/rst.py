"""reStructuredText, also as Sphinx extends it: directives, roles and marks become what they show."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
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
from wikimind.extract.notes import COMMENT, PICTURE, counted, named
from wikimind.extract.notes import PART as MISSING
from wikimind.extract.text import delimited
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.prose import below, dedented, indent, unwrapped, without_pairs
from wikimind.extract.text.rst_tables import GRID, SIMPLE, grid_rows, simple_rows

_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}\s*$")
_EXPLICIT = re.compile(r"(\s*)\.\.(?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?:\|([^|\n]+)\|[ \t]+)?([\w:.+-]+?)[ \t]?::(?:[ \t]+(.*))?$")
_TARGET = re.compile(r"_(?:`[^`]+`|[^:\n]+|_):|__(?: |$)")
_NOTE = re.compile(r"\[(#?[\w.-]*|\*)\][ \t]+(.*)")
_ITEM = re.compile(r"(\s*)(?:[-*+•‣⁃]|\(?(?:\d{1,3}|#|[A-Za-z]|[ivxlcdm]{2,5})[.)])(?:[ \t]+(?=\S)|$)")
_FIELD = re.compile(r"\s*:((?:[^:\n\\`]|\\.)+):(?:[ \t]+(.*))?$")
_ROLE = re.compile(r":(?:[\w+.-]+:)*[\w+.-]+:`([^`]+)`|`([^`]+)`:(?:[\w+.-]+:)*[\w+.-]+:")
_LITERAL = re.compile(r"``(.+?)``", re.DOTALL)
_REFERENCE = re.compile(r"`([^`]+)`(__?)?")
_EMBEDDED = re.compile(r"^(.*?)\s*<[^<>]+>$", re.DOTALL)
_WORD_REFERENCE = re.compile(r"(?<![\w`])([^\W_](?:[\w.+:-]*[^\W_])?)__?(?![\w`])")
_NOTE_REFERENCE = re.compile(r"\[(#?[\w.-]+|\*)\]_(?!\w)")
_SUBSTITUTION = re.compile(r"\|([^|\s](?:[^|\n]*[^|\s])?)\|(?:__?)?")
_PROGRAMS = (
    "code-block",
    "code",
    "sourcecode",
    "highlight",
    "parsed-literal",
    "prompt",
    "doctest",
    "testcode",
    "ipython",
    "graphviz",
)
_UNSHOWN = frozenset(
    [
        "toctree",
        "contents",
        "index",
        "highlight",
        "default-role",
        "currentmodule",
        "module",
        "py:module",
        "py:currentmodule",
        "tags",
        "meta",
        "raw",
        "role",
        "sectnum",
        "title",
        "target-notes",
        "header",
        "footer",
        "only::",
        "testsetup",
        "testcleanup",
        "automodule",
        "autoclass",
        "autofunction",
        "automethod",
        "autosummary",
        "include",
        "literalinclude",
    ]
)
_PICTURES = ("image", "figure", "thumbnail", "video", "youtube")
_OBJECTS = re.compile(
    r"(?:\w+:)?(?:function|method|class|attribute|data|exception|option|envvar|confval|setting|describe|staticmethod|classmethod|program|module|macro|type|member|property)$"
)
_TITLED: tuple[str, ...] = (
    "admonition",
    "topic",
    "sidebar",
    "rubric",
    "centered",
    "versionadded",
    "versionchanged",
    "deprecated",
    "glossary",
    "epigraph",
)
_TITLED += (
    "note",
    "warning",
    "tip",
    "hint",
    "important",
    "caution",
    "danger",
    "error",
    "attention",
    "seealso",
    "todo",
    "describe",
)
_DEEPEST = 20

Found = tuple[str, str, int]


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The text with its headings; the first one is the title, else the file's name."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    reading = _Reading()
    lines = [line.expandtabs() for line in text.split("\n")]
    reading.substitutions = _substitutions(lines)
    builder = DocumentBuilder()
    for kind, words, level in reading.blocks(lines, 0):
        builder.add(kind, words, level=level)
    document = builder.build(metadata=reading.fields, notes=reading.notes())
    title = next((document.block_text(b) for b in document.blocks if b.kind == HEADING), "")
    return builder.build(title=title or name, metadata=reading.fields, notes=reading.notes())


def _substitutions(lines: Sequence[str]) -> dict[str, str]:
    found = {}
    for line in lines:
        match = re.match(r"\s*\.\. \|([^|]+)\|[ \t]+(?:replace|unicode)::[ \t]+(.*)", line)
        if match:
            found[match[1]] = match[2].strip()
    return found


@dataclass
class _Reading:
    """What is met on the way: the order of the adornments, and what is not read."""

    substitutions: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    levels: list[str] = field(default_factory=list)
    comments: int = 0
    pictures: int = 0
    missing: list[str] = field(default_factory=list)

    def notes(self) -> tuple[object, ...]:
        return (
            *counted(COMMENT, self.comments),
            *counted(PICTURE, self.pictures),
            *named(MISSING, self.missing),
        )

    def blocks(self, lines: Sequence[str], depth: int) -> Iterator[Found]:
        at = 0
        while at < len(lines):
            if not lines[at].strip():
                at += 1
                continue
            for reader in (
                self._heading,
                self._explicit,
                self._table,
                self._listing,
                self._item,
                self._field,
            ):
                found = reader(lines, at, depth)
                if found is not None:
                    blocks, at = found
                    yield from blocks
                    break
            else:
                blocks, at = self._paragraph(lines, at, depth)
                yield from blocks

    def _heading(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        line = lines[at]
        following = lines[at + 1] if at + 1 < len(lines) else ""
        if (mark := _ADORNMENT.match(line)) and following.strip():
            third = lines[at + 2] if at + 2 < len(lines) else ""
            if (lower := _ADORNMENT.match(third)) and lower[1] == mark[1]:
                return [(HEADING, self.words(following.strip()), self._level(mark[1] * 2))], at + 3
        if mark and not following.strip():
            return [], at + 1  # a line across the page
        under = None if mark or line.startswith(" ") else _ADORNMENT.match(following)
        long_enough = len(following.rstrip()) >= 0.7 * len(line.rstrip())
        if under and long_enough and any(map(str.isalnum, line)):
            return [(HEADING, self.words(line.strip()), self._level(under[1]))], at + 2
        return None

    def _level(self, adornment: str) -> int:
        if adornment not in self.levels:
            self.levels.append(adornment)
        return min(self.levels.index(adornment) + 1, 6)

    def _explicit(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        mark = _EXPLICIT.match(lines[at])
        if mark is None:
            return None
        rest = lines[at][mark.end() :]
        end = below(lines, at + 1, len(mark[1]))
        body = dedented(lines[at + 1 : end])
        if directive := _DIRECTIVE.match(rest):
            return list(
                self._directive(directive[2].lower(), directive[3] or "", body, bool(directive[1]), depth)
            ), end
        if note := _NOTE.match(rest):
            inside = [f"[{note[1].lstrip('#')}] {note[2]}" if note[1].strip("#") else note[2], *body]
            return list(self.blocks(inside, depth + 1)), end
        if not _TARGET.match(rest):
            self.comments += any(map(str.isalnum, rest)) or bool(body)
        return [], end

    def _directive(
        self, name: str, argument: str, body: list[str], substitution: bool, depth: int
    ) -> Iterator[Found]:
        options = 0
        while options < len(body) and (match := _FIELD.match(body[options])):
            if match[1] in ("alt", "caption") and name in ("image", "code-block", "literalinclude"):
                yield CAPTION, self.words(match[2] or ""), 0
            options += 1
        body = body[options:]
        if substitution or depth > _DEEPEST:
            return
        if name in ("include", "literalinclude"):
            self.missing.append(argument)
        elif name in _PROGRAMS:
            yield CODE, "\n".join(dedented(body)).strip("\n"), 0
        elif name == "math":
            yield PARAGRAPH, f"$${' '.join(' '.join([argument, *body]).split())}$$", 0
        elif name in ("csv-table", "list-table", "table"):
            yield from self._table_directive(name, argument, body, depth)
        elif name in _PICTURES:
            self.pictures += 1
            text = "\n\n".join(words for _, words, _ in self.blocks(body, depth + 1))
            yield CAPTION, text, 0
        elif name not in _UNSHOWN and not name.startswith("auto"):
            if _OBJECTS.match(name):
                yield CODE, argument, 0
            elif name in _TITLED and argument:
                yield from self.blocks([argument], depth + 1)
            yield from self.blocks(body, depth + 1)

    def _table_directive(self, name: str, argument: str, body: list[str], depth: int) -> Iterator[Found]:
        yield CAPTION, self.words(argument), 0
        if name == "csv-table":
            made = delimited.parse("\n".join(body).strip("\n"))
            yield from ((TABLE, made.block_text(block), 0) for block in made.blocks)
        elif name == "list-table":
            rows: list[list[str]] = []
            for line in body:
                if match := re.match(r"\s*\*\s+-\s*(.*)", line):
                    rows.append([match[1]])
                elif (match := re.match(r"\s+-\s*(.*)", line)) and rows:
                    rows[-1].append(match[1])
                elif rows and line.strip():
                    rows[-1][-1] += f" {line.strip()}"
            yield from ((TABLE, block, 0) for block in tables.blocks([map(self.words, row) for row in rows]))  # type: ignore[misc]
        else:
            yield from self.blocks(body, depth + 1)

    def _table(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        if GRID.match(lines[at]):
            end = next(
                (n for n in range(at, len(lines)) if not lines[n].lstrip().startswith(("+", "|"))), len(lines)
            )
            rows = grid_rows(lines[at:end])
        elif SIMPLE.match(lines[at]):
            rules = [n for n in range(at, min(len(lines), at + 2000)) if SIMPLE.match(lines[n])]
            last = next((n for n in rules[1:] if n + 1 >= len(lines) or not lines[n + 1].strip()), rules[-1])
            end, rows = last + 1, simple_rows(lines[at : last + 1])
        else:
            return None
        rows = [[self.words(cell) for cell in row] for row in rows]
        return [(TABLE, block, 0) for block in tables.blocks(rows)], end

    def _listing(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        """Examples of a session, and lines that keep their breaks."""
        end = at
        if lines[at].lstrip().startswith(">>>"):
            while end < len(lines) and lines[end].strip():
                end += 1
            return [(CODE, "\n".join(dedented(lines[at:end])), 0)], end
        if re.match(r"\s*\|(?: |$)", lines[at]):
            while end < len(lines) and re.match(r"\s*\|(?: |$)", lines[end]):
                end += 1
            text = "\n".join(self.words(line.strip()[1:].strip()) for line in lines[at:end])
            return [(PARAGRAPH, text, 0)], end
        return None

    def _item(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        mark = _ITEM.match(lines[at])
        if mark is None or depth > _DEEPEST:
            return None
        end = below(lines, at + 1, len(mark[1]))
        inside = [" " * mark.end() + lines[at][mark.end() :], *lines[at + 1 : end]]
        found = list(self.blocks(dedented(inside), depth + 1))
        if found and found[0][0] == PARAGRAPH:
            found[0] = (LIST, found[0][1], 0)
        return found, end

    def _field(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int] | None:
        match = _FIELD.match(lines[at])
        if match is None:
            return None
        end = below(lines, at + 1, indent(lines[at]))
        text = unwrapped([match[2] or "", *lines[at + 1 : end]])
        name = match[1].strip()
        if (
            depth == 0
            and len(self.levels) < 2
            and name.lower() in ("author", "authors", "date", "version", "status")
        ):
            self.fields[name.lower().removesuffix("s")] = self.words(text)
            return [], end
        return [(PARAGRAPH, self.words(f"{name}: {text}"), 0)] if text else [], end

    def _paragraph(self, lines: Sequence[str], at: int, depth: int) -> tuple[list[Found], int]:
        width = indent(lines[at])
        end = at + 1
        while end < len(lines) and lines[end].strip() and indent(lines[end]) == width:
            if at + 1 < end and _ADORNMENT.match(lines[end]):
                break
            end += 1
        text = unwrapped(lines[at:end])
        inside = below(lines, end, width)
        found: list[Found] = []
        if text.endswith("::"):
            text = text[:-1] if len(text) > 2 and text[-3] != " " else text[:-2].rstrip()
            code = "\n".join(dedented(lines[end:inside])).strip("\n")
            found, end = [(CODE, code, 0)], inside
        elif inside > end and lines[end].strip() and depth <= _DEEPEST:
            # A term, and its definition below it.
            text = self.words(re.sub(r"\s+:\s+", ": ", text))
            return [(PARAGRAPH, text, 0), *self.blocks(dedented(lines[end:inside]), depth + 1)], inside
        return [(PARAGRAPH, self.words(text), 0), *found] if text.strip() else found, end

    def words(self, text: str) -> str:
        """What a line shows: roles and references as their words, marks taken off."""
        held: list[str] = []

        def hold(words: str) -> str:
            held.append(words)
            return f"\x02{len(held) - 1}\x02"

        text = _LITERAL.sub(lambda m: hold(m[1]), text)
        text = _ROLE.sub(lambda m: hold(_role(m[1] or m[2])), text)
        text = _REFERENCE.sub(lambda m: hold(_shown(m[1])), text)
        text = _SUBSTITUTION.sub(lambda m: self.substitutions.get(m[1], m[1]), text)
        text = _NOTE_REFERENCE.sub(lambda m: f"[{m[1].lstrip('#')}]", text)
        text = without_pairs(without_pairs(text, "**"), "*")
        text = _WORD_REFERENCE.sub(r"\1", text)
        text = re.sub(r"\\(\S)|\\\s", r"\1", text)
        return re.sub(r"\x02(\d+)\x02", lambda m: held[int(m[1])], text)


def _role(text: str) -> str:
    shown = _shown(text)
    if shown == text and text[:1] in "~!":
        return text[1:].rpartition(".")[2] if text[0] == "~" else text[1:]
    return shown


def _shown(text: str) -> str:
    match = _EMBEDDED.match(text)
    return " ".join((match[1] if match and match[1] else text).split())
