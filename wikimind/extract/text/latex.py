"""LaTeX as it is printed: commands become what they set, formulas stay LaTeX, comments and macros go."""

import re
from collections.abc import Iterator
from pathlib import Path

from wikimind.extract import tables
from wikimind.extract.document import (
    BYLINE,
    CAPTION,
    CODE,
    HEADING,
    LIST,
    PARAGRAPH,
    REFERENCE,
    TABLE,
    Document,
    DocumentBuilder,
)
from wikimind.extract.hints import Hints
from wikimind.extract.lines import squeezed
from wikimind.extract.notes import COMMENT, PICTURE, counted, named
from wikimind.extract.notes import PART as MISSING
from wikimind.extract.text.encoding import decode
from wikimind.extract.text.latex_words import braced, set_line, set_words

_LEVELS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
}
_VERBATIM = "verbatim|Verbatim|lstlisting|minted|alltt|filecontents|tikzpicture|pgfpicture"
_FORMULAS = "equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat"
_ENVIRONMENT = re.compile(
    rf"\\begin\{{(?P<name>(?:{_VERBATIM}|{_FORMULAS}|comment|tabularx?|longtable|array)\*?)\}}(?P<body>.*?)\\end\{{(?P=name)\}}"
    r"|\\\[(?P<display>.*?)\\\]|\$\$(?P<dollars>.*?)\$\$",
    re.DOTALL,
)
_COMMENT = re.compile(r"(?<!\\)((?:\\\\)*)%[^\n]*(?:\n[ \t]*)?(?=(\n?))")
_MACRO = re.compile(r"\\(?:re)?newcommand\*?\s*\{?\\([A-Za-z]+)\}?\s*\{")


def read(path: Path, hints: Hints = Hints()) -> Document:
    """What the file sets, with its title and authors."""
    return parse(decode(path.read_bytes(), hints.charset), hints.stem)


