"""What was chosen, as statements: key claims, and the rest under the headings of the source."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from wikimind.articles.draft import CODE_FORM, ITEM_FORM, MORE_FORM, DraftSection, Statement
from wikimind.extract.document import CODE, LIST, Document
from wikimind.pipeline.keyless.outline import Outline
from wikimind.pipeline.keyless.procedures import lists
from wikimind.pipeline.keyless.shapes import AGREED, Shape, shape_of

MOST_PARTS = 16  # headings in a digest
FEW_PARTS = 12  # statements that need no digest beside the key claims
MOST_CLAIMS = 8  # key claims where a digest follows
STANDS = ("", "verb")  # flaws of sentences that are read alone
SAME_SECTION = 0.5  # what a claim loses, as a logarithm, for each from its section that is a key claim
STEPS = (60, 120, 300, 600, 900, 1800, 3600)  # seconds
MOST_TIMES = 8


def statements(document: Document, outline: Outline, chosen: Iterable[int]) -> list[Statement]:
    """In text order. A sentence that leans on the one before it is quoted with it; what an introduced list
    holds follows its introduction.
    """
    found: list[Statement] = []
    ends: dict[int, int] = {}  # the last sentence told → its statement
    chosen_before = -1
    for i in sorted(chosen):
        sentence = outline.sentences[i]
        support = sentence.support
        if support is not None and support == i - 1 and support in ends and _adjacent(outline, i):
            found[ends[support]] = _joined(document, found[ends[support]], sentence.end)
            ends[i] = ends[support]
            chosen_before = i
            continue
        ends[i] = len(found)
        form = ""
        if support in ends and _is_below(outline, i, support, chosen_before):
            form = CODE_FORM if sentence.kind == CODE else ITEM_FORM if sentence.kind == LIST else MORE_FORM
        found.append(replace(sentence.statement(document), form=form))
        chosen_before = i
    return found


def _is_below(outline: Outline, i: int, support: int, before: int) -> bool:
    """Whether sentence `i` stands directly below what introduces it, or below another item of that."""
    return before == support or outline.sentences[before].support == support


def in_order(document: Document, outline: Outline, chosen: Sequence[int]) -> list[Statement]:
    """As statements in the order given, save that what leans on another follows it."""
    parts = {part[0]: part for part in groups(outline, chosen)}
    return [s for i in chosen if i in parts for s in statements(document, outline, parts[i])]


def groups(outline: Outline, chosen: Iterable[int]) -> list[list[int]]:
    """The chosen sentences, each together with those that lean on it, in text order."""
    found: dict[int, list[int]] = {}
    heads: dict[int, int] = {}
    for i in sorted(chosen):
        support = outline.sentences[i].support
        head = heads[i] = i if support is None or support not in heads else heads[support]
        found.setdefault(head, []).append(i)
    return list(found.values())


def _adjacent(outline: Outline, i: int) -> bool:
    return outline.sentences[i - 1].block == outline.sentences[i].block


def _joined(document: Document, first: Statement, end: int) -> Statement:
    quote = document.text[first.start : end]
    return replace(first, text=quote, quote=quote, end=end)


def sections(
    document: Document, outline: Outline, chosen: Sequence[int], heading_of: Callable[[int], tuple[str, int]]
) -> tuple[DraftSection, ...]:
    """The chosen sentences under headings, in text order; `heading_of` a sentence gives heading and level."""
    parts: dict[tuple[str, int], list[int]] = defaultdict(list)
    for i in sorted(chosen):
        parts[heading_of(i)].append(i)
    return tuple(
        DraftSection(heading, level, tuple(statements(document, outline, members)))
        for (heading, level), members in parts.items()
    )


@dataclass(frozen=True)
class Arrangement:
    """What was chosen, laid out: claims, and a digest under headings."""

    claims: tuple[Statement, ...]
    digest: tuple[DraftSection, ...]

    @property
    def statements(self) -> list[Statement]:
        return [*self.claims, *(statement for section in self.digest for statement in section.statements)]


def arranged(
    document: Document, outline: Outline, chosen: Sequence[int], worth: Sequence[float], kind: str
) -> Arrangement:
    """In the sections of the kind where it has some, else key claims and the rest under the source's "
    "headings."""
    parts = _with_whole_lists(outline, groups(outline, chosen))
    shape = shape_of(outline, chosen, kind)
    heads = {outline.sections[outline.sentences[i].section].heading for i in chosen}
    count = MOST_CLAIMS if len(heads) > 1 or kind in ("meeting", "talk") else len(parts)
    count = len(parts) if shape.whole or len(parts) <= FEW_PARTS else count
    best = parts if count == len(parts) else _spread(outline, parts, worth, count)
    best = [part for part in parts if part in best or _is_agreed(outline, part, shape, document.language)]
    rest = sorted(i for part in parts if part not in best for i in part)
    claims = _in_facets(document, outline, sorted(best), shape)
    heading_of = times(document, outline) if document.times else source_headings(outline, rest)
    return Arrangement(claims, sections(document, outline, rest, heading_of))


