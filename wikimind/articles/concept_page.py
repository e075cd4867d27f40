"""The article of a concept: what each source that shares it says about it, in the sources' own words."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from wikimind.articles.claims import Known
from wikimind.articles.exhibits import LABEL as EXHIBITS
from wikimind.articles.layout import Relation, related_body
from wikimind.articles.quotes import UNVERIFIED, Proof
from wikimind.models.article import CONCEPT, SOURCE, Article, Claim
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias
from wikimind.models.source import Source
from wikimind.models.types import now
from wikimind.wiki.inline import escape, wikilink
from wikimind.wiki.page import CLAIMS, RELATED, SUMMARY, Footnote, Page, Section, SourceRef

MOST_SOURCES = 30
MOST_PER_SOURCE = 3
MOST_NEIGHBOURS = 8


# Neither open questions nor tables and the like.
_STATEMENTS = (~Claim.label.startswith("q"), ~Claim.label.startswith(EXHIBITS))


@dataclass(frozen=True)
class QuotedClaim:
    """A claim of a source's article with its proof."""

    text: str
    quote: str
    proof: Proof


@dataclass(frozen=True)
class Shared:
    """A source article with the concept, and its claims that speak of it."""

    title: str
    name: str
    sha256: str
    resource: str
    claims: tuple[QuotedClaim, ...]


@dataclass(frozen=True)
class ConceptMaterial:
    """Everything that a concept's article is made of. `uses` counts all sources, shown or not."""

    space_id: int
    name: str
    aliases: tuple[str, ...]
    uses: int
    shared: tuple[Shared, ...]
    neighbours: tuple[tuple[str, int], ...]  # other concepts and in how many of the sources they occur


def gather(session: Session, concept: Concept) -> ConceptMaterial:
    """Read the material: the strongest sources first, at most 30 of them."""
    aliases = session.scalars(
        select(ConceptAlias.name).where(ConceptAlias.concept_id == concept.id).order_by(ConceptAlias.id)
    ).all()
    articles = session.execute(
        select(
            Article.id,
            Article.title,
            Source.title.label("name"),
            Source.filename,
            Source.sha256,
            Source.origin,
        )
        .join(ArticleConcept, ArticleConcept.article_id == Article.id)
        .join(Source, Source.id == Article.source_id)
        .where(ArticleConcept.concept_id == concept.id, Article.kind == SOURCE)
        .order_by(ArticleConcept.score.desc(), Article.id)
        .limit(MOST_SOURCES)
    ).all()
    names = (concept.name, *aliases)
    claims = _speaking_of(session, names, [row.id for row in articles])
    return ConceptMaterial(
        concept.space_id,
        concept.name,
        tuple(dict.fromkeys(name for name in aliases if name != concept.name)),
        concept.uses,
        tuple(
            Shared(
                row.title, row.name or row.filename, row.sha256, row.origin or row.filename, claims[row.id]
            )
            for row in articles
        ),
        tuple(_neighbours(session, concept.id)),
    )


def _speaking_of(
    session: Session, names: Sequence[str], article_ids: list[int]
) -> dict[int, tuple[QuotedClaim, ...]]:
    """By article, the first claims in which one of the names stands as a word, definitions first."""
    word = re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(name) for name in names)})(?:s|es)?(?!\w)", re.IGNORECASE
    )
    found: dict[int, list[QuotedClaim]] = defaultdict(list)
    rows = session.execute(
        select(Claim.article_id, Claim.text, Claim.quote, Claim.standing, Claim.start, Claim.end, Claim.page)
        .where(
            Claim.article_id.in_(article_ids),
            Claim.standing != UNVERIFIED,
            *_STATEMENTS,
        )
        .order_by(Claim.article_id, Claim.start, Claim.id)
    )
    for article_id, text, quote, *proof in rows:
        if word.search(text):
            found[article_id].append(QuotedClaim(text, quote, Proof(*proof)))
    return {
        article_id: tuple(
            sorted(found[article_id], key=lambda c: not _defines(c.text, word))[:MOST_PER_SOURCE]
        )
        for article_id in article_ids
    }


def _defines(text: str, word: re.Pattern[str]) -> bool:
    match = word.search(text)
    return bool(
        match
        and match.start() <= 5
        and re.match(r"\s*(\([^)]*\)\s*)?(is|are|refers? to|denotes?|means?)\s", text[match.end() :])
    )


def _neighbours(session: Session, concept_id: int) -> list[tuple[str, int]]:
    """Concepts that have an article and occur together with this one most often."""
    own, other = aliased(ArticleConcept), aliased(ArticleConcept)
    count = func.count().label("together")
    sample = (
        select(own.article_id).where(own.concept_id == concept_id).order_by(own.article_id.desc()).limit(200)
    )
    rows = session.execute(
        select(Concept.name, count)
        .join(other, other.concept_id == Concept.id)
        .where(other.article_id.in_(sample), Concept.id != concept_id, Concept.uses >= 2)
        .group_by(Concept.id, Concept.name)
        .order_by(count.desc(), Concept.name)
        .limit(MOST_NEIGHBOURS)
    )
    return [row._tuple() for row in rows]


def page_of(material: ConceptMaterial, title: str) -> tuple[Page, Known]:
    """The page, and the proofs of its quotes, which the sources' own articles hold already."""
    notes: list[Footnote] = []
    known: dict[tuple[str, str], Proof] = {}
    refs: list[SourceRef] = []
    said: set[str] = set()
    lines: list[str] = []
    for shared in material.shared:
        ref = SourceRef(f"s{len(refs) + 1}", shared.name, shared.sha256, shared.resource)
        refs.append(ref)
        for claim in shared.claims:
            if claim.text in said:
                continue
            said.add(claim.text)
            note = Footnote(f"c{len(notes) + 1}", claim.quote, ref.id, claim.proof.page)
            notes.append(note)
            known[shared.sha256, claim.quote] = claim.proof
            lines.append(f"- {escape(claim.text)}[^{note.label}] — {wikilink(shared.title)}")
    sections = (
        Section(SUMMARY, _summary(material)),
        Section(CLAIMS, "\n".join(lines)),
        Section(RELATED, _related(material)),
    )
    moment = now().replace(microsecond=0)
    page = Page(
        type=CONCEPT,
        title=title,
        sections=tuple(section for section in sections if section.body),
        footnotes=tuple(notes),
        sources=tuple(refs),
        aliases=material.aliases,
        created=moment,
        updated=moment,
        generated_by="wikimind concept/1",
        generated_at=moment,
    )
    return page, known


def _summary(material: ConceptMaterial) -> str:
    shown = len(material.shared)
    more = "" if material.uses <= shown else f"; the {shown} that say most of it are quoted here"
    return f"A concept that {material.uses} sources share{more}."


def _related(material: ConceptMaterial) -> str:
    # Sources that are quoted above are linked there.
    sources = [
        Relation(shared.title, "references", "it is among the concepts of this source")
        for shared in material.shared
        if not shared.claims
    ]
    neighbours = [
        Relation(name, "related", f"occurs together in {count} sources" if count > 1 else "occurs together")
        for name, count in material.neighbours
    ]
    return related_body([], sources + neighbours)
