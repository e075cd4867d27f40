"""Segments of a page → lines in reading order: columns are found by the gutters between them."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import mean

from wikimind.extract.pdf.chars import Segment, leftward_share

_WHOLLY = 0.8  # of a line's characters: bold words at its start make no bold line
_COLUMN_SHARE = 0.15  # of the characters: as much of a page as a column of references
_DEEPEST = 4  # of columns within columns


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line. `left` and `right` bound its column; `cells` are its parts between wide gaps."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    mono: bool
    cells: tuple[str, ...]
    left: float
    right: float
    page: int
    column: int

    @property
    def top(self) -> float:
        return self.base + 0.75 * self.size


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Right columns start at `x`; left ones end `gap` before it."""

    x: float
    gap: float

    def crossed_by(self, segment: Segment) -> bool:
        return segment.x0 < self.x - 2 and segment.x1 > self.x - self.gap

    def left_of(self, segment: Segment) -> bool:
        return segment.x1 <= self.x - self.gap


def lines_of(segments: list[Segment], page: int) -> list[Line]:
    """The lines of one page, column by column; what runs across the columns parts them into bands."""
    columns = _columns(segments, 0)
    return [
        line
        for number, column in enumerate(columns)
        for line in _column_lines(column, page, number)
        if line.text
    ]


def _columns(segments: list[Segment], depth: int) -> Iterator[list[Segment]]:
    gutter = _gutter(segments) if depth < _DEEPEST else None
    if gutter is None:
        if segments:
            yield segments
        return
    for across, band in _bands(segments, gutter):
        if across:
            yield from _columns(band, _DEEPEST)
        else:
            yield from _columns([s for s in band if gutter.left_of(s)], depth + 1)
            yield from _columns([s for s in band if not gutter.left_of(s)], depth + 1)


def _gutter(segments: list[Segment]) -> _Gutter | None:
    """The x at which most lines start inside the page with text columns on both sides of it."""
    size = _usual_size(segments)
    # Figures hold small scraps that say nothing about the columns of text; references are long in small type.
    enough = _COLUMN_SHARE * sum(len(s.text) for s in segments)
    large = {step for step, count in _sizes(segments).items() if count >= enough}
    typical = [s for s in segments if abs(s.size - size) < 0.2 * size or round(s.size * 2) in large]
    if len(typical) < 8:
        return None
    left, right = min(s.x0 for s in typical), max(s.x1 for s in typical)
    starts = Counter(round(s.x0 / 2) for s in typical if left + 60 < s.x0 < right - 60)
    best: tuple[int, _Gutter] | None = None
    for start, count in starts.most_common(8):
        if count < 3:
            break
        gutter = _Gutter(min(s.x0 for s in typical if round(s.x0 / 2) == start), 0.6 * size)
        weight = _parted(typical, gutter, left, right)
        if weight and (best is None or weight > best[0]):
            best = weight, gutter
    return best[1] if best else None


def _parted(segments: list[Segment], gutter: _Gutter, left: float, right: float) -> int:
    """How many characters stand in columns beside the gutter; 0 if these do not read as columns of text."""
    sides: tuple[list[Segment], list[Segment]] = [], []
    for segment in segments:
        if not gutter.crossed_by(segment):
            sides[0 if gutter.left_of(segment) else 1].append(segment)
    spans = [_Rows(side) for side in sides]
    if not all(
        rows.reads_as_column(width)
        for rows, width in zip(spans, (gutter.x - left, right - gutter.x), strict=True)
    ):
        return 0
    low, high = max(rows.low for rows in spans), min(rows.high for rows in spans)
    if high - low < 3 * _usual_size(segments):
        return 0
    crossing = sum(len(s.text) for s in segments if gutter.crossed_by(s) and low < s.base < high)
    beside = sum(len(s.text) for side in sides for s in side)
    return beside - crossing if beside > crossing else 0


