"""Where a stretch of a document's text stands on its page: the text is traced through the page's units.

The reader puts whole printed runs in another order and leaves some out; it never changes a run but for white
space and hyphens. So a stretch is the end of one run, then whole runs, then the beginning of one, and of all
such ways the one that leaps least is where the words were read from.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wikimind.extract.pdf.glyphs import Glyph
from wikimind.extract.pdf.units import Unit, squashed
from wikimind.extract.stretches import Stretch

_LEAP = 4.0  # the cost of going on anywhere else on the page


@dataclass(frozen=True, slots=True)
class _Step:
    """Text up to `end` is traced, its last part from `offset` of unit `unit` on."""

    end: int
    unit: int
    offset: int
    cost: float
    earlier: "_Step | None"


def glyphs_for(stretch: Stretch, units: Sequence[Unit]) -> list[Glyph]:
    """The glyphs of the stretch in reading order; none where the page does not hold it."""
    wanted = squashed(stretch.text)
    if not wanted:
        return []
    before, after = squashed(stretch.before), squashed(stretch.after)
    index = _by_first_letter(units)
    # The context tells like words apart; at the edge of a figure or a page it may not be there to be found.
    for head, tail in ((before, after), (before, ""), ("", after), ("", "")):
        found = _traced(head + wanted + tail, units, index)
        if found is not None:
            return list(_glyphs(found, units, len(head), len(head) + len(wanted)))
    return []


def _by_first_letter(units: Sequence[Unit]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, unit in enumerate(units):
        index[unit.text[0]].append(number)
    return index


def _traced(text: str, units: Sequence[Unit], index: dict[str, list[int]]) -> _Step | None:
    """The cheapest way through the units that spells `text`, by its last step."""
    steps: dict[int, dict[int, _Step]] = defaultdict(dict)  # by end, then by unit
    for step in _beginnings(text, units):
        _keep(steps, step)
    for end in range(1, len(text)):
        for step in steps.pop(end, {}).values():
            for number in index.get(text[end], ()):
                unit = units[number]
                length = min(len(unit.text), len(text) - end)
                if text.startswith(unit.text[:length], end):
                    cost = step.cost + _cost(step.unit, number, units)
                    _keep(steps, _Step(end + length, number, 0, cost, step))
    complete = steps.get(len(text), {})
    return min(complete.values(), key=lambda step: step.cost, default=None)


def _keep(steps: dict[int, dict[int, _Step]], step: _Step) -> None:
    known = steps[step.end].get(step.unit)
    if known is None or step.cost < known.cost:
        steps[step.end][step.unit] = step


def _beginnings(text: str, units: Sequence[Unit]) -> Iterator[_Step]:
    """Every unit that holds the whole of `text`, or ends as it begins."""
    for number, unit in enumerate(units):
        at = unit.text.find(text[0])
        while at >= 0:
            length = min(len(unit.text) - at, len(text))
            if text.startswith(unit.text[at : at + length]):
                yield _Step(length, number, at, 0.0, None)
            at = unit.text.find(text[0], at + 1)


def _cost(last: int, following: int, units: Sequence[Unit]) -> float:
    """How odd it is to read on there: next to nothing on the same line or the next one."""
    before, after = units[last].glyphs[-1], units[following].glyphs[0]
    nearby = 0.0 if following == last + 1 else 0.1
    size = max(before.font.size, after.font.size)
    down = before.base - after.base
    if before.font.angle != after.font.angle or following == last:
        return _LEAP + 1
    if abs(down) < 0.6 * size and -0.5 * size < after.x0 - before.x1 < 4 * size:
        return nearby
    start = units[last].glyphs[0]
    if 0 < down < 2.5 * size and after.x0 < start.x1 + 20 * size:
        return nearby + 0.2
    return nearby + _LEAP - (1.0 if following > last else 0.0)


def _glyphs(last: _Step, units: Sequence[Unit], begin: int, stop: int) -> Iterator[Glyph]:
    """The glyphs that spell the characters from `begin` to `stop` of the traced text."""
    steps: list[_Step] = []
    step: _Step | None = last
    while step is not None:
        steps.append(step)
        step = step.earlier
    start = 0
    for step in reversed(steps):
        unit = units[step.unit]
        shown = range(max(begin, start), min(stop, step.end))
        numbers = {unit.owners[step.offset + at - start]: None for at in shown}
        yield from (unit.glyphs[number] for number in numbers)
        start = step.end
