"""What an article shows of a source besides sentences: its tables, code, formulas and figures.

Each that is found is either shown or named; none is left out. What is shown has a budget of its own.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from wikimind.articles.draft import CODE, CODE_FORM, Exhibit, Statement
from wikimind.extract.document import Document
from wikimind.pipeline.keyless.exhibited import Candidate, candidates_in

MOST = 3  # shown in one article
WORDS = 45  # that tables and code shown in one article hold; the first may hold more
ONE_KIND = 0.6  # what the next of a kind loses against others


def choose_exhibits(document: Document, told: Iterable[Statement]) -> tuple[Exhibit, ...]:
    """Everything that the document exhibits, in its order; the best of it shown.

    Code that statements quote already is neither shown nor named again.
    """
    quoted = [s.start for s in told if s.form == CODE_FORM]
    found = [c for c in candidates_in(document) if not _is_told(c.exhibit, quoted)]
    chosen = _chosen(found)
    return tuple(c.exhibit if c in chosen else _named(c.exhibit) for c in found)


def untold(statements: Iterable[Statement], exhibits: Iterable[Exhibit]) -> tuple[Statement, ...]:
    """The statements that are not lines of what is shown anyway."""
    shown = [(e.start, e.start + len(e.content)) for e in exhibits if e.shown and e.content]
    return tuple(s for s in statements if not any(start <= s.start < end for start, end in shown))


def _is_told(exhibit: Exhibit, quoted: Sequence[int]) -> bool:
    """Whether statements quote every line of it."""
    lines = sum(1 for line in exhibit.content.split("\n") if line.strip())
    end = exhibit.start + len(exhibit.content)
    return exhibit.kind == CODE and 0 < lines <= sum(exhibit.start <= start < end for start in quoted)


def _chosen(found: Sequence[Candidate]) -> list[Candidate]:
    """The best, no kind without need instead of another."""
    left = [c for c in found if c.exhibit.shown]
    taken: Counter[str] = Counter()
    best: list[Candidate] = []
    words = 0
    while left and len(best) < MOST:
        part = max(left, key=lambda c: (c.worth - ONE_KIND * taken[c.exhibit.kind], -c.block))
        left.remove(part)
        more = 0 if part.exhibit.picture else len(part.exhibit.content.split())
        if words and words + more > WORDS:
            continue
        best.append(part)
        words += more
        taken[part.exhibit.kind] += 1
    return best


def _named(exhibit: Exhibit) -> Exhibit:
    """Not shown: its caption stands for it, or the first line of what it holds."""
    if exhibit.caption or not exhibit.content:
        return replace(exhibit, content="", shown=False, picture=False)
    line = exhibit.content.split("\n", 1)[0]
    return replace(exhibit, caption=line, caption_start=exhibit.start, content="", shown=False, picture=False)
