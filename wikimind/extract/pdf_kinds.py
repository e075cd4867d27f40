"""What each group of lines is: heading, caption, table, list, code, footnote or running text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wikimind.extract import document
from wikimind.extract.pdf_groups import CAPTION, ITEM, SECTION, Group, Style, is_row

FOOTNOTE = "footnote"  # becomes a paragraph after the text it interrupts
DISPLAY = "display"  # a formula on lines of its own

_NOTE = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\s?(?=[^\W\d_])|[∗*†‡§¶])\s?\S")
_IMPRINT = re.compile(
    r"proceedings|©|\(c\)|\bc 20\d\d\b|copyright|licen[sc]ed|arxiv:|\bdoi\b|issn|isbn|all rights reserved|conference", re.I
)
_KNOWN = re.compile(
    r"^(abstract|summary|introduction|acknowledge?ments?|references|bibliography|conclusions?|appendix|keywords|"
    r"related work|discussion|results|methods?|contents|index|zusammenfassung|literatur|résumé|bibliographie)\W*$",
    re.I,
)
_MATH = re.compile(r"[=∑∏∫√≤≥≈∝∈∀∃×·±→←⇒∼|∂∇≠∞∪∩⊂⊆{}^\[\]()<>+−*/]|\b(?:arg|max|min|log|exp|sin|cos|lim|Pr|P)\b")
_LABEL = re.compile(r"\(\s*[A-Z]?\.?\d+[a-z]?(\.\d+)?\s*\)$")


@dataclass(frozen=True, slots=True)
class Part:
    """A group with its kind; `level` for headings."""

    kind: str
    group: Group
    level: int = 0


def parts_of(groups: Iterable[Group], style: Style, outline: dict[str, int]) -> list[Part]:
    """The groups of one page with their kinds, rows of a table beside each other."""
    groups = list(groups)
    kinds = [_kind(group, style, outline) for group in groups]
    _spread(groups, kinds, style)
    return [Part(kind, group) for kind, group in zip(kinds, groups, strict=True)]


def _kind(group: Group, style: Style, outline: dict[str, int]) -> str:
    for kind, test in _TESTS:
        if test(group, style):
            return kind
    if squashed(group.text) in outline and len(group.lines) <= 3 and group.size >= style.size - 0.3:
        return document.HEADING
    return document.PARAGRAPH


def squashed(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _is_caption(group: Group, style: Style) -> bool:
    return bool(CAPTION.match(group.text))


def _is_code(group: Group, style: Style) -> bool:
    return group.mono and len(group.text) > 3 and "@" not in group.text


def _is_heading(group: Group, style: Style) -> bool:
    text = group.text
    letters = sum(map(str.isalpha, text))
    if len(group.lines) > 4 or len(text) > 200 or letters < max(3, 0.5 * len(text)) or text.endswith((",", ";", "-")):
        return False
    if any(is_row(line) for line in group.lines) and not SECTION.match(text):
        return False
    larger = group.size > style.size * 1.08
    strong = group.bold and not style.bold and group.size > style.size - 1.1
    if larger or strong:
        return len(text.split()) <= 25 and not (text.endswith(".") and len(text) > 60)
    if _KNOWN.match(text) and group.above > 0:
        return True
    numbered = SECTION.match(text) is not None and len(group.lines) <= 2 and not text.endswith(".")
    return numbered and text[0].isdigit() and group.above > 0.3 * style.leading and _short(group)


def _short(group: Group) -> bool:
    last = group.lines[-1]
    return last.x1 < last.right - 0.15 * (last.right - last.left)


def _is_row(group: Group, style: Style) -> bool:
    return any(is_row(line) for line in group.lines) and not _reads(group)


def _reads(group: Group) -> bool:
    """Whether the lines read as prose: long, mostly words."""
    text = group.text
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) >= 8 and sum(map(len, words)) > 0.65 * len(text.replace(" ", ""))


def _is_display(group: Group, style: Style) -> bool:
    text = group.text
    if len(group.lines) > 6 or not any(char in text for char in "=∝≤≥≈∑∏∼→<>∈+|") and not _LABEL.search(text):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)
    return sum(map(len, words)) < 0.4 * len(text.replace(" ", "")) and bool(_MATH.search(text))


def _is_fragment(group: Group, style: Style) -> bool:
    """Short scraps that are no sentence: labels in figures, numbers, pieces of formulas."""
    text = group.text
    if ITEM.match(text) or _KNOWN.match(text):
        return False
    letters = sum(map(str.isalpha, text))
    if letters < 0.4 * len(text.replace(" ", "")):
        return True
    words = len(text.split()) / len(group.lines)
    return words < 4 and not text.endswith((".", ":", "?", "!", ",", ";")) and _short(group)


def _is_item(group: Group, style: Style) -> bool:
    return bool(ITEM.match(group.text))


def _is_note(group: Group, style: Style) -> bool:
    first = group.lines[0]
    return group.size < style.size * 0.93 and bool(_NOTE.match(first.text)) and len(group.text) > 8


def _is_imprint(group: Group, style: Style) -> bool:
    return group.size < style.size * 0.95 and bool(_IMPRINT.search(group.text)) and len(group.text) < 600


_TESTS: tuple[tuple[str, Callable[[Group, Style], bool]], ...] = (
    (document.CAPTION, _is_caption),
    (document.CODE, _is_code),
    (document.HEADING, _is_heading),
    (document.TABLE, _is_row),
    (DISPLAY, _is_display),
    (FOOTNOTE, _is_note),
    (document.LIST, _is_item),
    (document.TABLE, _is_fragment),
)


def is_imprint(part: Part, style: Style) -> bool:
    return _is_imprint(part.group, style)


def _spread(groups: list[Group], kinds: list[str], style: Style) -> None:
    """Kinds that a group takes from its neighbours, in place."""
    for at in range(1, len(groups)):
        group, before = groups[at], groups[at - 1]
        if group.lines[0].column != before.lines[-1].column:
            continue
        small = group.size < style.size * 0.93
        below = before.lines[-1].base > group.lines[0].base
        if kinds[at - 1] == FOOTNOTE and small and below and kinds[at] in (document.PARAGRAPH, document.TABLE):
            kinds[at] = FOOTNOTE
    for at in range(1, len(groups)):
        pair = {kinds[at - 1], kinds[at]}
        if pair == {document.TABLE, DISPLAY} and _near(groups[at - 1], groups[at], style):
            kinds[at - 1] = kinds[at] = DISPLAY
    for at in range(1, len(groups) - 1):
        if kinds[at] in (document.HEADING, document.LIST) and kinds[at - 1] == kinds[at + 1] == document.TABLE:
            known = _KNOWN.match(groups[at].text) or SECTION.match(groups[at].text)
            if not known and groups[at].size <= style.size and _near(groups[at - 1], groups[at], style):
                kinds[at] = document.TABLE


def _near(upper: Group, lower: Group, style: Style) -> bool:
    gap = upper.lines[-1].base - lower.lines[0].base
    return abs(gap) < 2.5 * style.leading
