"""The sentences that say what a source is about."""

from collections.abc import Sequence

from wikimind.nlp.lengths import word_count
from wikimind.nlp.salience import Weights, salience
from wikimind.nlp.similarity import tf_idf, unit
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.choice import Told, choose, quotable, unit_of
from wikimind.pipeline.keyless.outline import abstract_of

LEAD = Weights(centrality=0.6, cue=1.0, title=0.8, place=0.3, length=0.4)
LENGTH, MOST = 60, 2  # words, sentences
LONGEST_LEAD = 45
MEETING = "meeting"
WHOLE = (MEETING, "talk", "speech")  # kinds that open with a greeting: their lead is looked for in the whole
OPENING = 15  # sentences in which a text without an abstract says what it is about


def lead_sentence(sentences: Sequence[str], title: str = "", language: str = "en") -> int:
    """The index of the sentence that best tells in one line what the text is about; 0 for an empty text."""
    vectors = tf_idf([content_stems(s, language) for s in sentences])
    title_vector = unit(dict.fromkeys(content_stems(title, language), 1.0))
    scores = salience(sentences, vectors, title_vector, language, LEAD)
    return max(range(len(scores)), key=lambda i: (scores[i], -i), default=0)


def choose_summary(told: Told, worth: Sequence[float], title: str, language: str, kind: str) -> list[int]:
    """Tell the lead and what adds most to it; the indexes told, the lead first."""
    outline = told.outline
    pool = abstract_of(outline) or outline.fit[:OPENING]
    if kind in WHOLE:
        pool = sorted(quotable(outline, spoken=kind == MEETING), key=lambda i: -worth[i])[:OPENING]
    pool = [i for i in pool if word_count(outline.sentences[i].text) <= LONGEST_LEAD] or pool
    if not pool:
        return []
    lead = pool[lead_sentence([outline.sentences[i].text for i in pool], title, language)]
    told.tell(unit_of(outline, lead, told.chosen))
    choose(told, [i for i in pool if i != lead], LENGTH, most=MOST)
    return [lead, *sorted(told.chosen - {lead})]
