"""The sentences of a source that say what a term means."""

from wikimind.articles.draft import DraftDefinition
from wikimind.extract.document import Document
from wikimind.nlp.definitions import definition_of
from wikimind.nlp.keys import concept_key
from wikimind.pipeline.keyless.outline import Outline

MOST = 120
LONGEST_KEY = 60


def definitions_in(document: Document, outline: Outline) -> tuple[DraftDefinition, ...]:
    """The surest definition of each term, in the order of the text; of very many the surest."""
    best: dict[str, DraftDefinition] = {}
    for i in outline.fit:
        sentence = outline.sentences[i]
        found = definition_of(sentence.text, document.language)
        if found is None:
            continue
        term = found.term_in(sentence.text)
        key = concept_key(term)
        if key and len(key) <= LONGEST_KEY and (key not in best or best[key].strength < found.strength):
            page = document.page_at(sentence.start)
            best[key] = DraftDefinition(
                term, key, sentence.text, sentence.start, sentence.end, page, found.strength
            )
    surest = sorted(best.values(), key=lambda one: (-one.strength, one.start))[:MOST]
    return tuple(sorted(surest, key=lambda one: one.start))
