"""The two sentences that say what a source is about."""

from collections.abc import Sequence

from wikimind.nlp.salience import Weights, salience
from wikimind.nlp.similarity import Vector, mmr, tf_idf, unit
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.outline import Outline, abstract_of

LEAD = Weights(centrality=0.6, cue=1.0, title=0.8, place=0.3, length=0.4)
OPENING = 15  # sentences in which a text without an abstract says what it is about


def lead_sentence(sentences: Sequence[str], title: str = "", language: str = "en") -> int:
    """The index of the sentence that best tells in one line what the text is about; 0 for an empty text."""
    vectors = tf_idf([content_stems(s, language) for s in sentences])
    title_vector = unit(dict.fromkeys(content_stems(title, language), 1.0))
    scores = salience(sentences, vectors, title_vector, language, LEAD)
    return max(range(len(scores)), key=lambda i: (scores[i], -i), default=0)


def choose_summary(
    outline: Outline, relevance: Sequence[float], vectors: Sequence[Vector], title: str, language: str
) -> list[int]:
    """Indices: the lead first, then the sentence that adds most to it; fewer where the text holds fewer."""
    pool = abstract_of(outline) or outline.fit[:OPENING]
    if not pool:
        return []
    lead = pool[lead_sentence([outline.sentences[i].text for i in pool], title, language)]
    rest = [i for i in pool if i != lead] or [i for i in outline.fit[:OPENING] if i != lead]
    return [lead, *mmr(rest, relevance, vectors, 1, said=[vectors[lead]])]
