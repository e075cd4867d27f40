"""How much a sentence says of its text: centrality among the sentences, place, cue phrases, the title's
words.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from wikimind.nlp.similarity import Vector, cosine

DAMPING = 0.85
ROUNDS = 12

# What authors write where they say what a text contributes or concludes (Edmundson 1969, "cue method").
_CUES = {
    "en": (
        (1.0, r"\b(?:we|this (?:paper|article|work|study|report|chapter|thesis|survey|review|note)"
              r"|I)\s(?:\w+ly\s)?(?:propose|present|introduce|describe|develop|show|demonstrate|argue"
              r"|prove|find|study|investigate|examine|explore|address|report|establish|provide|analy[sz]e"
              r"|review|survey|discuss)"),
        (0.7, r"\b(?:results?|experiments?|evaluations?|findings?|analysis|data)\s(?:\w+\s){0,4}(?:show"
              r"|shows|showed|suggest|suggests|indicate|indicates|demonstrate|demonstrates|reveal|reveals"
              r"|confirm|confirms)\b"),
        (0.6, r"\b(?:outperforms?|outperformed|state[- ]of[- ]the[- ]art|improves?|improved"
              r"|significant(?:ly)?|achieves?|achieved|better than|more accurate|reduces?|first time|novel"
              r"|new)\b"),
        (0.5, r"\b(?:in conclusion|in summary|in short|overall|to summari[sz]e|the (?:main|key|central"
              r"|most important)|importantly|in general|therefore|thus|consequently|as a result|conclude)\b"),
        (0.5, r"\b(?:is|are) (?:a|an|the|one of the|defined as|called|known as)\b"),
    ),
    "de": (
        (1.0, r"\b(?:wir|dieser (?:Beitrag|Artikel|Aufsatz)|diese (?:Arbeit"
              r"|Studie))\s(?:\w+\s){0,2}?(?:zeigen|zeigt|stellen|stellt|untersuchen|untersucht|entwickeln"
              r"|beschreiben|beschreibt|präsentieren)"),
        (0.6, r"\b(?:Ergebnisse?|Daten)\s(?:\w+\s){0,3}zeig|\b(?:insgesamt|zusammenfassend"
              r"|wichtig(?:ste[rn]?)?)\b"),
    ),
    "fr": (
        (1.0, r"\b(?:nous|cet article|ce travail|cette étude)\s(?:\w+\s){0,2}?(?:propos|présent|montr"
              r"|étudi|décri)"),
        (0.6, r"\b(?:résultats?)\s(?:\w+\s){0,3}(?:montrent|suggèrent|indiquent)|\b(?:en résumé"
              r"|en conclusion)\b"),
    ),
    "es": (
        (1.0, r"\b(?:este (?:artículo|trabajo)|esta? (?:estudio|tesis)|nosotros)\s(?:\w+\s){0,2}?(?:propon"
              r"|present|muestr|describ|estudi)"),
        (0.6, r"\b(?:resultados?)\s(?:\w+\s){0,3}(?:muestran|sugieren|indican)|\b(?:en resumen"
              r"|en conclusión)\b"),
    ),
}  # fmt: skip
_COMPILED = {
    code: tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in cues)
    for code, cues in _CUES.items()
}


@dataclass(frozen=True)
class Weights:
    """Coefficients of the linear combination; every feature lies between 0 and 1."""

    centrality: float = 1.0
    cue: float = 0.8
    title: float = 0.6
    place: float = 0.4
    length: float = 0.5


def centrality(vectors: Sequence[Vector]) -> list[float]:
    """Continuous LexRank (Erkan and Radev 2004), 0–1, of vectors of length 1.

    The similarity matrix is X·Xᵀ of the sparse sentence-by-term matrix X, so that a round of the power
    method costs
    one pass over the terms and no pair of sentences is ever compared.
    """
    count = len(vectors)
    if not count:
        return []
    degrees = _times_similarity(vectors, [1.0] * count)
    ranks = [1.0 / count] * count
    for _ in range(ROUNDS):
        shares = [rank / degree if degree else 0.0 for rank, degree in zip(ranks, degrees, strict=True)]
        flow = _times_similarity(vectors, shares)
        ranks = [(1 - DAMPING) / count + DAMPING * part for part in flow]
    top = max(ranks)
    return [rank / top for rank in ranks]


def _times_similarity(vectors: Sequence[Vector], values: Sequence[float]) -> list[float]:
    """X·(Xᵀ·values)."""
    terms: dict[str, float] = defaultdict(float)
    for vector, value in zip(vectors, values, strict=True):
        if value:
            for term, weight in vector.items():
                terms[term] += weight * value
    return [sum(weight * terms[term] for term, weight in vector.items()) for vector in vectors]


def cue_score(sentence: str, language: str = "en") -> float:
    """0–1: how strongly the sentence announces a contribution, a result or a definition."""
    hits = [weight for weight, pattern in _COMPILED.get(language, ()) if pattern.search(sentence)]
    return min(1.0, max(hits, default=0.0) + 0.1 * max(0, len(hits) - 1))


def length_score(words: int) -> float:
    """1 for 15 to 35 words, falling to 0 at 3 and at 70."""
    if words < 15:
        return max(0.0, (words - 3) / 12)
    return 1.0 if words <= 35 else max(0.0, (70 - words) / 35)


def place_score(index: int, count: int) -> float:
    """1 for the first sentence of a text, 0.5 for the last, little in the middle (Baxendale 1958)."""
    if count <= 1:
        return 1.0
    return max(1.0 / (1 + index / 3), 0.5 / (1 + (count - 1 - index) / 2))


def salience(
    sentences: Sequence[str],
    vectors: Sequence[Vector],
    title: Vector,
    language: str = "en",
    weights: Weights = Weights(),
) -> list[float]:
    """The weighted mean of all features for each sentence, 0–1.

    `vectors` are the sentences' TF-IDF vectors of length 1, `title` the one of the title (empty for none).
    """
    total = weights.centrality + weights.cue + weights.title + weights.place + weights.length
    return [
        (
            weights.centrality * central
            + weights.cue * cue_score(sentence, language)
            + weights.title * cosine(vector, title)
            + weights.place * place_score(index, len(sentences))
            + weights.length * length_score(len(sentence.split()))
        )
        / total
        for index, (sentence, vector, central) in enumerate(
            zip(sentences, vectors, centrality(vectors), strict=True)
        )
    ]
