"""What is done to the text of every document, whichever reader made it: marks that nobody sees are taken out.

They stand inside words, where they keep a search, a stem or a quote from meeting the word that is printed:
soft hyphens, joiners between letters that do not join, letters in pieces, colours of a terminal.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wikimind.extract.document import Document

# Scripts whose letters change their form beside each other: there a joiner is part of the spelling.
_JOINING = re.compile(
    "[\u0600-\u07ff\u0840-\u0dff\u0f00-\u109f\u1700-\u18af\u1a20-\u1cff\ua800-\ua8ff\ua930-\uabff"
    "\U00010a00-\U00011fff]"
)
_MARKS = "\u0300-\u036f\u0483-\u0487\u0653-\u0655\u3099\u309a"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufffc\u202d\u202e"
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_SPACES = "\x0b\x0c\x1c-\x1f\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINES = "\u2028\u2029\x85"
# One class of characters, which is quick to look for: most texts hold none of them.
_SUSPECT = re.compile(
    f"[{_INVISIBLE}{_CONTROL}{_MARKS}{_SPACES}{_LINES}\u200c-\u200f\u061c\ufb00-\ufb06\u1100-\u11ff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_UNCLEAN = re.compile(
    r"(?P<colour>\x1b\[[0-9;?]*[ -/]*[@-~])"
    r"|(?P<hyphen>\u00ad+[ \n](?=[^\W\d_]))"
    # What stood between two spaces takes one of them along.
    rf"|(?P<apart>(?<=[ \n])[{_INVISIBLE}]+ ?|[{_INVISIBLE}{_CONTROL}]+)"
    r"|(?P<reading>\ufffa[^\ufffb]{0,200}\ufffb|[\ufff9-\ufffb])"  # interlinear annotation
    r"|(?P<mark>(?<=\w)[\u200e\u200f\u061c]+(?=\w))"
    r"|(?P<joiner>[\u200c\u200d])"
    r"|(?P<tag>(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+)"  # but in flags
    rf"|(?P<line>[{_LINES}])"
    rf"|(?P<space>[{_SPACES}])"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    rf"|(?P<pieces>[^\W_][{_MARKS}]+|[\u1100-\u11ff]+)"
)


def cleaned(document: Document) -> Document:
    """The same document without what nobody sees; blocks, pages and times keep their places."""
    changes = list(_changes(document.text))
    if changes:
        document = _moved(document, changes)
    return replace(
        document,
        title=_line(document.title),
        labels={page: _line(label) for page, label in document.labels.items()},
        metadata={name: _line(value) for name, value in document.metadata.items()},
    )


class _Change(NamedTuple):
    """`text[start:end]` becomes `new`."""

    start: int
    end: int
    new: str


def _changes(text: str) -> Iterator[_Change]:
    at = 0
    for suspect in _SUSPECT.finditer(text):
        if suspect.start() < at:
            continue
        # A mark belongs to the letter before it.
        match = _UNCLEAN.match(text, suspect.start()) or _UNCLEAN.match(text, max(at, suspect.start() - 1))
        if match is not None and match.end() > suspect.start():
            at = match.end()
            if (new := _replacement(match)) != match[0]:
                yield _Change(match.start(), at, new)


def _moved(document: Document, changes: Sequence[_Change]) -> Document:
    parts, at = [], 0
    shifts = [0]  # how far what follows so many changes moves
    for change in changes:
        parts += [document.text[at : change.start], change.new]
        at = change.end
        shifts.append(shifts[-1] + len(change.new) - (change.end - change.start))
    text = "".join([*parts, document.text[at:]])
    ends = [change.end for change in changes]

    def place(offset: int) -> int:
        passed = bisect_right(ends, offset)
        inside = passed < len(changes) and changes[passed].start < offset
        furthest = changes[passed].start + len(changes[passed].new) if inside else offset
        return min(offset, furthest) + shifts[passed]

    blocks = (replace(b, start=place(b.start), end=place(b.end)) for b in document.blocks)
    return replace(
        document,
        text=text,
        blocks=tuple(block for block in blocks if text[block.start : block.end].strip()),
        pages=tuple((place(offset), page) for offset, page in document.pages),
        times=tuple((place(offset), second) for offset, second in document.times),
    )


def _line(text: str) -> str:
    """A title or the like, cleaned in the same way."""
    for change in reversed(list(_changes(text))):
        text = text[: change.start] + change.new + text[change.end :]
    return text


def _replacement(match: re.Match[str]) -> str:
    kind, found = match.lastgroup, match[0]
    if kind == "line":
        return "\n"
    if kind == "space":
        return " "
    if kind == "ligature":
        return unicodedata.normalize("NFKC", found)
    if kind == "pieces":
        return unicodedata.normalize("NFC", found)
    if kind == "joiner":
        return found if _joins(match) else ""
    if kind == "hyphen" and match.string[match.end()].isupper():
        return found[-1]  # between two words after all
    return ""


def _joins(match: re.Match[str]) -> bool:
    """Whether the joiner shapes the letters, or the picture, around it."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if match[0] == "\u200d" and after and unicodedata.category(after) == "So":
        return before in ("\ufe0f", "\u20e3") or unicodedata.category(before or " ") in ("So", "Sk")
    return bool(_JOINING.match(before) and _JOINING.match(after))
