"""The bibliography: its lines parted into entries by their labels, hanging indents or white space."""

import re
from collections import Counter

from wikimind.extract import document
from wikimind.extract.pdf.columns import Line
from wikimind.extract.pdf.groups import Group, Style
from wikimind.extract.pdf.kinds import Part, squashed

_TITLES = re.compile(
    r"references?(andnotes|cited)?|bibliography|literaturecited|workscited|literature|sources|quellen|"
    r"literatur(verzeichnis)?|références|bibliographie|referencias|bibliografía|bibliografia"
)
_LABEL = re.compile(r"^(\[[^\]]{1,20}\]|\(?\d{1,3}[.)]\s|\d{1,3}\s+[A-Z])")


def with_references(parts: list[Part], style: Style) -> list[Part]:
    """The parts with one reference for each entry from the bibliography's heading to the next one."""
    found: list[Part] = []
    at = 0
    while at < len(parts):
        found.append(parts[at])
        at += 1
        if not _is_title(parts[at - 1]):
            continue
        end = at
        while end < len(parts) and not _ends(parts[end], parts[at - 1]):
            end += 1
        found += _entries(parts[at:end])
        at = end
    return found


def _is_title(part: Part) -> bool:
    text = re.sub(r"^[\dA-Z]{1,2}\.?\s", "", part.group.text)
    return part.kind == document.HEADING and _TITLES.fullmatch(squashed(text)) is not None


def _ends(part: Part, title: Part) -> bool:
    if part.kind != document.HEADING:
        return False
    return (
        part.group.size >= title.group.size - 0.6
        and not _LABEL.match(part.group.text)
        or "ppendi" in part.group.text
    )


def _entries(parts: list[Part]) -> list[Part]:
    kept = [part for part in parts if part.kind in (document.CAPTION, document.BYLINE)]
    lines = [line for part in parts if part not in kept for line in part.group.lines]
    starts = _starts(lines, [part.group.lines[0] for part in parts])
    entries: list[list[Line]] = []
    for line in lines:
        if not entries or id(line) in starts:
            entries.append([])
        entries[-1].append(line)
    return [Part(document.REFERENCE, Group(tuple(entry), 0.0, False)) for entry in entries] + kept


def _starts(lines: list[Line], heads: list[Line]) -> set[int]:
    """Which lines begin an entry."""
    labelled = [line for line in lines if _LABEL.match(line.text)]
    if len(labelled) >= 3 and len(labelled) > 0.12 * len(lines):
        return {id(line) for line in labelled}
    starts: set[int] = set()
    hanging = False
    for column in _columns(lines):
        margins = Counter(round(line.x0) for line in column)
        margin = min(place for place, count in margins.items() if count >= 0.1 * len(column))
        at_margin = [line for line in column if line.x0 < margin + 3]
        if len(at_margin) < 0.85 * len(column):
            hanging = True
        starts |= {id(line) for line in at_margin}
    return starts if hanging else {id(line) for line in heads}


def _columns(lines: list[Line]) -> list[list[Line]]:
    columns: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        columns.setdefault((line.page, line.column), []).append(line)
    return list(columns.values())
