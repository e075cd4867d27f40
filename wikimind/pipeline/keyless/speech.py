"""Who speaks in a document of many voices."""

from collections import Counter

from wikimind.extract.document import LIST, PARAGRAPH, Document
from wikimind.nlp.speech import label_of

LEAST_TURNS = 4
LEAST_SHARE = 0.4  # of the paragraphs that begin with a speaker's name


def speakers(document: Document) -> frozenset[str]:
    """The names that turns begin with; none where the document is no record of speech."""
    paragraphs = [b for b in document.blocks if b.kind in (PARAGRAPH, LIST)]
    names = Counter(name for b in paragraphs if (name := label_of(document.text[b.start : b.end][:120])[0]))
    repeated = {name for name, count in names.items() if count > 1}
    turns = sum(names[name] for name in repeated)
    if turns < LEAST_TURNS or turns < LEAST_SHARE * len(paragraphs):
        return frozenset()
    return frozenset(names) if len(repeated) > 1 else frozenset(repeated)
