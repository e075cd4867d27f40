"""Lines become blocks: paragraphs, headings, captions, lists, tables, code, notes and references."""

import re
from collections import Counter
from dataclasses import dataclass
from statistics import median

from wikimind.extract.document import CAPTION, CODE, HEADING, LIST, PARAGRAPH, REFERENCE, TABLE
from wikimind.extract.pdf_lines import Line

NOTE = "note"  # a footnote: a paragraph that stands apart from the flow

CAPTION_START = re.compile(
    r"(Figure|Fig\.|Table|Tab\.|Algorithm|Listing|Scheme|Chart)\s*\d+[a-z]?\s*[:.|—–-]"
)
BULLET = re.compile(r"([•●◦▪▸►‣∙·⁃○■□❖➢✓]|[-–*](?=\s))\s*")
ENUMERATED = re.compile(r"(\(?(\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")
NUMBERED_HEADING = re.compile(
    r"((?:\d{1,2}|[A-H])(?:\.\d{1,2}){0,4}|[IVX]{1,5})(\.?)\s+(?=[^\W\d_])(?P<words>.{2,110})$"
)
NAMED_HEADING = re.compile(
    r"(abstract|summary|introduction|background|related work|methods?|materials and methods|results"
    r"|discussion|conclusions?|acknowledge?ments?|references|bibliography|appendix( [A-Z])?|contents"
    r"|keywords|preface|index|limitations|future work)\W*$",
    re.IGNORECASE,
)
NOTE_START = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+|[†‡*∗§©]|\d{1,2}(?=[A-Z]|\s*https?:))\s*")
SENTENCE_END = re.compile(r"[.!?…:][\"”’)\]]*[⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


@dataclass(frozen=True)
class Chunk:
    """Lines that belong together, and what kind of block they make."""

    kind: str
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(line.text for line in self.lines)

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def body_size(groups: list[list[Line]]) -> float:
    """The type size in which most of the text is set."""
    weights: Counter[float] = Counter()
    for group in groups:
        for line in group:
            weights[round(line.size * 2) / 2] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 10.0


def chunks(group: list[Line], body: float, height: float) -> list[Chunk]:
    """The blocks of one column, top to bottom."""
    leading = _leading(group)
    runs: list[list[Line]] = []
    for line in group:
        if runs and not _begins_block(runs[-1], line, leading):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [Chunk(_kind(run, body, height), tuple(run)) for run in runs]


def _leading(group: list[Line]) -> float:
    steps = [
        a.base - b.base
        for a, b in zip(group, group[1:], strict=False)
        if abs(a.size - b.size) < 0.6 and 0 < a.base - b.base < 2.2 * a.size
    ]
    return median(steps) if steps else 1.2 * (group[0].size if group else 10)


def _begins_block(run: list[Line], line: Line, leading: float) -> bool:
    last = run[-1]
    step = last.base - line.base
    usual = max(leading, 1.02 * line.size) if abs(line.size - last.size) < 0.6 else 1.2 * last.size
    if step > 1.32 * usual or step < -0.5 * line.size:
        return True
    if abs(last.size - line.size) > 0.6 or last.mono != line.mono:
        return True
    if last.bold != line.bold and (_is_short(last) or len(run) <= 2 and last.bold):
        return True
    return _begins_by_words(run, line) or _begins_by_place(run, line)


def _begins_by_words(run: list[Line], line: Line) -> bool:
    last = run[-1]
    if CAPTION_START.match(line.text) or BULLET.match(line.text):
        return True
    if NAMED_HEADING.match(line.text) or NAMED_HEADING.match(last.text) and len(run) == 1:
        return True
    if ENUMERATED.match(line.text) and (SENTENCE_END.search(last.text) or _is_item(run)):
        return True
    return bool(NOTE_START.match(line.text) and line.size < 9.6 and SENTENCE_END.search(last.text))


def _begins_by_place(run: list[Line], line: Line) -> bool:
    last = run[-1]
    em = line.size
    ended = bool(SENTENCE_END.search(last.text))
    if _is_item(run):
        # Lines of an item stand at its text, what stands left of its mark is no part of it.
        return line.x0 < run[0].x0 - 0.3 * em
    indented = line.x0 - line.left > 0.7 * em and last.x0 - last.left < 0.5 * em
    if indented and line.x0 - line.left < 4 * em and (ended or _is_short(last)):
        return True
    return ended and _is_short(last) and not line.text[:1].islower()


def _is_short(line: Line) -> bool:
    return line.x1 < line.right - 0.2 * (line.right - line.left)


def _is_item(run: list[Line]) -> bool:
    return bool(BULLET.match(run[0].text) or ENUMERATED.match(run[0].text))


def _kind(run: list[Line], body: float, height: float) -> str:
    text = " ".join(line.text for line in run)
    if CAPTION_START.match(text):
        return CAPTION
    if _is_heading(run, text, body):
        return HEADING
    if all(line.mono for line in run) and len(text) > 3:
        return CODE
    if _is_table(run, text, body):
        return TABLE
    if BULLET.match(text) or ENUMERATED.match(text) and len(text) > 12:
        return LIST
    small = run[0].size < 0.96 * body
    if small and (run[0].base < 0.12 * height or run[0].base < 0.45 * height and NOTE_START.match(text)):
        return NOTE
    return PARAGRAPH


def _is_heading(run: list[Line], text: str, body: float) -> bool:
    letters = sum(c.isalpha() for c in text)
    if len(run) > 3 or len(text) > 160 or letters < 3 or letters < 0.5 * len(text.replace(" ", "")):
        return False
    first = run[0]
    if NAMED_HEADING.match(text):
        return len(run) == 1
    if text.endswith((",", ";", ":")) or any(line.gaps > 1 for line in run):
        return False
    larger = first.size > 1.09 * body
    bold = all(line.bold for line in run) and first.size > 0.93 * body
    match = NUMBERED_HEADING.match(text)
    if match and (bold or larger):
        return True
    if SENTENCE_END.search(text) and not text.endswith("?"):
        return bool(bold and len(text) < 60 and not first.text[0].islower())
    if text[0].islower():
        return False
    capital = letters > 4 and text.upper() == text and len(text) < 80 and first.size > 0.85 * body
    return larger or bold or bool(capital and len(run) == 1)


def _is_table(run: list[Line], text: str, body: float) -> bool:
    """Cells, axis labels, formulas: words that make no sentences."""
    gapped = sum(line.gaps > 0 for line in run)
    visible = text.replace(" ", "")
    letters = sum(c.isalpha() for c in visible)
    words = len(text.split())
    if gapped * 2 >= len(run) and (len(run) > 1 or run[0].gaps > 1):
        return True
    if letters < 0.55 * len(visible):
        return True
    if run[0].size < 0.86 * body and words / len(run) < 5 and not SENTENCE_END.search(text):
        return True
    mean = sum(map(len, text.split())) / max(words, 1)
    return bool(mean < 2.6 and words > 3)


def as_references(group: list[Chunk]) -> list[Chunk]:
    """Blocks below the heading of a bibliography, cut into its entries."""
    lines = [line for chunk in group for line in chunk.lines]
    if not lines:
        return []
    starts = _entry_starts(lines)
    entries: list[list[Line]] = []
    for line, begins in zip(lines, starts, strict=True):
        if begins or not entries:
            entries.append([line])
        else:
            entries[-1].append(line)
    return [Chunk(REFERENCE, tuple(entry)) for entry in entries]


def _entry_starts(lines: list[Line]) -> list[bool]:
    """By marks such as [12], else by the hanging indent, else by the gap above."""
    marked = [bool(re.match(r"\[[\w+-]{1,12}\]|\d{1,3}\.\s", line.text)) for line in lines]
    if sum(marked) >= max(2, len(lines) / 12):
        return marked
    em = lines[0].size
    edge = min(line.x0 for line in lines)
    hanging = [line.x0 - edge < 0.4 * em for line in lines]
    if 0.15 < sum(hanging) / len(lines) < 0.8:
        return hanging
    leading = _leading(lines)
    return [True] + [a.base - b.base > 1.25 * leading for a, b in zip(lines, lines[1:], strict=False)]
