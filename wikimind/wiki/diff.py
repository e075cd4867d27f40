"""Two texts line by line, with the words that changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

MOST_LINES = 5000  # beyond that lines are compared without looking for moved words
CONTEXT = 3

_WORDS = re.compile(r"\s+|[^\W_]+|.")


@dataclass(frozen=True)
class Change:
    """One line: `kind` is same, added, removed or gap; `parts` are runs of text, marked where they differ."""

    kind: str
    old_number: int | None
    new_number: int | None
    parts: tuple[tuple[str, bool], ...]


def lines(old: str, new: str) -> list[Change]:
    """The lines that changed, each with three lines around it; a gap stands for what is left out."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=max(len(before), len(after)) > MOST_LINES)
    found: list[Change] = []
    groups = list(matcher.get_grouped_opcodes(CONTEXT))
    for number, group in enumerate(groups):
        if number or group[0][1] > 0:
            found.append(Change("gap", None, None, ()))
        for kind, old_from, old_to, new_from, new_to in group:
            if kind == "equal":
                found += [
                    Change("same", old_from + at + 1, new_from + at + 1, ((line, False),))
                    for at, line in enumerate(before[old_from:old_to])
                ]
            else:
                found += _replaced(before[old_from:old_to], after[new_from:new_to], old_from, new_from)
    return found


def _replaced(old: list[str], new: list[str], old_from: int, new_from: int) -> Iterator[Change]:
    pairs = [_words(a, b) for a, b in zip(old, new, strict=False)]
    for at, line in enumerate(old):
        parts = pairs[at][0] if at < len(pairs) else ((line, True),)
        yield Change("removed", old_from + at + 1, None, parts)
    for at, line in enumerate(new):
        parts = pairs[at][1] if at < len(pairs) else ((line, True),)
        yield Change("added", None, new_from + at + 1, parts)


def _words(old: str, new: str) -> tuple[tuple[tuple[str, bool], ...], tuple[tuple[str, bool], ...]]:
    a, b = _WORDS.findall(old), _WORDS.findall(new)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    for kind, a_from, a_to, b_from, b_to in SequenceMatcher(None, a, b).get_opcodes():
        left.append(("".join(a[a_from:a_to]), kind != "equal"))
        right.append(("".join(b[b_from:b_to]), kind != "equal"))
    return tuple(p for p in left if p[0]), tuple(p for p in right if p[0])
