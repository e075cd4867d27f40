"""Lists that are wrong without one of their items: steps, what is needed for them, decisions and tasks."""

from collections.abc import Iterator, Set
from dataclasses import replace

from wikimind.extract.document import LIST
from wikimind.nlp.lengths import word_count
from wikimind.pipeline.keyless.choice import Told
from wikimind.pipeline.keyless.headings import ACTIONS, DECISIONS, NEEDED, STEPS, role_of
from wikimind.pipeline.keyless.outline import DEBRIS, Outline
from wikimind.pipeline.keyless.sentences import Sentence

LONGER = 1.25  # times the budget: so long may the article of a how-to be that holds its lists whole
PART = 0.4  # of the budget: what a list of another kind of document may take
LEAST = 2  # items
WHOLE = (NEEDED, STEPS, ACTIONS, DECISIONS)


def lists(outline: Outline) -> Iterator[list[int]]:
    """The sentences of each list: items that follow each other in one section."""
    run: list[int] = []
    for i, sentence in enumerate(outline.sentences):
        if run and not _goes_on(outline.sentences[run[-1]], sentence):
            yield run
            run = []
        if sentence.kind == LIST:
            run.append(i)
    if run:
        yield run


def _goes_on(last: Sentence, sentence: Sentence) -> bool:
    return sentence.kind == LIST and sentence.section == last.section and sentence.block - last.block <= 1


def procedures(outline: Outline, kind: str) -> list[list[int]]:
    """The lists under headings that announce steps, what is needed, decisions or tasks; of a how-to without
    such headings every list.
    """
    found = [run for run in lists(outline) if len({outline.sentences[i].block for i in run}) >= LEAST]
    announced = [run for run in found if _role(outline, run) in WHOLE]
    return announced or (found if kind == "howto" else [])


def _role(outline: Outline, run: list[int]) -> str:
    return role_of(outline.sections[outline.sentences[run[0]].section].heading)


def tell_procedures(told: Told, kind: str, budget: float) -> None:
    """Tell each procedure whole where there is room for it."""
    for run in procedures(told.outline, kind):
        items = [i for i in run if told.outline.sentences[i].flaw not in DEBRIS]
        price = sum(word_count(told.outline.sentences[i].text) for i in items)
        room = budget * LONGER - told.spent if kind == "howto" else min(PART * budget, budget - told.spent)
        if price <= room:
            told.tell(items)


def counted(outline: Outline, kind: str, chosen: Set[int]) -> Outline:
    """The outline in which the last told step of each procedure says how many of its steps are left out."""
    sentences = list(outline.sentences)
    for run in procedures(outline, kind):
        kept = [i for i in run if i in chosen]
        if kept:
            blocks = {sentences[i].block for i in run} - {sentences[i].block for i in kept}
            sentences[kept[-1]] = replace(sentences[kept[-1]], left_out=len(blocks))
    return replace(outline, sentences=tuple(sentences))
