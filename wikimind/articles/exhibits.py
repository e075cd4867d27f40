"""Tables, code, formulas and figures of a draft as sections of its page, in ordinary Markdown.

Each stands under its caption with the mark of its proof; what is not shown is listed below with its place.
"""

import re
from collections.abc import Sequence
from urllib.parse import urljoin

from wikimind.articles.draft import CODE, FIGURE, FORMULA, TABLE, Exhibit
from wikimind.articles.footnotes import Footnotes
from wikimind.extract.tables import cells_of
from wikimind.wiki.inline import code_span, escape, fenced, picture
from wikimind.wiki.page import Section, SourceRef

LABEL = "x"  # of the footnotes of exhibits, by which their claims are told from statements
COLUMNS = 8  # of a table that are shown
MOST_NAMED = 5  # of one kind that are listed one by one
LONGEST_CELL = 200

HEADINGS = {TABLE: "Tables", FIGURE: "Figures", FORMULA: "Formulas", CODE: "Code"}
_WEB = re.compile(r"https?://[^\s<>()\[\]\\]+")
_NOUNS = {
    TABLE: ("table", "tables"),
    FIGURE: ("figure", "figures"),
    FORMULA: ("formula", "formulas"),
    CODE: ("piece of code", "pieces of code"),
}


def exhibit_sections(exhibits: Sequence[Exhibit], notes: Footnotes, source: SourceRef) -> list[Section]:
    """A section for each kind of which there are any."""
    return [
        Section(heading, _body(some, notes, source))
        for kind, heading in HEADINGS.items()
        if (some := [exhibit for exhibit in exhibits if exhibit.kind == kind])
    ]


def _body(exhibits: Sequence[Exhibit], notes: Footnotes, source: SourceRef) -> str:
    shown = [_shown(exhibit, notes, source) for exhibit in exhibits if exhibit.shown]
    rest = [exhibit for exhibit in exhibits if not exhibit.shown]
    return "\n\n".join([*shown, *_named(rest, len(exhibits), notes, source)])


def _shown(exhibit: Exhibit, notes: Footnotes, source: SourceRef) -> str:
    marks = _marks(exhibit, notes, source)
    if exhibit.picture:
        # A formula stands below the sentence that leads to it, anything else has its caption.
        formula = exhibit.kind == FORMULA
        drawn = picture("" if formula else exhibit.caption, _address(exhibit, notes, source)) + marks
        return f"{escape(exhibit.caption)}{marks}\n\n{drawn}" if formula else drawn
    return "\n\n".join(part for part in (_caption(exhibit, marks), _CONTENTS[exhibit.kind](exhibit)) if part)


def _address(exhibit: Exhibit, notes: Footnotes, source: SourceRef) -> str:
    """The page of the raw file, as seen from the vault."""
    page = notes.page_of(exhibit.caption)
    return f"../../raw/{source.sha256}" + (f"#page={page}" if page else "")


def _caption(exhibit: Exhibit, marks: str) -> str:
    if not exhibit.caption:
        return f"{_measure(exhibit)}{marks}"
    if exhibit.kind == TABLE:
        return f"**{escape(exhibit.caption)}**{marks}"
    return f"{escape(exhibit.caption)}{marks}"


def _measure(exhibit: Exhibit) -> str:
    """What something without a caption is called.

    >>> _measure(Exhibit(TABLE, "", -1, 0, size=3, columns=2))
    'Table of 3 rows and 2 columns'
    """
    if exhibit.kind == TABLE:
        return f"Table of {exhibit.size} rows and {exhibit.columns} columns"
    return "Formula" if exhibit.kind == FORMULA else f"Code of {_count(exhibit.size, 'line', 'lines')}"


def _table(exhibit: Exhibit) -> str:
    rows = cells_of(exhibit.content.split("\n"))
    head, *body = [_row(row[:COLUMNS]) for row in rows]
    # Printed tables repeat their head for narrow screens.
    body = body[1:] if body[:1] == [head] else body
    ruling = "|" + " --- |" * min(exhibit.columns, COLUMNS)
    return "\n".join([head, ruling, *body]) + _cut(_rest_of_table(exhibit, len(rows)))


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(map(_cell, cells)) + " |"


def _cell(text: str) -> str:
    short = text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL].rsplit(' ', 1)[0]} …"
    return escape(short)


def _rest_of_table(exhibit: Exhibit, rows: int) -> str:
    parts = []
    if exhibit.size > rows:
        parts.append(f"{rows} of {exhibit.size} rows")
    if exhibit.columns > COLUMNS:
        parts.append(f"{COLUMNS} of {exhibit.columns} columns")
    return " and ".join(parts)


def _code(exhibit: Exhibit) -> str:
    lines = exhibit.content.count("\n") + 1
    rest = f"{lines} of {exhibit.size} lines" if exhibit.size > lines else ""
    return fenced(exhibit.content, exhibit.language) + _cut(rest)


def _formula(exhibit: Exhibit) -> str:
    text = exhibit.content.strip()
    return text if text.startswith("$$") else escape(text)


def _cut(words: str) -> str:
    return f"\n\n*The first {words}; the mark above opens the whole in its source.*" if words else ""


def _nothing(_: Exhibit) -> str:
    """Of a figure, only a picture can be shown."""
    return ""


_CONTENTS = {TABLE: _table, CODE: _code, FORMULA: _formula, FIGURE: _nothing}


def _named(rest: Sequence[Exhibit], total: int, notes: Footnotes, source: SourceRef) -> list[str]:
    """What is not shown, each with its place; of very many the last ones only counted."""
    if not rest:
        return []
    listed = [exhibit for exhibit in rest if exhibit.caption][:MOST_NAMED]
    lines = [_line(exhibit, notes, source) for exhibit in listed]
    if more := [exhibit for exhibit in rest if exhibit not in listed]:
        words = f"{len(more)} {'more' if listed else 'without words of their own'}"
        lines.append(f"- {words}{''.join(_marks(exhibit, notes, source) for exhibit in more[:MOST_NAMED])}")
    noun = _NOUNS[rest[0].kind][total != 1]
    if len(rest) == total:
        lead = f"The source has {total} {noun}:"
    else:
        verb = "is" if len(rest) == 1 else "are"
        lead = f"Of {total} {noun} in the source, {len(rest)} {verb} not shown here:"
    return [lead, "\n".join(lines)]


def _line(exhibit: Exhibit, notes: Footnotes, source: SourceRef) -> str:
    is_code = exhibit.kind == CODE and exhibit.caption_start == exhibit.start
    words = code_span(exhibit.caption) if is_code else escape(exhibit.caption)
    if address := _elsewhere(exhibit.address, source.resource):
        words = f"[{words}]({address})"
    return f"- {words}{_marks(exhibit, notes, source)}"


def _elsewhere(address: str, base: str) -> str:
    """The address of a picture that is on the web, where it is one that Markdown can hold.

    >>> _elsewhere("a.png", "https://example.org/x/"), _elsewhere("a.png", "page.html")
    ('https://example.org/x/a.png', '')
    """
    if not address:
        return ""
    try:
        whole = urljoin(base, address) if "://" in base else address
    except ValueError:
        return ""
    return whole if _WEB.fullmatch(whole) else ""


def _marks(exhibit: Exhibit, notes: Footnotes, source: SourceRef) -> str:
    return "".join(notes.cite(LABEL, quote, source.id) for quote, _ in exhibit.quotes)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
