"""HTML → Document: the main text of a page with its structure; a page that shows no text says why."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract.document import Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.notes import READING, counted
from wikimind.extract.text.details import detail_of
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.main_text import is_most, main_text
from wikimind.extract.text.markup import Piece, is_layout, parsed, pieces
from wikimind.extract.text.page_facts import facts_of, title_of
from wikimind.extract.text.shells import refuse_shell
from wikimind.extract.text.visible import prepare

FEWEST_CHARACTERS = 25  # of main text; with less the page's whole text is taken

_CHARSET = re.compile(
    rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)=\s*["']?([\w:.-]{2,40})""", re.IGNORECASE
)
_EMPTY = "This page holds no text; save it from the browser once it is shown completely."
_PARTS = ("table", "thead", "tbody", "tfoot", "tr", "td", "th")


def read(path: Path, hints: Hints = Hints()) -> Document:
    """The document of a page. Raises Unreadable where it has no text."""
    data = path.read_bytes()
    declared = _CHARSET.search(data[:4096])
    return parse(decode(data, declared[1].decode() if declared else hints.charset))


def parse(text: str) -> Document:
    """The document of a page whose characters are known. Raises Unreadable."""
    root = parsed(text)
    if root is None:
        raise Unreadable(_EMPTY)
    facts = facts_of(root)
    readings = prepare(root)
    body = root.find("body")
    everything = list(pieces(body if body is not None else root))
    chosen = _chosen(root, everything)
    if sum(len(piece.text) for piece in chosen) < FEWEST_CHARACTERS:
        chosen = everything
    refuse_shell(text, chosen)
    if not chosen:
        raise Unreadable(_EMPTY)
    return _document(chosen).build(
        title=title_of(facts, everything, chosen),
        metadata=facts.metadata,
        notes=counted(READING, readings),
    )


def _document(chosen: Sequence[Piece]) -> DocumentBuilder:
    builder = DocumentBuilder()
    for piece in chosen:
        builder.add(piece.kind, piece.text, level=piece.level, detail=detail_of(piece))
    return builder


def _chosen(root: Any, everything: Sequence[Piece]) -> list[Piece]:
    """The main text; of a page that is laid out by tables, what is found once they are plain elements."""
    chosen = main_text(root, everything)
    if root.find(".//table") is None or is_most(everything, chosen):
        return chosen
    _unfold(root)
    unfolded = main_text(root, everything)
    return max(chosen, unfolded, key=lambda found: sum(len(piece.text) for piece in found))


def _unfold(root: Any) -> None:
    for table in [table for table in root.iter("table") if is_layout(table)]:
        table.tag = "div"
        for part in table.iter(*_PARTS):
            if next(part.iterancestors("table"), None) is None:
                part.tag = "div"
