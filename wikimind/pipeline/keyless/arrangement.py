"""What was chosen, as statements: key claims, and the rest under the headings of the source."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from wikimind.articles.draft import CODE_FORM, ITEM_FORM, MORE_FORM, DraftSection, Statement
from wikimind.extract.document import CODE, LIST, Document
from wikimind.pipeline.keyless.outline import Outline

MOST_PARTS = 24  # headings in a digest


def statements(document: Document, outline: Outline, chosen: Iterable[int]) -> list[Statement]:
    """In text order. A sentence that leans on the one before it is quoted with it; what an introduced list
    holds follows its introduction.
    """
    found: list[Statement] = []
    ends: dict[int, int] = {}  # the last sentence told → its statement
    for i in sorted(chosen):
        sentence = outline.sentences[i]
        support = sentence.support
        if support is not None and support == i - 1 and support in ends and _adjacent(outline, i):
            found[ends[support]] = _joined(document, found[ends[support]], sentence.end)
            ends[i] = ends[support]
            continue
        ends[i] = len(found)
        form = ""
        if support in ends:
            form = CODE_FORM if sentence.kind == CODE else ITEM_FORM if sentence.kind == LIST else MORE_FORM
        found.append(replace(sentence.statement(document), form=form))
    return found


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


def source_headings(outline: Outline, chosen: Sequence[int]) -> Callable[[int], tuple[str, int]]:
    """The source's own headings; where there are too many, the upper levels stand for the lower ones."""
    deepest = next(
        (level for level in range(6, 0, -1) if len({_home(outline, i, level) for i in chosen}) <= MOST_PARTS), 1
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
