"""Concepts: found again under their aliases, counted, and written as articles."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.concept_choice import Chosen, choose
from wikimind.articles.concept_material import ConceptMaterial, gather, with_pages
from wikimind.articles.concept_page import page_of
from wikimind.articles.corpus import recount
from wikimind.articles.draft import DraftConcept, DraftDefinition
from wikimind.articles.naming import new_article
from wikimind.articles.publication import settle
from wikimind.articles.removal import remove_article
from wikimind.articles.rewriting import edited_by_people, publish_generated
from wikimind.extensions import db, end_read, upsert
from wikimind.models.article import CONCEPT, Article
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias, ConceptDefinition
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.nlp.concept_names import plainer
from wikimind.nlp.keys import concept_key
from wikimind.wiki import files
from wikimind.wiki.page import RELATED, Footnote, Page, Section

SPOKEN_OF_SCORE = 0.2  # weight in an article whose source only speaks of the concept
CONCEPT_DELAY_SECONDS = 3.0  # several sources that arrive together cause one rewrite


def known_ids(session: Session, space_id: int, concepts: Sequence[DraftConcept]) -> list[int]:
    """The ids of those concepts that the space knows already."""
    keys = sorted({key for concept in concepts for key in _forms(concept)})
    rows = session.scalars(
        select(ConceptAlias.concept_id)
        .where(ConceptAlias.space_id == space_id, ConceptAlias.key.in_(keys))
        .distinct()
    )
    return list(rows)


def attach_concepts(session: Session, article: Article, concepts: Sequence[DraftConcept]) -> list[int]:
    """Make these the article's concepts; the ids of those whose own articles have to be written anew."""
    before = session.scalars(
        select(ArticleConcept.concept_id).where(ArticleConcept.article_id == article.id)
    ).all()
    ids = _settled(session, article.space_id, concepts)
    scores: dict[int, float] = {}
    for concept, concept_id in zip(concepts, ids, strict=True):
        scores[concept_id] = max(scores.get(concept_id, 0.0), concept.score)
    session.execute(delete(ArticleConcept).where(ArticleConcept.article_id == article.id))
    if scores:
        rows = [
            {"article_id": article.id, "concept_id": concept_id, "score": score}
            for concept_id, score in scores.items()
        ]
        session.execute(insert(ArticleConcept), rows)
    return recount(session, {*before, *scores})


def _settled(session: Session, space_id: int, concepts: Sequence[DraftConcept]) -> list[int]:
    """The ids of the concepts under any of their keys, made where there is none; aliases are remembered."""
    forms = [_forms(concept) for concept in concepts]
    known = _ids_by_key(session, space_id, {key for keys in forms for key in keys})
    missing = [c for c, keys in zip(concepts, forms, strict=True) if not known.keys() & keys.keys()]
    if missing:
        # Sorted, so that two workers lock rows in the same order.
        rows = [
            {"space_id": space_id, "key": c.key[:200], "name": c.name[:200], "uses": 0, "kind": c.kind}
            for c in sorted(missing, key=lambda c: c.key)
        ]
        session.execute(
            upsert(session, Concept).on_conflict_do_nothing(index_elements=["space_id", "key"]), rows
        )
        made = select(Concept.key, Concept.id).where(
            Concept.space_id == space_id, Concept.key.in_([row["key"] for row in rows])
        )
        known.update(row._tuple() for row in session.execute(made))
    ids = [
        known.get(concept.key[:200]) or next(known[key] for key in keys if key in known)
        for concept, keys in zip(concepts, forms, strict=True)
    ]
    aliases = {
        key: {"space_id": space_id, "concept_id": concept_id, "key": key, "name": name[:200]}
        for concept_id, keys in zip(ids, forms, strict=True)
        for key, name in keys.items()
    }
    if aliases:
        session.execute(
            upsert(session, ConceptAlias).on_conflict_do_nothing(index_elements=["space_id", "key"]),
            [aliases[key] for key in sorted(aliases)],
        )
    _rename(session, dict(zip(ids, concepts, strict=True)))
    return ids


def _rename(session: Session, concepts: Mapping[int, DraftConcept]) -> None:
    """Write names more plainly where a source does, and remember what they are names of."""
    rows = session.execute(select(Concept.id, Concept.name, Concept.kind).where(Concept.id.in_(concepts)))
    for concept_id, name, kind in sorted(row._tuple() for row in rows):
        draft = concepts[concept_id]
        better = next((form for form in (draft.name, *draft.aliases) if plainer(form, name)), name)
        if better != name or draft.kind and not kind:
            changed = {"name": better[:200], "kind": kind or draft.kind}
            session.execute(update(Concept).where(Concept.id == concept_id).values(changed))


