"""Markdown as blocks of readable text, with what stands before it as title and metadata; its HTML is HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

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
from wikimind.extract.lines import squeezed
from wikimind.extract.notes import COMMENT, EMBEDDED, PICTURE, PRIVATE, SOUND, Note, counted
from wikimind.extract.text import plain
from wikimind.extract.text.details import detail_of, named_language
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.frontmatter import split
from wikimind.extract.text.markup import Piece, parsed, pieces
from wikimind.extract.text.vault_marks import VaultMarks, inline_notes, without_marks
from wikimind.extract.text.visible import prepare

_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*\S[^\n]{0,500}$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LABEL = re.compile(r"\[[ xX/>-]\][ \t]+")  # of a task
_SIZE = re.compile(r"\|\d+(?:x\d+)?$")  # of a picture, behind its words
_HARD_BREAK = "\x01"
_OF_PICTURES = frozenset(("image", "softbreak", "hardbreak"))
_SCRIPTS = re.compile(r"(?i)<(?:su[bp]|ruby|rt|rp|math|template|script|style)\b|<\w+[^>]*\bhidden\b")
_PIECE = 100_000  # characters parsed at a time, so that a book takes no more memory than a chapter
_LONG_LINE = 20_000  # characters; nobody writes marks in such a line, and the parser is slow on it
_LARGEST = 10_000_000  # characters; parsing takes a second for each million, and exports are mostly prose
# Names that programs and people give to any file.
_NO_NAME = re.compile(
    r"(?i)(?:readme|index|untitled|unbenannt|sans titre|sin t[ií]tulo|notes?|new note|neue notiz"
    r"|document|page|text|default|main"
    r"|file|paste|clipboard|content|export)[ _-]?\d*|[0-9a-f-]{16,}|\W*"
)

Found = tuple[str, str, int, str]  # kind, text, level, detail


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document at `path`; its title stands before the text, else at its top, else it is its name."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    """The blocks of `text`, whose line ends are `\\n`. `name` is that of the file, without its ending."""
    fields, text = split(text)
    if len(text) > _LARGEST:
        document = plain.parse(text)
        return replace(document, title=fields.pop("title", document.title), metadata=fields)
    text, marks = without_marks(text)
    reading = _Reading(maths="$" in text, definitions="\n:" in text or "\n~" in text)
    builder = DocumentBuilder()
    for kind, words, level, detail in reading.blocks(text):
        builder.add(kind, words, level=level, detail=detail)
    document = builder.build(metadata=_metadata(fields, marks), notes=_notes(reading, marks))
    return replace(document, title=fields.pop("title", "") or _title(document, name))


def _title(document: Document, name: str) -> str:
    """The heading above everything; else the file's name, if somebody gave it; else the topmost heading."""
    heads = [block for block in document.blocks if block.kind == HEADING]
    top = min(heads, key=lambda block: block.level, default=None)
    if (
        top is not None
        and top.level == 1
        and (top is document.blocks[0] or sum(b.level == 1 for b in heads) == 1)
    ):
        return document.block_text(top)
    # Pasted text is named after its first words.
    if name and not _NO_NAME.fullmatch(name) and not squeezed(document.text[:1000]).startswith(name):
        return name
    return document.block_text(top) if top is not None else ""


def _metadata(fields: dict[str, str], marks: VaultMarks) -> dict[str, str]:
    """The fields, and what links and tags in the text add to them."""
    tags = [*filter(None, re.split(r"[,\s]+", fields.get("tags", "") or fields.get("tag", ""))), *marks.tags]
    added = {
        "tags": ", ".join(dict.fromkeys(tag.lstrip("#") for tag in tags)),
        "aliases": fields.get("aliases", "") or fields.get("alias", ""),
        "links": "; ".join(marks.links)[:5000],
    }
    kept = {name: value for name, value in fields.items() if name != "title"}
    return kept | {name: value for name, value in added.items() if value}


def _notes(reading: "_Reading", marks: VaultMarks) -> tuple[Note, ...]:
    return (
        *counted(PRIVATE, marks.private),
        *counted(COMMENT, reading.comments),
        *counted(PICTURE, reading.pictures + marks.pictures),
        *counted(SOUND, marks.recordings),
        *counted(EMBEDDED, marks.files),
    )