class _Rows:
    """The rows of one side of a gutter: how full and how long they are."""

    def __init__(self, segments: list[Segment]) -> None:
        rows: dict[int, list[Segment]] = {}
        for segment in segments:
            rows.setdefault(round(segment.base / 4), []).append(segment)
        self._widths = [max(s.x1 for s in row) - min(s.x0 for s in row) for row in rows.values()]
        self._chars = [sum(len(s.text) for s in row) for row in rows.values()]
        self.low = min((s.base for s in segments), default=0.0)
        self.high = max((s.base for s in segments), default=0.0)

    def reads_as_column(self, width: float) -> bool:
        if len(self._widths) < 4:
            return False
        return mean(self._widths) > 0.5 * width and mean(self._chars) > 15


def _sizes(segments: list[Segment]) -> Counter[int]:
    """How many characters there are of each type size, in half points."""
    counts: Counter[int] = Counter()
    for segment in segments:
        counts[round(segment.size * 2)] += len(segment.text)
    return counts


def _usual_size(segments: list[Segment]) -> float:
    weights: Counter[float] = Counter()
    for segment in segments:
        weights[segment.size] += len(segment.text)
    return weights.most_common(1)[0][0] if weights else 10.0


def _bands(segments: list[Segment], gutter: _Gutter) -> Iterator[tuple[bool, list[Segment]]]:
    """(whether it runs across the gutter, segments) from the top down."""
    crossing = [s for s in segments if gutter.crossed_by(s)]
    heights = sorted({round(s.base, 1): s.size for s in crossing}.items(), reverse=True)
    across: list[Segment] = []
    beside: list[Segment] = []
    at = 0
    for segment in sorted(segments, key=lambda s: -s.base):
        while at < len(heights) and heights[at][0] > segment.base + 0.4 * segment.size:
            at += 1
        level = at < len(heights) and abs(heights[at][0] - segment.base) <= 0.4 * max(
            segment.size, heights[at][1]
        )
        if level:
            if beside:
                yield False, beside
                beside = []
            across.append(segment)
        else:
            if across:
                yield True, across
                across = []
            beside.append(segment)
    if across:
        yield True, across
    if beside:
        yield False, beside


def _column_lines(segments: list[Segment], page: int, number: int) -> Iterator[Line]:
    left, right = min(s.x0 for s in segments), max(s.x1 for s in segments)
    for row in _rows(segments):
        row.sort(key=lambda s: s.x0)
        if leftward_share("".join(s.text for s in row)) > 0.5:
            row.reverse()
        yield _line(row, left, right, page, number)


def _rows(segments: list[Segment]) -> Iterator[list[Segment]]:
    row: list[Segment] = []
    for segment in sorted(segments, key=lambda s: (-s.base, s.x0)):
        if row and not _level(row, segment):
            yield row
            row = []
        row.append(segment)
    if row:
        yield row


def _level(row: list[Segment], segment: Segment) -> bool:
    """Whether a segment stands on the row: on its baseline, or raised or lowered beside it."""
    tallest = max(row, key=lambda s: s.size)
    if abs(tallest.base - segment.base) > 0.45 * max(tallest.size, segment.size):
        return False
    return all(min(s.x1, segment.x1) - max(s.x0, segment.x0) < 0.5 * min(s.size, segment.size) for s in row)


def _line(row: list[Segment], left: float, right: float, page: int, column: int) -> Line:
    heaviest = max(row, key=lambda s: (len(s.text), s.size))
    cells: list[str] = []
    for at, segment in enumerate(row):
        gap = max(segment.x0 - row[at - 1].x1, row[at - 1].x0 - segment.x1) if at else 0.0
        if at and gap <= 1.5 * heaviest.size:
            cells[-1] += (" " if gap > 0.12 * heaviest.size else "") + segment.text
        else:
            cells.append(segment.text)
    chars = sum(len(s.text) for s in row)
    return Line(
        " ".join(cells).strip(),
        min(s.x0 for s in row),
        max(s.x1 for s in row),
        heaviest.base,
        heaviest.size,
        sum(len(s.text) for s in row if s.bold) > _WHOLLY * chars,
        sum(len(s.text) for s in row if s.mono) > _WHOLLY * chars,
        tuple(cells),
        left,
        right,
        page,
        column,
    )
