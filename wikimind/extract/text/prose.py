"""What the light markups have in common: lines that were wrapped, runs of lines, marks in pairs."""

import re
from collections.abc import Iterator, Sequence

from wikimind.extract.lines import joint


def unwrapped(lines: Sequence[str]) -> str:
    """Lines of one paragraph as one.

    >>> unwrapped(["A dry stone", "  wall"]), unwrapped(["水車小屋と", "同じ"])
    ('A dry stone wall', '水車小屋と同じ')
    """
    text = ""
    for line in (" ".join(line.split()) for line in lines):
        text += f"{joint(text, line)}{line}" if text and line else line
    return text


def without_pairs(text: str, marks: str) -> str:
    """The words without the marks that stand around some of them.

    >>> without_pairs("a *bold* move, 2*3*4", "*")
    'a bold move, 2*3*4'
    """
    sign = re.escape(marks)
    return re.sub(rf"(?<![\w{sign}]){sign}(?=\S)([^\n]*?\S){sign}(?![\w{sign}])", r"\1", text)


def indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def below(lines: Sequence[str], at: int, width: int) -> int:
    """Where the lines end that are indented by more than `width`, from `at` on; blank ones between count."""
    end = at
    while at < len(lines) and (not lines[at].strip() or indent(lines[at]) > width):
        at += 1
        if lines[at - 1].strip():
            end = at
    return end


def dedented(lines: Sequence[str]) -> list[str]:
    """Lines without the white space that all of them begin with."""
    width = min((indent(line) for line in lines if line.strip()), default=0)
    return [line[width:].rstrip() for line in lines]


def paragraphs(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines between blank ones."""
    run: list[str] = []
    for line in lines:
        if line.strip():
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run
