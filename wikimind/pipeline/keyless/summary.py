"""The sentences that say what a source is about."""

from collections.abc import Sequence
from itertools import islice

from wikimind.extract.document import LIST
from wikimind.nlp.cues import is_commonplace
from wikimind.nlp.lengths import word_count
from wikimind.nlp.salience import Weights, salience
from wikimind.nlp.similarity import tf_idf, unit
from wikimind.nlp.words import content_stems
from wikimind.pipeline.keyless.choice import Told, choose, quotable, unit_of
from wikimind.pipeline.keyless.headings import FORMAL, NEEDED, RELATED, STEPS, WARNING, role_of
from wikimind.pipeline.keyless.outline import DEBRIS, Outline, abstract_of
from wikimind.pipeline.keyless.shapes import QUOTES

# Fitted on the abstracts of SciTLDR-A dev; held out by fifths, the same search gave 41.2 ROUGE-1.
LEAD = Weights(centrality=1.05, cue=0.55, title=0.95, place=0.3, length=0.1)
# Where no abstract sums up, a text says at its beginning what it is about.
OPENING_LEAD = Weights(centrality=0.6, cue=0.5, title=0.8, place=2.0, length=0.4)
NO_LEAD = frozenset(("pointer", "opening", "pronoun", "length", "start"))
LENGTH, MOST = 60, 2  # words, sentences
LONGEST_LEAD = 45
MEETING, NEWS = "meeting", "news"
STORY, LONGEST_STORY = 3, 65  # sentences that may open a story, and words of one
WHOLE = (
    MEETING,
    "minutes",
    "talk",
    "speech",
)  # kinds that open with a greeting: their lead is looked for in the whole
OPENING = 15  # sentences in which a text without an abstract says what it is about


def lead_sentence(
    sentences: Sequence[str], title: str = "", language: str = "en", weights: Weights = LEAD
) -> int:
    """The index of the sentence that best tells in one line what the text is about; 0 for an empty text."""
    vectors = tf_idf([content_stems(s, language) for s in sentences])
    title_vector = unit(dict.fromkeys(content_stems(title, language), 1.0))
    scores = salience(sentences, vectors, title_vector, language, weights)
    return max(range(len(scores)), key=lambda i: (scores[i], -i), default=0)


def choose_summary(told: Told, worth: Sequence[float], title: str, language: str, kind: str) -> list[int]:
    """Tell the lead and what adds most to it; the indexes told, the lead first."""
    outline = told.outline
    pool = _pool(outline, worth, kind, language)
    if not pool:
        return []
    if kind in WHOLE:
        lead = _richest(told, pool)
    elif kind == NEWS and (first := _first_of_news(outline)) is not None:
        lead = first
    else:
        weights = LEAD if abstract_of(outline) else OPENING_LEAD
        lead = pool[lead_sentence([outline.sentences[i].text for i in pool], title, language, weights)]
    told.tell([*unit_of(outline, lead, told.chosen), *_continued(outline, lead)])
    choose(told, [i for i in pool if i not in told.chosen], LENGTH, most=MOST)
    return [lead, *sorted(told.chosen - {lead})]


def _continued(outline: Outline, lead: int) -> list[int]:
    """What goes on from the lead and fits beside it: "It runs on …" """
    following = outline.sentences[lead + 1 : lead + 2]
    room = LENGTH - word_count(outline.sentences[lead].text)
    return [lead + 1 for s in following if s.support == lead and word_count(s.text) <= room]


def _first_of_news(outline: Outline) -> int | None:
    """The sentence that a story opens with tells it in short, unless it is somebody's word."""
    for i, sentence in enumerate(outline.sentences[:STORY]):
        told = sentence.flaw not in DEBRIS | {"question", "end", "start", "notice"} | NO_LEAD
        if told and sentence.text[0] not in QUOTES and word_count(sentence.text) <= LONGEST_STORY:
            return i
    return None


def _pool(outline: Outline, worth: Sequence[float], kind: str, language: str) -> list[int]:
    """The sentences among which a summary is looked for."""
    if kind in WHOLE:
        best = sorted(quotable(outline, spoken=kind == MEETING), key=lambda i: -worth[i])
        pool = [i for i in best if outline.sentences[i].flaw not in NO_LEAD] or best
        pool = [i for i in pool if _role(outline, i) != FORMAL] or pool
    else:
        pool = abstract_of(outline) or list(
            islice((i for i in outline.fit if _may_open(outline, i, language)), OPENING)
        )
        pool = pool or [i for i in outline.fit if _role(outline, i) not in (NEEDED, STEPS)]
    pool = pool[:OPENING]
    return [i for i in pool if word_count(outline.sentences[i].text) <= LONGEST_LEAD] or pool


def _may_open(outline: Outline, i: int, language: str) -> bool:
    """Not an ingredient, a step, a warning, the work of others or what everybody knows."""
    sentence = outline.sentences[i]
    if sentence.kind == LIST or _role(outline, i) in (NEEDED, STEPS, WARNING, RELATED):
        return False
    return not is_commonplace(sentence.text, language)


def _role(outline: Outline, i: int) -> str:
    return role_of(outline.sections[outline.sentences[i].section].heading)


def _richest(told: Told, pool: Sequence[int]) -> int:
    """What tells most for its length."""
    return max(pool, key=lambda i: (told.gain(i, alone=True) / told.cost(i), -i))
