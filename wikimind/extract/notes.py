"""What is in a file and not in its text, as sentences: nothing is left out silently."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

PICTURE = "picture"
CHART = "chart"
DIAGRAM = "diagram"
SOUND = "sound"
EMBEDDED = "embedded"
COMMENT = "comment"
PRIVATE = "private"
DELETION = "deletion"
HIDDEN = "hidden"
SHEET = "sheet"
SLIDE = "slide"
CHAPTER = "chapter"
PART = "part"
MACRO = "macro"
READING = "reading"
OUTPUT = "output"
FORMULA = "formula"
NAMES = "names"
ENCODING = "encoding"
SAME_TEXT = "same_text"
SIGN = "sign"
LAYOUT = "layout"
OTHER = "other"

# One and many; {n} is the count, {where} says where, with a space before it where it is known.
_SENTENCES: dict[str, tuple[str, str]] = {
    PICTURE: ("1 picture{where} was not read.", "{n} pictures{where} were not read."),
    CHART: ("1 chart{where} was not read.", "{n} charts{where} were not read."),
    DIAGRAM: ("1 diagram{where} was not read.", "{n} diagrams{where} were not read."),
    SOUND: ("1 recording{where} was not read.", "{n} recordings{where} were not read."),
    EMBEDDED: ("1 embedded file{where} was not read.", "{n} embedded files{where} were not read."),
    COMMENT: ("1 comment{where} was left out.", "{n} comments{where} were left out."),
    PRIVATE: ("1 private remark{where} was left out.", "{n} private remarks{where} were left out."),
    DELETION: ("1 tracked deletion{where} was left out.", "{n} tracked deletions{where} were left out."),
    HIDDEN: ("1 hidden passage{where} was left out.", "{n} hidden passages{where} were left out."),
    SHEET: ("1 hidden sheet was left out{where}.", "{n} hidden sheets were left out{where}."),
    SLIDE: ("1 hidden slide was left out{where}.", "{n} hidden slides were left out{where}."),
    CHAPTER: ("1 chapter is missing in this file{where}.", "{n} chapters are missing in this file{where}."),
    PART: ("1 part could not be read{where}.", "{n} parts could not be read{where}."),
    MACRO: ("Its macros were not read.", "Its macros were not read."),
    READING: ("1 reading beside characters was left out.", "{n} readings beside characters were left out."),
    OUTPUT: ("1 output of a program was not read.", "{n} outputs of programs were not read."),
    FORMULA: ("1 formula without a result was left out.", "{n} formulas without a result were left out."),
    NAMES: (
        "The name of 1 file is in an unknown encoding; it is numbered.",
        "The names of {n} files are in an unknown encoding; they are numbered.",
    ),
    ENCODING: ("Its letters were read as {where}.", "Its letters were read as {where}."),
    SAME_TEXT: ("The same text is already here as “{where}”.", "The same text is already here as “{where}”."),
    SIGN: ("1 sign{where} could not be read: �.", "{n} signs{where} could not be read: each stands as �."),
    LAYOUT: (
        "The layout of 1 page{where} could not be made out; it was read line by line.",
        "The layout of {n} pages{where} could not be made out; they were read line by line.",
    ),
    OTHER: ("{where}", "{where}"),
}
_LABELS = (ENCODING, SAME_TEXT, OTHER)  # whose place is a name within the sentence
_MOST_NAMES = 12


@dataclass(frozen=True)
class Note:
    """Something in the file that is not in its text: its kind, how many there are, and where.

    `where` follows the noun: "on pages 3–5". It may be empty.
    """

    kind: str
    count: int = 1
    where: str = ""

    @property
    def sentence(self) -> str:
        """
        >>> Note(CHART, 2, "on slides 3 and 5").sentence
        '2 charts on slides 3 and 5 were not read.'
        """
        one, many = _SENTENCES.get(self.kind, _SENTENCES[OTHER])
        apart = bool(self.where) and self.kind in _SENTENCES and self.kind not in _LABELS
        where = f" {self.where}" if apart else self.where
        return (one if self.count == 1 else many).format(n=self.count, where=where)


def counted(kind: str, count: int, where: str = "") -> tuple[Note, ...]:
    """One note, or none where there is nothing to tell."""
    return (Note(kind, count, where),) if count else ()


def placed(kind: str, noun: str, numbers: Sequence[int]) -> tuple[Note, ...]:
    """One note for things on numbered pages; a page may be named more than once.

    >>> placed(CHART, "slide", [3, 5, 5])[0].where
    'on slides 3 and 5'
    """
    if not numbers:
        return ()
    ranges = _ranges(sorted(set(numbers)))
    single = len(set(numbers)) == 1
    return (Note(kind, len(numbers), f"on {noun} {ranges}" if single else f"on {noun}s {ranges}"),)


def named(kind: str, names: Iterable[str]) -> tuple[Note, ...]:
    """One note for things that have names of their own.

    >>> named(SHEET, ["Prices", "Old"])[0].sentence
    '2 hidden sheets were left out (Prices, Old).'
    """
    found = [" ".join(name.split())[:80] for name in names]
    if not found:
        return ()
    more = f" and {len(found) - _MOST_NAMES} more" if len(found) > _MOST_NAMES else ""
    return (Note(kind, len(found), f"({', '.join(found[:_MOST_NAMES])}{more})"),)


def _ranges(numbers: Sequence[int]) -> str:
    """
    >>> _ranges([3, 4, 5, 9]), _ranges([2, 3])
    ('3–5 and 9', '2 and 3')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(n) for run in runs for n in (run if len(run) < 3 else [f"{run[0]}–{run[-1]}"])]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def notes_in(values: Iterable[Any]) -> tuple[Note, ...]:
    """The notes of a stored document. Releases before this one stored sentences."""
    return tuple(Note(**v) if isinstance(v, dict) else Note(OTHER, where=str(v)) for v in values)
