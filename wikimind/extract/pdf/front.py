"""The title and the lines under it, the levels of headings."""

import re
from collections import Counter
from dataclasses import replace

from wikimind.extract import document
from wikimind.extract.pdf.groups import SECTION, Style
from wikimind.extract.pdf.kinds import FOOTNOTE, Part, is_imprint, is_known, squashed

_MAIL = re.compile(r"\S+@\S+\.\w+|\{[^}]*\}@")
_FILE_NAME = re.compile(
    r"\.(docx?|dvi|tex|pdf|indd|qxd|ps|odt|rtf|pptx?|xlsx?)$|^(microsoft|untitled|document\d*$)", re.I
)


def title_parts(parts: list[Part]) -> list[Part]:
    """The headings in the largest type on the first page that holds text."""
    if not parts:
        return []
    page = parts[0].group.lines[0].page
    headings = [p for p in parts if p.kind == document.HEADING and p.group.lines[0].page == page]
    headings = [
        p
        for p in headings
        if sum(map(str.isalpha, p.group.text)) > 3 and not re.match(r"\d+(\.\d+)*\s", p.group.text)
    ]
    if not headings:
        return []
    size = max(part.group.size for part in headings)
    first = next(part for part in headings if part.group.size == size)
    title = [first]
    for part in parts[parts.index(first) + 1 :]:
        elsewhere = part.kind != document.HEADING or part.group.lines[0].page != page
        if elsewhere or part.group.size < size - 0.5 or len(title) == 3:
            break
        title.append(part)
    return title


def plausible_title(title: str) -> str:
    """A title from the metadata of a file, or "" where it is a file name or a program's default."""
    title = " ".join(title.split())
    letters = sum(map(str.isalpha, title))
    if (
        letters < 4
        or letters < 0.5 * len(title)
        or _FILE_NAME.search(title)
        or ("_" in title and " " not in title)
    ):
        return ""
    return title if len(title) < 300 else ""


def with_front(parts: list[Part], title: list[Part], style: Style) -> list[Part]:
    """The parts with what stands on the first page over its first section, and imprints, as bylines."""
    if not parts:
        return []
    page = parts[0].group.lines[0].page
    front = [part for part in parts if part.group.lines[0].page == page]
    start = _body_start(front, title, style)
    floor = start.group.lines[0].base if start else None
    heads: list[Part] = []
    rest: list[Part] = []
    for part in front:
        over = floor is not None and part is not start and part.group.lines[-1].base > floor + 1
        if part in title:
            heads.append(part)
        elif (over and not _is_prose(part)) or is_imprint(part, style) or _is_address(part):
            (heads if over else rest).append(replace(part, kind=document.BYLINE))
        else:
            rest.append(part)
    return heads + rest + parts[len(front) :]


def _is_address(part: Part) -> bool:
    short = len(part.group.text) < 150 and part.kind != FOOTNOTE
    return short and bool(_MAIL.search(part.group.text))


def _body_start(front: list[Part], title: list[Part], style: Style) -> Part | None:
    """Where the text begins under the title: its first section, else its first paragraph."""
    after = front[front.index(title[-1]) + 1 :] if title else []
    for part in after:
        if part.kind == document.HEADING and (SECTION.match(part.group.text) or is_known(part.group.text)):
            return part
    return next((part for part in after if _is_prose(part)), None)


def _is_prose(part: Part) -> bool:
    """Long text of a paragraph; lists of names and addresses are full of capitals."""
    text = part.group.text
    if part.kind not in (document.PARAGRAPH, document.LIST, FOOTNOTE) or len(text) < 150:
        return False
    words = text.split()
    return sum(word[:1].islower() for word in words) > 0.5 * len(words)


def with_levels(parts: list[Part], title: list[Part], outline: dict[str, int]) -> list[Part]:
    """Headings with their levels: the title 1, others by number, by the outline or by type."""
    headings = [p for p in parts if p.kind == document.HEADING and p not in title]
    votes: dict[tuple[float, bool], Counter[int]] = {}
    for part in headings:
        if depth := _depth(part.group.text):
            votes.setdefault(_look(part), Counter())[min(6, depth + 1)] += 1
    by_look = {look: counts.most_common(1)[0][0] for look, counts in votes.items()}
    ranks = sorted({_look(part) for part in headings}, reverse=True)
    leveled = []
    for part in parts:
        if part.kind == document.HEADING:
            part = replace(part, level=1 if part in title else _level(part, by_look, ranks, outline))
        leveled.append(part)
    return leveled


def _level(
    part: Part,
    by_look: dict[tuple[float, bool], int],
    ranks: list[tuple[float, bool]],
    outline: dict[str, int],
) -> int:
    text, look = part.group.text, _look(part)
    if depth := _depth(text):
        return min(6, depth + 1)
    if level := outline.get(squashed(text)):
        return min(6, level + 1)
    if is_known(text):
        return 2
    if look in by_look:
        return by_look[look]
    if by_look:
        larger = [level for other, level in by_look.items() if other > look]
        return min(6, max(larger, default=1) + 1)
    return min(4, ranks.index(look) + 2)


def _look(part: Part) -> tuple[float, bool]:
    return round(part.group.size * 2) / 2, part.group.bold


def _depth(text: str) -> int:
    found = SECTION.match(text)
    if not found or (not found[1][0].isdigit() and "." not in found[0]):
        return 0
    return found[1].count(".") + 1
