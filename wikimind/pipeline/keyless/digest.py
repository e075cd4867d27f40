"""One or two further sentences under each of the source's own headings."""

from collections import defaultdict
from collections.abc import Sequence

from wikimind.articles.draft import DraftSection
from wikimind.extract.document import Document
from wikimind.nlp.similarity import Vector
from wikimind.pipeline.keyless.choice import different
from wikimind.pipeline.keyless.outline import Outline

MOST_PARTS = 24  # headings in a digest
LONG_PART = 8  # sentences from which a part is worth two
CANDIDATES = 30  # best sentences looked at per part


def choose_digest(
    outline: Outline,
    document: Document,
    relevance: Sequence[float],
    vectors: Sequence[Vector],
    taken: Sequence[int],
) -> tuple[DraftSection, ...]:
    """In the source's order. Where it has too many headings, the upper levels stand for the lower ones."""
    free = [i for i in outline.fit if i not in set(taken)]
    deepest = _deepest(outline, free)
    parts: dict[int, list[int]] = defaultdict(list)
    for i in free:
        home = _home(outline, outline.sentences[i].section, deepest)
        if home:
            parts[home].append(i)
    said = [vectors[i] for i in taken]
    digest = []
    for home, members in sorted(parts.items())[:MOST_PARTS]:
        best = sorted(members, key=lambda i: (-relevance[i], i))[:CANDIDATES]
        chosen = different(best, relevance, vectors, 2 if len(members) >= LONG_PART else 1, said)
        said += [vectors[i] for i in chosen]
        if chosen:
            section = outline.sections[home]
            statements = tuple(outline.sentences[i].statement(document) for i in chosen)
            digest.append(DraftSection(section.heading, section.level, statements))
    return tuple(digest)


def _deepest(outline: Outline, free: Sequence[int]) -> int:
    """The deepest level of headings at which no more than MOST_PARTS of them have text below."""
    for level in range(6, 0, -1):
        if len({_home(outline, outline.sentences[i].section, level) for i in free}) <= MOST_PARTS:
            return level
    return 1


def _home(outline: Outline, section: int, deepest: int) -> int:
    """The nearest heading at or above `deepest` that governs the section; 0 for none."""
    while section > 0 and outline.sections[section].level > deepest:
        section -= 1
    return section if outline.sections[section].heading else 0