def parse(text: str, name: str = "") -> Document:
    builder = DocumentBuilder()
    text, comments = _without_comments(text)
    missing = re.findall(r"\\(?:input|include|subfile)\{([^{}\n]{1,200})\}", text)
    pictures = len(re.findall(r"\\(?:includegraphics|begin\{(?:tikzpicture|pgfpicture)\})", text))
    title, authors = _argument_of(text, "title"), _argument_of(text, "author")
    dated = _argument_of(text, "date")
    body = re.search(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", text, re.DOTALL)
    text = _with_macros(body[1] if body else text, text)
    if title:
        builder.add(HEADING, set_line(title), level=1)
    if authors:
        builder.add(BYLINE, set_line(re.sub(r"\s*\\and\b\s*", ", ", authors)))
    for kind, words, level in _blocks(text):
        builder.add(kind, words, level=level)
    metadata = {"author": set_line(re.sub(r"\s*\\and\b\s*", ", ", authors))} if authors else {}
    if date := set_line(dated):
        metadata["date"] = date
    notes = (*counted(COMMENT, comments), *counted(PICTURE, pictures), *named(MISSING, missing))
    return builder.build(title=set_line(title) or name, metadata=metadata, notes=notes)


Found = tuple[str, str, int]


def _without_comments(text: str) -> tuple[str, int]:
    """Comments go, those in listings stay; how many there were with words in them."""
    parts, at, count = list[str](), 0, 0
    for listing in re.finditer(rf"\\begin\{{({_VERBATIM})\*?\}}.*?\\end\{{\1\*?\}}", text, re.DOTALL):
        found, number = _COMMENT.subn(r"\1", text[at : listing.start()])
        parts += [found, listing[0]]
        at, count = listing.end(), count + number
    found, number = _COMMENT.subn(r"\1", text[at:])
    return "".join([*parts, found]), count + number


def _with_macros(text: str, everything: str) -> str:
    """The text with the author's own commands written out, as far as these take no arguments."""
    macros = {}
    for match in list(_MACRO.finditer(everything))[:200]:
        meaning, _ = braced(everything, match.end() - 1)
        if "#" not in meaning and f"\\{match[1]}" not in meaning and len(meaning) < 500:
            macros[match[1]] = meaning
    for _ in range(3 if macros else 0):
        text = re.sub(r"\\([A-Za-z]+)(?![A-Za-z])", lambda m: macros.get(m[1], m[0]), text)[:20_000_000]
    return text


def _blocks(text: str) -> Iterator[Found]:
    at = 0
    for match in _ENVIRONMENT.finditer(text):
        yield from _prose(text[at : match.start()])
        at = match.end()
        name = (match["name"] or "").rstrip("*")
        formula = match["display"] or match["dollars"]
        if formula or re.fullmatch(_FORMULAS, name):
            body = re.sub(r"\\(?:label|tag)\{[^{}]*\}|\\(?:nonumber|notag)\b", "", formula or match["body"])
            yield PARAGRAPH, f"$${' '.join(body.split())}$$", 0
        elif name.startswith(("tabular", "longtable", "array")):
            yield from ((TABLE, block, 0) for block in tables.blocks(_rows(match["body"])))
        elif name not in ("comment", "filecontents", "tikzpicture", "pgfpicture"):
            yield CODE, re.sub(r"\A(?:\[[^\]\n]*\]|\{[^{}\n]*\})*[ \t]*\n", "", match["body"]).strip("\n"), 0
    yield from _prose(text[at:])


_PARTS = re.compile(
    r"\\(?P<level>part|chapter|section|subsection|subsubsection|paragraph|subparagraph)\*?\s*(?:\[[^\]]*\])?\s*(?=\{)"
    r"|\\caption\*?\s*(?:\[[^\]]*\])?\s*(?P<caption>(?=\{))"
    r"|\\(?P<item>item)\b[ \t]*(?:\[(?P<label>[^\]\n]*)\])?"
    r"|\\(?P<reference>bibitem)\s*(?:\[[^\]]*\])?\s*\{[^{}]*\}"
    r"|\\begin\{(?P<abstract>abstract)\}|\\(?:begin|end)\{(?P<around>[A-Za-z*]+)\}(?:\[[^\]\n]*\]|\{[^{}\n]*\})*"
    r"|(?P<blank>\n[ \t]*\n\s*|\\par\b)"
)


def _prose(text: str) -> Iterator[Found]:
    """Headings, captions, items and paragraphs."""
    kind, at, position = PARAGRAPH, 0, 0
    while match := _PARTS.search(text, position):
        yield from _paragraph(kind, text[at : match.start()])
        position = at = match.end()
        if match["level"] or match["caption"] is not None:
            words, position = braced(text, match.end())
            at = position
            level = _LEVELS[match["level"]] if match["level"] else 0
            yield (HEADING if level else CAPTION), set_line(words), level
            kind = PARAGRAPH
        elif match["abstract"]:
            yield HEADING, "Abstract", 2
        elif match["item"]:
            kind = LIST
            if match["label"]:
                yield PARAGRAPH, set_line(match["label"]), 0
        elif match["reference"]:
            kind = REFERENCE
        elif match["around"] or kind == LIST:
            # An item may have a second paragraph.
            kind = PARAGRAPH if match["around"] else kind
    yield from _paragraph(kind, text[at:])


def _paragraph(kind: str, text: str) -> Iterator[Found]:
    notes: list[str] = []
    lines = set_words(text, notes, 0).split("\n\n")[0:] if text.strip() else []
    words = "\n".join(squeezed(line) for line in " ".join(lines).split("\x01"))
    if any(map(str.isalnum, words)):
        yield kind, words.strip(), 0
    yield from ((PARAGRAPH, set_line(note), 0) for note in notes)


def _argument_of(text: str, command: str) -> str:
    match = re.search(rf"\\{command}\s*(?:\[[^\]]*\])?\s*(?=\{{)", text)
    return braced(text, match.end())[0] if match else ""


def _rows(body: str) -> Iterator[list[str]]:
    """The rows of a table; a cell over several columns stands in the first of them."""
    body = re.sub(r"\A(?:\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})+", "", body.lstrip())
    body = re.sub(
        r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|cline\{[^{}]*\}|cmidrule(?:\([^)]*\))?\{[^{}]*\})",
        "",
        body,
    )
    for row in re.split(r"\\\\(?:\[[^\]\n]*\])?|\\tabularnewline\b", body):
        cells: list[str] = []
        for cell in re.split(r"(?<!\\)&", row):
            wide = re.match(r"\s*\\multicolumn\s*\{(\d{1,2})\}\s*\{[^{}]*\}\s*(?=\{)", cell)
            cells.append(set_line(braced(cell, wide.end())[0] if wide else cell))
            cells += [""] * (int(wide[1]) - 1 if wide else 0)
        yield cells