class _Reading:
    """One way through a text, counting what is met and not read."""

    def __init__(self, *, maths: bool, definitions: bool) -> None:
        self.pictures = self.comments = 0
        self._parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        self._parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
        # Rules that are asked at every paragraph cost time where nothing is written by them.
        if maths:
            self._parser.use(dollarmath_plugin, allow_space=False, allow_digits=False, double_inline=True)
        if definitions:
            self._parser.use(deflist_plugin)

    def blocks(self, text: str) -> Iterator[Found]:
        environment: dict[str, Any] = {}
        # A link may name an address that a later piece defines.
        self._parser.parse("\n".join(_DEFINITION.findall(text)), environment)
        for piece in _pieces(text):
            if max(map(len, piece.split("\n"))) > _LONG_LINE:
                yield from ((PARAGRAPH, squeezed(part), 0, "") for part in piece.split("\n\n"))
            else:
                yield from self._walk(self._parser.parse(piece, environment))

    def _walk(self, tokens: list[Token]) -> Iterator[Found]:
        """Kind, text and level of each block in the stream of tokens."""
        at = _Place()
        markup: list[str] = []
        for token in tokens:
            if token.type == "html_block":
                markup.append(token.content)
                continue
            if markup:  # rows of a table may stand apart
                yield from self._html("".join(markup))
                markup = []
            if token.nesting >= 0 or token.type == "table_close":
                yield from self._block(token, at)
        yield from self._html("".join(markup))

    def _block(self, token: Token, at: "_Place") -> Iterator[Found]:
        kind = token.type
        if kind == "inline" and at.rows:
            at.rows[-1].append(" ".join(self._inline(token).split()))
        elif kind == "inline":
            yield from self._text(token, at)
        elif kind == "heading_open":
            at.level = int(token.tag[1])
        elif kind == "list_item_open":
            at.in_item = True
        elif kind == "tr_open":
            at.rows.append([])
        elif kind == "table_close":
            yield from ((TABLE, text, 0, "") for text in tables.blocks(at.rows))
            at.rows = []
        elif kind in ("fence", "code_block"):
            yield CODE, token.content.rstrip("\n"), 0, named_language(token.info)
        elif kind in ("math_block", "math_block_label"):
            yield PARAGRAPH, f"$${' '.join(token.content.split())}$$", 0, ""

    def _text(self, token: Token, at: "_Place") -> Iterator[Found]:
        kind, level = _kind(token, at), at.level
        at.level, at.in_item = 0, False
        text = self._inline(token).strip()
        if label := _LABEL.match(text):
            text = text[label.end() :]
        text, notes = inline_notes(text)
        yield kind, text, level, _address(token) if kind == CAPTION else ""
        yield from ((PARAGRAPH, note, 0, "") for note in notes)

    def _inline(self, token: Token) -> str:
        """What a reader sees of a paragraph: no marks, no addresses; its own line breaks stay."""
        children = token.children or []
        if len(children) == 1 and children[0].type == "text":
            return squeezed(children[0].content)
        types = [child.type for child in children]
        self.pictures += types.count("image")
        if "html_inline" in types:
            self.comments += sum(
                child.content.startswith("<!--") for child in children if child.type == "html_inline"
            )
            if any(map(_is_script, children)):
                markup = "".join(map(_as_html, children))
                return "\n".join(piece.text for piece in _pieces_of(markup))
        text = "".join(map(_visible, children))
        return "\n".join(map(squeezed, text.split(_HARD_BREAK))).strip("\n")

    def _html(self, markup: str) -> Iterator[Found]:
        self.comments += len(re.findall(r"<!--(?!\[if)[^-]*\w", markup))
        for piece in _pieces_of(markup):
            yield piece.kind, piece.text, piece.level, detail_of(piece)


@dataclass
class _Place:
    """Where in the stream of tokens we are."""

    level: int = 0
    in_item: bool = False
    rows: list[list[str]] = field(default_factory=list)


def _pieces_of(markup: str) -> Iterator[Piece]:
    """The blocks of a stretch of HTML. Comments, scripts and styles are no words."""
    root = parsed(f"<div>{markup}</div>") if markup.strip() else None
    if root is not None:
        prepare(root)
        yield from pieces(root)


def _pieces(text: str) -> Iterator[str]:
    """The text cut between blocks."""
    start, at, fence, blank = 0, 0, "", False
    while at < len(text):
        if (
            at - start > _PIECE
            and not fence
            and (at - start > 4 * _PIECE or (blank and text[at] not in " \t>"))
        ):
            yield text[start:at]
            start = at
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        mark = _FENCE.match(text, at, end)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence) and not text[mark.end() : end].strip():
            fence = ""
        blank = not text[at : min(end, at + 200)].strip()
        at = end + 1
    yield text[start:]


def _kind(token: Token, at: _Place) -> str:
    if at.level:
        return HEADING
    if at.in_item:
        return LIST
    shown = {child.type for child in token.children or ()}
    return CAPTION if "image" in shown and shown <= _OF_PICTURES else PARAGRAPH


def _address(token: Token) -> str:
    """Where the first picture of a paragraph is."""
    return next((str(child.attrGet("src")) for child in token.children or () if child.type == "image"), "")


def _visible(token: Token) -> str:
    if token.type == "softbreak":
        return "\n"
    if token.type == "hardbreak" or (token.type == "html_inline" and re.match(r"(?i)<br\b", token.content)):
        return _HARD_BREAK
    if token.type == "image":
        return _SIZE.sub("", "".join(_visible(child) for child in token.children or ()))
    if token.type in ("math_inline", "math_inline_double"):
        return f"${token.content}$"
    return token.content if token.type in ("text", "code_inline") else ""


def _is_script(token: Token) -> bool:
    """An element whose words are written otherwise than they stand: raised, lowered, above others, hidden."""
    return token.type == "html_inline" and bool(_SCRIPTS.match(token.content))


def _as_html(token: Token) -> str:
    if token.type == "html_inline":
        return token.content
    text = _visible(token)
    return "<br>" if text == _HARD_BREAK else escape(text)
