"""What could be asked next, without a model: from the concepts and headings around what was found."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import select

from wikimind.ask.values import Evidence
from wikimind.extensions import db
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.nlp.words import content_stems, word_set

MOST = 3
_NEAREST = 4  # passages whose surroundings count
_BARE = re.compile(r"^(?:\d+(?:\.\d+)*\.?|[IVX]+\.|Chapter \d+:?)\s+")
_SAYS_NOTHING = word_set(
    "introduction abstract conclusion conclusions discussion results methods references summary overview"
    " contents background notes appendix acknowledgements"
)


def follow_ups(question: str, evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """At most three questions about what stands near the answer and was not asked about."""
    asked = set(content_stems(question))
    found: dict[str, str] = {}
    for about, suggestion in (*_from_headings(evidence), *_from_concepts(evidence)):
        stems = content_stems(about)
        if stems and not set(stems) <= asked:
            found.setdefault(" ".join(sorted(stems)), suggestion)
    return tuple(found.values())[:MOST]


def _from_headings(evidence: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    for item in evidence[:_NEAREST]:
        heading = _BARE.sub("", item.heading).strip()
        if heading.endswith("?"):
            yield heading, heading


def _from_concepts(evidence: Sequence[Evidence]) -> Iterator[tuple[str, str]]:
    """The weightiest concepts of the articles that were compiled from these sources."""
    articles = {item.article_id for item in evidence[:_NEAREST] if item.article_id}
    concepts = db.session.execute(
        select(Concept.name, Concept.uses)
        .join(ArticleConcept, ArticleConcept.concept_id == Concept.id)
        .where(ArticleConcept.article_id.in_(articles))
        .order_by(ArticleConcept.score.desc(), Concept.id)
        .limit(MOST * 3)
    )
    for name, uses in concepts:
        # One plain word is a topic only where several sources are about it.
        telling = " " in name or not name.islower() or uses > 1
        if telling and name.lower() not in _SAYS_NOTHING:
            yield name, f"What do the sources say about {name}?"
