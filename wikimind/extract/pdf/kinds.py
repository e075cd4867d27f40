"""What each group of lines is: heading, caption, table, list, code, footnote or running text."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wikimind.extract import document
from wikimind.extract.pdf.groups import CAPTION, ITEM, NOTE, SECTION, Group, Style, is_row
from wikimind.extract.pdf.patterns import IMPRINT, KNOWN, LABEL, MATH

FOOTNOTE = "footnote"  # becomes a paragraph after the text it interrupts
DISPLAY = "display"  # a formula on lines of its own


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
    groups, kinds = _whole_headings(groups, kinds, style)
    _unlisted(groups, kinds, style)
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
    if (
        len(group.lines) > 4
        or len(text) > 200
        or letters < max(3, 0.5 * len(text))
        or text.endswith((",", ";", "-"))
    ):
        return False
    if any(is_row(line) for line in group.lines) and not SECTION.match(text):
        return False
    # Where a sentence runs on from the line above, large type is a formula's.
    apart = group.above > 0.15 * style.leading
    larger = group.size > style.size * 1.08 and (apart or group.bold)
    strong = group.bold and not style.bold and group.size > style.size - 1.1
    if larger or strong:
        named = sum(len(word) for word in re.findall(r"[^\W\d_]{3,}", text)) > 0.6 * letters
        begins = text[0].isupper() or text[0].isdigit() or text[0] in "“\"'([¿¡" or group.bold
        return named and begins and len(text.split()) <= 25 and not (text.endswith(".") and len(text) > 60)
    if KNOWN.match(text) and group.above > 0:
        return True
    return _is_plain_section(group, style)


def _is_plain_section(group: Group, style: Style) -> bool:
    """A numbered line set like the text around it, with white space over it."""
    text = group.text
    found = SECTION.match(text)
    if found is None or not text[0].isdigit() or not text[found.end()].isupper() or text.endswith("."):
        return False
    return len(group.lines) <= 2 and group.above > 0.3 * style.leading and _short(group)


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
    if len(group.lines) > 6 or not any(char in text for char in "=∝≤≥≈∑∏∼→<>∈+|") and not LABEL.search(text):
        return False
    words = re.findall(r"[^\W\d_]{4,}", text)
    return sum(map(len, words)) < 0.4 * len(text.replace(" ", "")) and bool(MATH.search(text))


def _is_fragment(group: Group, style: Style) -> bool:
    """Short scraps that are no sentence: labels in figures, numbers, pieces of formulas."""
    text = group.text
    if ITEM.match(text) or KNOWN.match(text):
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
    return group.size < style.size * 0.93 and bool(NOTE.match(first.text)) and len(group.text) > 8


def _is_imprint(group: Group, style: Style) -> bool:
    return group.size < style.size * 0.95 and bool(IMPRINT.search(group.text)) and len(group.text) < 600


_TESTS: tuple[tuple[str, Callable[[Group, Style], bool]], ...] = (
    (document.CAPTION, _is_caption),
    (document.CODE, _is_code),
    (FOOTNOTE, _is_note),
    (document.HEADING, _is_heading),
    (document.TABLE, _is_row),
    (DISPLAY, _is_display),
    (document.LIST, _is_item),
    (document.TABLE, _is_fragment),
)


def is_known(text: str) -> bool:
    """Whether a heading is one of those that most papers have."""
    return bool(KNOWN.match(text))


def is_imprint(part: Part, style: Style) -> bool:
    return _is_imprint(part.group, style)


def _whole_headings(groups: list[Group], kinds: list[str], style: Style) -> tuple[list[Group], list[str]]:
    """Lines of one heading together: centred ones step in and out like paragraphs."""
    whole: list[Group] = []
    whole_kinds: list[str] = []
    for group, kind in zip(groups, kinds, strict=True):
        before = whole[-1] if whole else None
        if before and kind == whole_kinds[-1] == document.HEADING and _continues(before, group, style):
            whole[-1] = Group(before.lines + group.lines, before.above, before.indented)
        else:
            whole.append(group)
            whole_kinds.append(kind)
    return whole, whole_kinds


def _continues(before: Group, group: Group, style: Style) -> bool:
    alike = abs(before.size - group.size) < 0.3 and before.bold == group.bold
    step = before.lines[-1].base - group.lines[0].base
    close = 0 < step < 1.5 * group.size and before.lines[-1].column == group.lines[0].column
    apart = SECTION.match(group.text) or KNOWN.match(group.text) or KNOWN.match(before.text)
    return alike and close and not apart and len(before.lines) < 5


def _unlisted(groups: list[Group], kinds: list[str], style: Style) -> None:
    """Numbered lines close to each other are a list, not sections without text."""
    plain = [
        kind == document.HEADING
        and _is_plain_section(group, style)
        and not group.bold
        and group.size < 1.08 * style.size
        for group, kind in zip(groups, kinds, strict=True)
    ]
    for at in range(1, len(groups)):
        if plain[at - 1] and plain[at] and _depth(groups[at - 1]) == _depth(groups[at]):
            kinds[at - 1] = kinds[at] = document.LIST


def _depth(group: Group) -> int:
    found = SECTION.match(group.text)
    return found[1].count(".") if found else -1


def _spread(groups: list[Group], kinds: list[str], style: Style) -> None:
    """Kinds that a group takes from its neighbours, in place."""
    for at in range(1, len(groups)):
        upper, lower = groups[at - 1], groups[at]
        if not _near(upper, lower, style):
            continue
        small = lower.size < style.size * 0.93
        if (
            kinds[at - 1] == FOOTNOTE
            and small
            and kinds[at] in (document.PARAGRAPH, document.TABLE, document.LIST)
        ):
            kinds[at] = FOOTNOTE
        elif {kinds[at - 1], kinds[at]} == {document.TABLE, DISPLAY} and not is_row(upper.lines[0]):
            kinds[at - 1] = kinds[at] = DISPLAY
    for at in [*range(1, len(groups)), *range(len(groups) - 2, -1, -1)]:
        beside = [
            other for other in (at - 1, at + 1) if 0 <= other < len(groups) and kinds[other] == document.TABLE
        ]
        if kinds[at] in _SWALLOWED and any(_swallows(groups, at, other, style) for other in beside):
            kinds[at] = document.TABLE


_SWALLOWED = (document.PARAGRAPH, document.LIST, document.HEADING, DISPLAY)


def _swallows(groups: list[Group], at: int, table: int, style: Style) -> bool:
    """Whether a group beside rows of a table belongs to them: close, of their size, and no prose."""
    group = groups[at]
    upper, lower = sorted((at, table))
    if not _near(groups[upper], groups[lower], style) or abs(group.size - groups[table].size) > 0.6:
        return False
    if KNOWN.match(group.text) or SECTION.match(group.text) or group.size > style.size * 1.08:
        return False
    words = len(group.text.split()) / len(group.lines)
    full = sum(line.x1 > line.right - 0.04 * (line.right - line.left) for line in group.lines)
    prose = full >= 0.5 * len(group.lines) or group.text.endswith((".", "?", "!", ":", ",")) or words > 7
    return not prose


def _near(upper: Group, lower: Group, style: Style) -> bool:
    """Whether two groups stand in one column, with at most a blank line between them."""
    gap = upper.lines[-1].base - lower.lines[0].base
    return upper.lines[-1].column == lower.lines[0].column and abs(gap) < 2.2 * style.leading
