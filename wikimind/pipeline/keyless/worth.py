"""How much of what a reader wants told a sentence holds for each of its words, as a sum of weighted signs."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import regex

from wikimind.extract.document import LIST, PARAGRAPH, Document
from wikimind.nlp.cues import cues, number_words
from wikimind.nlp.lengths import word_count
from wikimind.nlp.similarity import Vector, cosine
from wikimind.nlp.speech import stutter
from wikimind.nlp.standalone import independence
from wikimind.nlp.words import tokens
from wikimind.pipeline.keyless import headings
from wikimind.pipeline.keyless.outline import DEBRIS, FRAGMENT, Outline
from wikimind.pipeline.keyless.sentences import Sentence
from wikimind.pipeline.keyless.weights import weights_of

Signs = dict[str, float]

OPENING_BLOCKS = 3  # paragraphs that open a text
COMMON = 100  # sentences with a term; one in more of them tells none from another
NEAR = 3  # blocks; what stands as near as that belongs to the same passage
SUBJECT = 4  # terms at the beginning of a sentence, among which its subject is
STRANGE = 0.3  # of the middle one: the nearness to the rest below which a paragraph speaks of something else
ASIDE = 0.25  # of the text: what fills more of it is no note
NOTE = 3  # sentences of a paragraph that may be a note on the side
FAR = 0.9  # of the text: where its end begins
QUOTES = '"“”„«»‘’「」『』'
_NUMBER = re.compile(r"(?<![\w.])\d[\d.,]*")
_NAME = regex.compile(r"(?<=[\w,;:)] )\p{Lu}[\w’'-]+")


def worth_of(
    document: Document, outline: Outline, vectors: Sequence[Vector], title: Vector, kind: str
) -> list[float]:
    """For each sentence the logarithm of its worth for each word; 0 is an ordinary sentence."""
    weights = weights_of(kind)
    return [
        sum(weights.get(name, 0.0) * value for name, value in signs.items())
        for signs in signs_of(document, outline, vectors, title)
    ]


def signs_of(document: Document, outline: Outline, vectors: Sequence[Vector], title: Vector) -> list[Signs]:
    """The signs of each sentence by name, mostly between 0 and 1."""
    places = _places(outline)
    themes = _themes(outline, vectors)
    echoes = _echoes(outline, vectors)
    strange = _strange(outline, themes)
    subject = set(title)
    return [
        {
            **places[i],
            **_content(sentence, document.language),
            "theme": themes[i],
            "echo": echoes[i],
            "strange": strange[sentence.block],
            "subject": float(not subject.isdisjoint(sentence.stems[:SUBJECT])),
            "title": cosine(vectors[i], title),
            "alone": independence(sentence.text, document.language) - 1.0,
            f"flaw {sentence.flaw}": float(sentence.support is None),
            "bare item": float(
                sentence.kind == LIST and sentence.support is None and sentence.flaw in FRAGMENT
            ),
            "supported": float(sentence.support is not None),
            "debris": float(sentence.flaw in DEBRIS),
        }
        for i, sentence in enumerate(outline.sentences)
    ]


def _themes(outline: Outline, vectors: Sequence[Vector]) -> list[float]:
    """How near each sentence is to what the other paragraphs speak of; 1 for the nearest."""
    whole: dict[str, float] = defaultdict(float)
    blocks: dict[int, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for sentence, vector in zip(outline.sentences, vectors, strict=True):
        own = blocks[sentence.block]
        for term, weight in vector.items():
            whole[term] += weight
            own[term] += weight
    near = [
        sum(weight * (whole[term] - blocks[sentence.block][term]) for term, weight in vector.items())
        for sentence, vector in zip(outline.sentences, vectors, strict=True)
    ]
    top = max(near, default=0.0)
    return [value / top if top > 0 else 0.0 for value in near]


def _strange(outline: Outline, themes: Sequence[float]) -> dict[int, float]:
    """For each block 1 where it speaks of something else than the text, as a note on the side does."""
    blocks: dict[int, list[float]] = defaultdict(list)
    sizes: Counter[int] = Counter()
    for sentence, theme in zip(outline.sentences, themes, strict=True):
        blocks[sentence.block].append(theme)
        sizes[sentence.block] += len(sentence.text)
    means = {number: sum(values) / len(values) for number, values in blocks.items()}
    middle = sorted(means.values())[len(means) // 2] if means else 0.0
    aside = {n for n in blocks if len(blocks[n]) >= NOTE and sizes[n] < ASIDE * sizes.total()}
    return {n: float(n in aside and mean < STRANGE * middle) for n, mean in means.items()}


def _echoes(outline: Outline, vectors: Sequence[Vector]) -> list[float]:
    """How nearly another part of the text says the same: 1 from a cosine of one half on."""
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for i, vector in enumerate(vectors):
        for term, weight in vector.items():
            holders[term].append((i, weight))
    found = []
    for sentence, vector in zip(outline.sentences, vectors, strict=True):
        alike: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            if len(holders[term]) <= COMMON:
                for j, other in holders[term]:
                    alike[j] += weight * other
        far = (v for j, v in alike.items() if abs(outline.sentences[j].block - sentence.block) > NEAR)
        found.append(min(1.0, 2 * max(far, default=0.0)))
    return found


def _places(outline: Outline) -> list[Signs]:
    """Where each sentence stands."""
    sections: set[int] = set()
    count = len(outline.sentences)
    opening = [s.block for s in outline.sentences if s.kind == PARAGRAPH and word_count(s.text) > 8]
    lead = set(list(dict.fromkeys(opening))[:OPENING_BLOCKS])
    found = []
    for i, sentence in enumerate(outline.sentences):
        role = headings.role_of(outline.sections[sentence.section].heading)
        first = sentence.section not in sections
        sections.add(sentence.section)
        found.append(
            {
                f"in {role}": 1.0,
                "opens section": float(first),
                "opens paragraph": float(sentence.place == 0 and sentence.kind == PARAGRAPH),
                "lead": float(sentence.block in lead),
                "late": i / max(1, count - 1),
                "end": float(i > FAR * count),
                "item": float(sentence.kind == LIST),
            }
        )
    return found


def _content(sentence: Sentence, language: str) -> Signs:
    """What the words of a sentence show."""
    text = sentence.text
    length = max(1.0, word_count(text))
    words = tokens(text)
    names = len(_NAME.findall(text)) if language != "de" else 0
    return {
        "dense": min(1.0, len(set(sentence.stems)) / length),
        "number": float(bool(_NUMBER.search(text)) or not number_words(language).isdisjoint(words)),
        "names": min(0.5, names / length),
        "short": float(length < 8),
        "hollow": float(length < 8 and not names and not _NUMBER.search(text) and sentence.kind != LIST),
        "stutter": stutter(text, language) if sentence.speaker else 0.0,
        "long": max(0.0, min(1.0, (length - 25) / 35)),
        "bracket": float("(" in text),
        "all quoted": float(text[0] in QUOTES and text.rstrip(".")[-1] in QUOTES),
        "you": float(bool({"you", "your"} & set(words))),
        "I": float(bool({"i", "my", "me"} & set(words))),
        **dict.fromkeys(cues(text, language), 1.0),
    }
