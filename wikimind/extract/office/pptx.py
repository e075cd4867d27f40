"""A PowerPoint presentation: each slide is a page, with its title, its text, its tables and the notes."""

from collections.abc import Iterator
from typing import Any

from wikimind.errors import Unreadable
from wikimind.extract import tables
from wikimind.extract.document import HEADING, LIST, PARAGRAPH, TABLE, Document, DocumentBuilder
from wikimind.extract.hints import Hints
from wikimind.extract.mathematics import omml
from wikimind.extract.notes import COMMENT, PICTURE, SLIDE, counted, placed
from wikimind.extract.office.drawings import Drawings
from wikimind.extract.package import Package, child, local

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
_BODIES = ("body", "obj", "")  # placeholders whose paragraphs are bullets
_MOST_SLIDES = 5000
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def document(package: Package, main: str, metadata: dict[str, str], hints: Hints) -> Document:
    """The slides in the order in which they are shown."""
    builder = DocumentBuilder()
    names = _slides(package, main)
    drawings = Drawings(package)
    title, hidden, comments = "", list[int](), 0
    for number, name in enumerate(names, start=1):
        slide = package.xml(name)
        if slide.get("show") in ("0", "false"):
            hidden.append(number)
            continue
        for kind, text in (*_blocks(slide), *drawings.of(slide, name)):
            first = kind == HEADING and not title
            title = " ".join(text.split()) if first else title
            builder.add(kind, text, level=(1 if first else 2) if kind == HEADING else 0, page=number)
        for note in _notes(package, name):
            builder.add(PARAGRAPH, note, page=number)
        comments += _comments(package, name)
    given = metadata.pop("title", "")
    notes = (
        *placed(SLIDE, "page", hidden),
        *counted(COMMENT, comments),
        *counted(PICTURE, drawings.pictures),
        *drawings.notes(),
    )
    return builder.build(title=title or given, page_count=len(names), metadata=metadata, notes=notes)


def _slides(package: Package, main: str) -> list[str]:
    related = package.related(main)
    ids = [
        each.get(_ID) or each.get(_STRICT_ID) for each in package.xml(main).iterfind("{*}sldIdLst/{*}sldId")
    ]
    if len(ids) > _MOST_SLIDES:
        raise Unreadable(f"This presentation has more than {_MOST_SLIDES} slides; feed it in parts.")
    return [name for each in ids if (name := package.locate(related.get(each or "", "")))]


def _comments(package: Package, slide: str) -> int:
    parts = [name for name in package.related(slide).values() if "/comments/" in f"/{name.lower()}"]
    return sum(1 for name in parts if package.locate(name) for _ in package.xml(name).iter("{*}cm"))


def _blocks(root: Any) -> Iterator[tuple[str, str]]:
    """Kind and text of what stands on a slide; the title first, wherever it was drawn."""
    shapes = [(_role(each), each) for each in root.iter("{*}sp", "{*}graphicFrame") if not _is_fallback(each)]
    for role, shape in sorted(shapes, key=lambda shape: shape[0] not in _TITLES):
        if role in _FURNITURE:
            continue
        for table in shape.iter("{*}tbl"):
            yield TABLE, _table(table)
        body = child(shape, "txBody")
        texts = [_text(each) for each in body.iterchildren("{*}p")] if body is not None else []
        if role in _TITLES:
            yield HEADING, " ".join(filter(None, texts))
        else:
            yield from ((LIST if role in _BODIES else PARAGRAPH, text) for text in texts)


def _notes(package: Package, slide: str) -> Iterator[str]:
    for name in package.related(slide).values():
        if "/notesslides/" in f"/{name.lower()}" and package.locate(name):
            yield from (text for kind, text in _blocks(package.xml(name)) if kind != HEADING)


def _role(shape: Any) -> str | None:
    """The kind of placeholder a shape fills; None for a shape of its own."""
    place = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return None if place is None else place.get("type", "")


def _text(paragraph: Any) -> str:
    parts: list[str] = []
    pending = list(paragraph)[::-1]
    while pending:
        each = pending.pop()
        name = local(each)
        if name == "t":
            parts.append(each.text or "")
        elif name == "br":
            parts.append("\n")
        elif name == "oMath":
            parts.append(omml(each))
        elif name != "Fallback":
            pending += list(each)[::-1]
    lines = "".join(parts).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _table(node: Any) -> str:
    """The rows of a table; cells that a merged one covers are there and empty."""
    rows = (
        [" ".join(_text(p) for p in cell.iter("{*}p")) for cell in row.iterfind("{*}tc")]
        for row in node.iterfind("{*}tr")
    )
    return "\n".join(tables.lines(rows))


def _is_fallback(node: Any) -> bool:
    return next(node.iterancestors("{*}Fallback"), None) is not None
