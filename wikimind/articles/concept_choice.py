"""Which of the sentences that name a concept make its article, and under which of its facets."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from wikimind.articles.concept_material import ConceptMaterial, Mention
from wikimind.nlp import facet_words as facets
from wikimind.nlp.cues import cues
from wikimind.nlp.facets import facet_of
from wikimind.nlp.salience import centrality, length_score
from wikimind.nlp.scripts import word_count
from wikimind.nlp.similarity import Vector, cosine, tf_idf
from wikimind.nlp.standalone import independence
from wikimind.nlp.words import content_stems

MOST_WORDS = 420  # of an article
MOST_STATEMENTS = 20
MOST_EACH = 8  # of one source, fewer where many sources share the concept
LEAST_SOURCES = 2  # that contribute a statement each
LEAST_UNDEFINED = 3  # where none says what the thing is: two passing remarks teach nothing
DEFINES = 0.5  # strength of a sentence that does
MOST_LEAD = 3
ALIKE = 0.6  # cosine from which a sentence says what another one says
SAME_MATTER = 0.55  # cosine from which two sources speak of one matter
LEAST_WORTH = 1.2
LEAST_OPENING = 1.3
STANDING = 0.15  # what stands in the article stays, unless something is clearly better
WEIGHTS = {
    "centrality": 0.4,
    "independence": 0.5,
    "place": 0.4,
    "subject": 0.5,
    "length": 0.3,
    "definition": 0.5,
    "own": -0.7,
    "chat": -0.8,
    "elsewhere": -0.6,
    "quoted": -0.2,
    "example": -0.15,
    "cited": -0.25,
}

DEFINITION, DIFFERENCES, OTHER = "definition", "differences", "other"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_NEGATION = re.compile(
    r"\b(?:not|no|never|cannot|neither|nicht|kein\w*|pas|no|non|não|niet|nie|не|нет|δεν|değil)\b|不|没|没有|ない"
    r"|ليس|לא|नहीं|않"
)


@dataclass(frozen=True)
class Chosen:
    """The sentences of the lead, and those of each facet; a facet without any is left out."""

    lead: tuple[Mention, ...]
    facets: dict[str, tuple[Mention, ...]]

    @property
    def mentions(self) -> list[Mention]:
        return [*self.lead, *(m for some in self.facets.values() for m in some)]

    def placed(self, mentions: Sequence[Mention]) -> "Chosen":
        """The same sentences, with the pages that these have."""
        by_text = {mention.text: mention for mention in mentions}
        return Chosen(
            tuple(by_text[m.text] for m in self.lead),
            {facet: tuple(by_text[m.text] for m in some) for facet, some in self.facets.items()},
        )

    @property
    def sources(self) -> set[int]:
        return {mention.source for mention in self.mentions}


@dataclass(frozen=True)
class _Rated:
    """A mention with its worth, its terms, and what it tells."""

    mention: Mention
    worth: float
    vector: Vector
    facet: str


def choose(material: ConceptMaterial) -> Chosen | None:
    """The statements of the article; None where too few sources contribute one: two of which one defines
    the thing, or three.
    """
    rated = _rated(material)
    lead = _lead(rated)
    if not lead:
        return None
    most_each = max(3, min(MOST_EACH, 2 * MOST_STATEMENTS // max(1, len(material.sources))))
    chosen = _best(rated, lead, most_each)
    differing = _differing(chosen)
    by_facet: dict[str, list[_Rated]] = {}
    for one in chosen:
        if one not in lead:
            by_facet.setdefault(DIFFERENCES if one in differing else one.facet, []).append(one)
    made = Chosen(
        tuple(one.mention for one in lead),
        {facet: _in_order(some, material) for facet, some in by_facet.items()},
    )
    defined = any(one.mention.strength >= DEFINES for one in lead)
    return made if len(made.sources) >= (LEAST_SOURCES if defined else LEAST_UNDEFINED) else None


def _rated(material: ConceptMaterial) -> list[_Rated]:
    mentions = material.mentions
    vectors = tf_idf([content_stems(m.text, m.language) for m in mentions])
    central = centrality(vectors)
    return [
        _Rated(m, _worth(m, near, m.text in material.standing), vector, _facet(m))
        for m, vector, near in zip(mentions, vectors, central, strict=True)
    ]


def _worth(mention: Mention, central: float, standing: bool) -> float:
    shown = cues(mention.text, mention.language)
    return (
        WEIGHTS["centrality"] * central
        + WEIGHTS["independence"] * independence(mention.text, mention.language)
        + WEIGHTS["place"] * (1.0 - mention.place)
        + WEIGHTS["subject"] * mention.subject
        + WEIGHTS["length"] * length_score(round(word_count(mention.text)))
        + WEIGHTS["definition"] * mention.strength
        + WEIGHTS["own"] * mention.own
        + sum(WEIGHTS[cue] for cue in ("chat", "elsewhere", "quoted", "example", "cited") if cue in shown)
        + STANDING * standing
    )


def _facet(mention: Mention) -> str:
    if mention.strength >= 0.6 and not mention.own:
        return DEFINITION
    near = mention.subject or mention.place < 0.4
    return (near and facet_of(mention.text, mention.language)) or OTHER


def _lead(rated: Sequence[_Rated]) -> list[_Rated]:
    """The best definition, else the best sentence; then what other sources agree matters most."""
    about = [one for one in rated if one.mention.subject and one.worth >= LEAST_OPENING]
    defining = [one for one in rated if one.mention.strength > 0]
    first = max(defining or about, key=_as_opening, default=None)
    if first is None:
        return []
    lead = [first]
    for one in sorted(rated, key=lambda one: -one.worth):
        if len(lead) == MOST_LEAD:
            break
        fresh = one.mention.source not in {other.mention.source for other in lead}
        if fresh and one.mention.subject and one.worth >= LEAST_OPENING and _is_new(one, lead):
            lead.append(one)
    return lead


def _as_opening(one: _Rated) -> float:
    """Its worth as the first sentence, which tells of the thing and not of one measurement of it."""
    measured = not one.mention.strength and bool(_NUMBER.search(one.mention.text))
    return one.worth + 1.5 * one.mention.strength - 0.6 * one.mention.own - 0.5 * measured


def _best(rated: Sequence[_Rated], lead: Sequence[_Rated], most_each: int) -> list[_Rated]:
    """The lead and the best of the others that say something else, within the bounds of an article."""
    chosen = list(lead)
    each = Counter(one.mention.source for one in chosen)
    words = sum(word_count(one.mention.text) for one in chosen)
    for one in sorted(rated, key=lambda one: (-one.worth, one.mention.source, one.mention.start)):
        length = word_count(one.mention.text)
        if one in chosen or each[one.mention.source] >= most_each or one.worth < LEAST_WORTH:
            continue
        if len(chosen) < MOST_STATEMENTS and words + length <= MOST_WORDS and _is_new(one, chosen):
            chosen.append(one)
            each[one.mention.source] += 1
            words += length
    return chosen


def _is_new(one: _Rated, others: Iterable[_Rated]) -> bool:
    return all(cosine(one.vector, other.vector) < ALIKE or _differ(one, other) for other in others)


def _differing(chosen: Sequence[_Rated]) -> list[_Rated]:
    """Sentences of different sources that speak of one matter and say different things."""
    found: list[_Rated] = []
    for at, one in enumerate(chosen):
        for other in chosen[at + 1 :]:
            if cosine(one.vector, other.vector) >= SAME_MATTER and _differ(one, other):
                found += [one, other]
    return found


def _differ(one: _Rated, other: _Rated) -> bool:
    a, b = one.mention, other.mention
    if a.source == b.source:
        return False
    numbers, others = set(_NUMBER.findall(a.text)), set(_NUMBER.findall(b.text))
    if numbers and others and numbers.isdisjoint(others):
        return True
    return bool(_NEGATION.search(a.text)) != bool(_NEGATION.search(b.text))


def _in_order(some: Sequence[_Rated], material: ConceptMaterial) -> tuple[Mention, ...]:
    """By source, in the order of its text."""
    rank = {source.id: at for at, source in enumerate(material.sources)}
    facet = some[0].facet if some else ""
    mentions = [one.mention for one in some]
    if facet == facets.HISTORY:
        return tuple(sorted(mentions, key=lambda m: (_year(m), rank[m.source], m.start)))
    return tuple(sorted(mentions, key=lambda m: (rank[m.source], m.start)))


def _year(mention: Mention) -> int:
    years = re.findall(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)", mention.text)
    return int(years[0]) if years else 9999