def _forms(concept: DraftConcept) -> dict[str, str]:
    """The names of the concept by their keys, its own first."""
    keys = {concept.key[:200]: concept.name}
    if concept.variant:
        keys.setdefault(concept.variant[:200], concept.name)
    return keys | {key[:200]: alias for alias in concept.aliases if (key := concept_key(alias))}


def _ids_by_key(session: Session, space_id: int, keys: Set[str]) -> dict[str, int]:
    rows = session.execute(
        select(ConceptAlias.key, ConceptAlias.concept_id).where(
            ConceptAlias.space_id == space_id, ConceptAlias.key.in_(sorted(keys))
        )
    )
    return dict(row._tuple() for row in rows)


def replace_definitions(session: Session, source: Source, definitions: Sequence[DraftDefinition]) -> None:
    """Make these the sentences of the source that define terms."""
    session.execute(delete(ConceptDefinition).where(ConceptDefinition.source_id == source.id))
    rows = [
        {
            "space_id": source.space_id,
            "source_id": source.id,
            "key": one.key[:200],
            "term": one.term[:200],
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "page": one.page,
            "strength": one.strength,
        }
        for one in definitions
    ]
    if rows:
        session.execute(insert(ConceptDefinition), rows)


@dataclass(frozen=True)
class ConceptDraft:
    """What the article of a concept is made of, and what was chosen for it."""

    material: ConceptMaterial
    chosen: Chosen


def work(concept_id: int) -> ConceptDraft | None:
    """The article's statements; None where the concept is gone, or fewer than two sources contribute one."""
    session = db.session()
    concept = session.get(Concept, concept_id)
    article_id = session.scalar(select(Article.id).where(Article.concept_id == concept_id))
    if article_id is not None:
        settle(article_id)  # what people wrote in its file decides whether it may go
    material = gather(session, concept) if concept else None
    end_read()
    chosen = choose(material) if material else None
    if material is None or chosen is None:
        return None
    placed = with_pages(session, chosen.mentions)
    end_read()
    return ConceptDraft(material, chosen.placed(placed))


def save(session: Session, concept_id: int, draft: ConceptDraft | None) -> None:
    """Write the concept's article; one to which a single source is left goes, unless a person wrote in it."""
    article = session.scalar(select(Article).where(Article.concept_id == concept_id))
    if draft is None:
        if article is not None and not edited_by_people(session, article):
            remove_article(session, article)
        return
    material = draft.material
    space = session.get_one(Space, material.space_id)
    if article is None:
        hints = ("concept", f"concept {concept_id}")
        article = new_article(session, space, CONCEPT, _title(material.name), hints, concept_id=concept_id)
    page, known = page_of(material, draft.chosen, article.title)
    if not _says_the_same(session, article, page):
        note = f"{len(draft.chosen.sources)} sources speak of it"
        publish_generated(session, space, article, page, note=note, known=known)
        request_catalogue(session, space.id)
    _attach_speakers(session, concept_id, draft)


def _says_the_same(session: Session, article: Article, page: Page) -> bool:
    """Whether the machine's last page differs in nothing but what is related, which every source changes."""
    if article.id is None or not article.generated:
        return False
    before = files.parse(article.generated)
    return _statements(before) == _statements(page) and before.aliases == page.aliases


def _statements(page: Page) -> tuple[tuple[Section, ...], tuple[Footnote, ...]]:
    return tuple(section for section in page.sections if section.heading != RELATED), page.footnotes


def _attach_speakers(session: Session, concept_id: int, draft: ConceptDraft) -> None:
    """Let the concept be one of each article whose source is quoted."""
    quoted = [s.article_id for s in draft.material.sources if s.id in draft.chosen.sources]
    session.execute(
        upsert(session, ArticleConcept).on_conflict_do_nothing(index_elements=["article_id", "concept_id"]),
        [{"article_id": one, "concept_id": concept_id, "score": SPOKEN_OF_SCORE} for one in sorted(quoted)],
    )
    recount(session, [concept_id])


def _title(name: str) -> str:
    """The name as a title.

    >>> _title("kelp forest"), _title("mRNA vaccine")
    ('Kelp forest', 'mRNA vaccine')
    """
    first = name.split(" ", 1)[0]
    return name[:1].upper() + name[1:] if first.islower() else name
