"""Markdown as blocks of readable text, with YAML front matter as title and metadata."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

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
from wikimind.extract.text import plain
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.frontmatter import split

_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\[\]\n]{1,200}\]:[ \t]*\S[^\n]{0,500}$", re.MULTILINE)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_WIKILINK = re.compile(r"!?\[\[(?:[^\[\]|\n]{1,300}\|)?([^\[\]|\n]{1,300})\]\]")
_LABEL = re.compile(r"\[(?:[ xX]|!\w{1,30})\][+-]?\s+")  # of a task or a callout
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}>")
_BREAK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr)\b[^<>]{0,200}>", re.IGNORECASE)
_PIECE = 100_000  # characters parsed at a time, so that a book takes no more memory than a chapter
_LONG_LINE = 20_000  # characters; nobody writes marks in such a line, and the parser is slow on it
_LARGEST = 10_000_000  # characters; parsing takes a second for each million, and exports are mostly prose

Found = tuple[str, str, int]  # kind, text, level


def read(path: Path) -> Document:
    """The document at `path`; its title stands in the front matter, else it is the topmost heading."""
    return parse(decode(path.read_bytes()))


def parse(text: str) -> Document:
    """The blocks of `text`, whose line ends are `\\n`."""
    fields, text = split(text)
    if len(text) > _LARGEST:
        document = plain.parse(text)
        return replace(document, title=fields.pop("title", document.title), metadata=fields)
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    builder = DocumentBuilder()
    topmost, heading = 7, ""
    for kind, words, level in _blocks(parser, text):
        builder.add(kind, words, level=level)
        if kind == HEADING and level < topmost:
            topmost, heading = level, words
    return builder.build(title=fields.pop("title", "") or heading, metadata=fields)


def _blocks(parser: MarkdownIt, text: str) -> Iterator[Found]:
    environment: dict[str, Any] = {}
    # A link may name an address that a later piece defines.
    parser.parse("\n".join(_DEFINITION.findall(text)), environment)
    for piece in _pieces(text):
        if max(map(len, piece.split("\n"))) > _LONG_LINE:
            yield from ((PARAGRAPH, " ".join(part.split()), 0) for part in piece.split("\n\n"))
        else:
            yield from _walk(parser.parse(piece, environment))


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


def _walk(tokens: list[Token]) -> Iterator[Found]:
    """Kind, text and level of each block in the stream of tokens."""
    level, in_item, rows = 0, False, list[list[str]]()
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "list_item_open":
            in_item = True
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            yield TABLE, "\n".join("\t".join(row) for row in rows), 0
            rows = []
        elif token.type == "inline" and rows:
            rows[-1].append(" ".join(_inline(token).split()))
        elif token.type == "inline":
            yield _kind(token, level, in_item), _LABEL.sub("", _inline(token), count=1).strip(), level
            level, in_item = 0, False
        elif token.type in ("fence", "code_block"):
            yield CODE, token.content.rstrip("\n"), 0
        elif token.type == "html_block":
            yield PARAGRAPH, _without_tags(token.content), 0


def _kind(token: Token, level: int, in_item: bool) -> str:
    if level:
        return HEADING
    if in_item:
        return LIST
    shown = [child.type for child in token.children or () if child.type not in ("softbreak", "hardbreak")]
    return CAPTION if set(shown) == {"image"} else PARAGRAPH


def _inline(token: Token) -> str:
    """What a reader sees of a paragraph: no marks, no addresses."""
    text = "".join(_visible(child) for child in token.children or ())
    return _WIKILINK.sub(r"\1", text) if "[[" in text else text


def _visible(token: Token) -> str:
    if token.type == "softbreak":
        return " "
    if token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.match(token.content)):
        return "\n"
    if token.type == "image":
        return "".join(_visible(child) for child in token.children or ())
    return token.content if token.type in ("text", "code_inline") else ""


def _without_tags(markup: str) -> str:
    """The words of raw HTML. Comments, scripts and styles are no words.

    >>> _without_tags("<p>Tea<br>time</p><!-- x -->")
    'Tea\\ntime'
    """
    if markup.lstrip()[:7].lower() in ("<script", "<style>", "<style "):
        return ""
    first, *rest = markup.split("<!--")
    markup = first + "".join(part.partition("-->")[2] for part in rest)
    lines = _TAG.sub("", _BREAK.sub("\n", markup)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines if line.strip())