def _with_whole_lists(outline: Outline, parts: list[list[int]]) -> list[list[int]]:
    """The parts, with those of one list together: it stands in one place of the article."""
    number_of = {i: number for number, run in enumerate(lists(outline)) for i in run}
    found: list[list[int]] = []
    for part in parts:
        list_of = number_of.get(part[-1], -1)
        if found and list_of >= 0 and number_of.get(found[-1][-1]) == list_of:
            found[-1] += part
        else:
            found.append(list(part))
    return found


def _spread(
    outline: Outline, parts: Sequence[list[int]], worth: Sequence[float], count: int
) -> list[list[int]]:
    """The best `count`: first what stands alone, then by worth, less for each that a section has already."""
    left = list(parts)
    taken: Counter[int] = Counter()
    best: list[list[int]] = []

    def rank(part: list[int]) -> tuple[bool, float, list[int]]:
        first = outline.sentences[part[0]]
        value = max(worth[i] for i in part) - SAME_SECTION * taken[first.section]
        return first.flaw not in STANDS, -value, part

    while left and len(best) < count:
        part = min(left, key=rank)
        left.remove(part)
        best.append(part)
        taken[outline.sentences[part[0]].section] += 1
    return best


def _is_agreed(outline: Outline, part: Sequence[int], shape: Shape, language: str) -> bool:
    """Whether a meeting decided it or gave it to somebody: no digest hides that."""
    return shape.facet_of(outline, outline.sentences[part[-1]], language) in AGREED


def _in_facets(
    document: Document, outline: Outline, parts: Sequence[list[int]], shape: Shape
) -> tuple[Statement, ...]:
    """Statements in text order within the sections of the kind; without sections, all among the key "
    "claims."""
    members: dict[str, list[int]] = {facet: [] for facet in shape.facets}
    for part in parts:
        members[shape.facet_of(outline, outline.sentences[part[-1]], document.language)] += part
    return tuple(
        replace(statement, facet=facet)
        for facet, indexes in members.items()
        for statement in statements(document, outline, indexes)
    )


def times(document: Document, outline: Outline) -> Callable[[int], tuple[str, int]]:
    """Headings that say from which minute to which something is spoken."""
    end = document.times[-1][1]
    step = next((s for s in STEPS if end / s <= MOST_TIMES), STEPS[-1])

    def heading_of(i: int) -> tuple[str, int]:
        begin = step * ((document.time_at(outline.sentences[i].start) or 0) // step)
        return f"{clock(begin)}–{clock(min(begin + step, max(end, begin + 1)))}", 1

    return heading_of


def clock(seconds: int) -> str:
    """
    >>> clock(75), clock(3675)
    ('1:15', '1:01:15')
    """
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{minutes}:{seconds % 60:02}"


def source_headings(outline: Outline, chosen: Sequence[int]) -> Callable[[int], tuple[str, int]]:
    """The source's own headings; where there are too many, the upper levels stand for the lower ones."""
    deepest = next(
        (level for level in range(6, 0, -1) if len({_home(outline, i, level) for i in chosen}) <= MOST_PARTS),
        1,
    )

    def heading_of(i: int) -> tuple[str, int]:
        section = outline.sections[_home(outline, i, deepest)]
        return section.heading, section.level

    return heading_of


def _home(outline: Outline, i: int, deepest: int) -> int:
    """The nearest heading at or above `deepest` that governs the sentence; 0 for none."""
    section = outline.sentences[i].section
    while section > 0 and outline.sections[section].level > deepest:
        section -= 1
    return section
