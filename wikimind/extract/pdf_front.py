"""The title and the lines under it, the levels of headings."""

import re
from collections import Counter
from dataclasses import replace

from wikimind.extract import document
from wikimind.extract.pdf_groups import SECTION, Style
from wikimind.extract.pdf_kinds import FOOTNOTE, Part, is_imprint, squashed

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
        if part.kind != document.HEADING or part.group.size < size - 0.5 or len(title) == 3:
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
    """The parts with the authors and addresses under the title, and imprints, as bylines."""
    if not parts:
        return []
    page = parts[0].group.lines[0].page
    last = title[-1] if title else None
    after = last is None
    found: list[Part] = []
    under = False
    for part in parts:
        on_front = part.group.lines[0].page == page
        if part is last:
            under, after = True, True
            found.append(part)
            continue
        if under and _begins_body(part, style):
            under = False
        if on_front and (
            under
            and part.kind != document.CAPTION
            or not after
            and part not in title
            or is_imprint(part, style)
        ):
            part = replace(part, kind=document.BYLINE)
        elif (
            on_front
            and part.kind != FOOTNOTE
            and _MAIL.search(part.group.text)
            and len(part.group.text) < 150
        ):
            part = replace(part, kind=document.BYLINE)
        found.append(part)
    return found


def _begins_body(part: Part, style: Style) -> bool:
    text = part.group.text
    if part.kind == document.HEADING:
        return not _names_people(text) and (part.group.size > style.size * 0.9)
    if part.kind in (document.LIST, document.CODE):
        return True
    return (
        part.kind == document.PARAGRAPH and len(text) > 180 and text.count(",") < 0.06 * len(text.split()) * 6
    )


def _names_people(text: str) -> bool:
    """Two to many capitalised words without the words of a title: set bold, names look like headings."""
    words = text.split()
    if SECTION.match(text) or squashed(text) in {"abstract", "introduction", "summary", "keywords"}:
        return False
    capital = [
        word for word in words if word[:1].isupper() or word in ("and", "&", "de", "van", "von", "der")
    ]
    return len(words) >= 2 and len(capital) == len(words) or bool(_MAIL.search(text))


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
