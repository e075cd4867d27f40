"""The page of a concept: what it is, then its facets, in the sources' own words."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from wikimind.articles.claims import Known
from wikimind.articles.concept_choice import DEFINITION, DIFFERENCES, OTHER, Chosen
from wikimind.articles.concept_material import ConceptMaterial, MaterialSource, Mention
from wikimind.articles.footnotes import Footnotes
from wikimind.articles.layout import Relation, related_body
from wikimind.articles.quotes import EXACT, Proof
from wikimind.models.article import CONCEPT
from wikimind.models.types import now
from wikimind.nlp import facet_words as facets
from wikimind.wiki.inline import escape, wikilink
from wikimind.wiki.page import RELATED, SUMMARY, Page, Section, SourceRef

ENGINE = "wikimind concept/2"
# In the order of the page.
HEADINGS = {
    DEFINITION: "What it is",
    facets.HOW: "How it works",
    facets.KINDS: "Kinds and parts",
    facets.USES: "Uses",
    facets.RESULTS: "Results and numbers",
    OTHER: "More about it",
    facets.HISTORY: "History",
    facets.LIMITS: "Limits and open questions",
    DIFFERENCES: "Where sources differ",
}


def page_of(material: ConceptMaterial, chosen: Chosen, title: str) -> tuple[Page, Known]:
    """The page, and the proofs of its quotes."""
    sources = {source.id: source for source in material.sources if source.id in chosen.sources}
    refs = {
        source.id: SourceRef(f"s{number}", source.name, source.sha256, source.resource)
        for number, source in enumerate(sources.values(), 1)
    }
    proofs = {m.text: Proof(EXACT, m.start, m.end, m.page) for m in chosen.mentions}
    notes = Footnotes(proofs)

    def said(mention: Mention) -> str:
        return escape(mention.text) + notes.cite("c", mention.text, refs[mention.source].id)

    sections = [Section(SUMMARY, " ".join(map(said, chosen.lead)))]
    for facet, heading in HEADINGS.items():
        paragraphs = [
            f"{' '.join(map(said, some))} — {wikilink(sources[source].title)}"
            for source, some in _by_source(chosen.facets.get(facet, ()))
        ]
        sections.append(Section(heading, "\n\n".join(paragraphs)))
    sections.append(Section(RELATED, _related(material, chosen, sources.values())))
    moment = now().replace(microsecond=0)
    page = Page(
        type=CONCEPT,
        title=title,
        sections=tuple(section for section in sections if section.body),
        footnotes=tuple(notes.made),
        sources=tuple(refs.values()),
        aliases=material.aliases,
        created=moment,
        updated=moment,
        generated_by=ENGINE,
        generated_at=moment,
    )
    known = {
        (sources[m.source].sha256, m.text): Proof(EXACT, m.start, m.end, m.page) for m in chosen.mentions
    }
    return page, known


def _by_source(mentions: Sequence[Mention]) -> Iterable[tuple[int, list[Mention]]]:
    return [(source, list(some)) for source, some in groupby(mentions, key=lambda m: m.source)]


def _related(material: ConceptMaterial, chosen: Chosen, sources: Iterable[MaterialSource]) -> str:
    """Sources that only the lead quotes, which are not named beside their words, and related concepts."""
    named = {mention.source for some in chosen.facets.values() for mention in some}
    quoted = [
        Relation(source.title, "references", "it is quoted above")
        for source in sources
        if source.id not in named
    ]
    neighbours = [Relation(title, "related", "the same sources speak of it") for title in material.neighbours]
    return related_body([], quoted + neighbours)
