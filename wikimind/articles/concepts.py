"""Concepts: found again under their aliases, counted, and written as articles once two sources share one."""

from collections.abc import Sequence, Set

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.concept_page import ConceptMaterial, gather, page_of
from wikimind.articles.corpus import recount
from wikimind.articles.draft import DraftConcept
from wikimind.articles.naming import new_article
from wikimind.articles.publication import settle
from wikimind.articles.removal import remove_article
from wikimind.articles.rewriting import edited_by_people, publish_generated
from wikimind.extensions import db, end_read, upsert
from wikimind.models.article import CONCEPT, Article
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias
from wikimind.models.space import Space
from wikimind.nlp.keys import concept_key

CONCEPT_DELAY_SECONDS = 3.0  # several sources that arrive together cause one rewrite


def known_ids(session: Session, space_id: int, concepts: Sequence[DraftConcept]) -> list[int]:
    """The ids of those concepts that the space knows already."""
    keys = [concept.key for concept in concepts]
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
            {"space_id": space_id, "key": c.key[:200], "name": c.name[:200], "uses": 0}
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
    return ids


def _forms(concept: DraftConcept) -> dict[str, str]:
    """The names of the concept by their keys, its own first."""
    keys = {concept.key[:200]: concept.name}
    return keys | {key[:200]: alias for alias in concept.aliases if (key := concept_key(alias))}


def _ids_by_key(session: Session, space_id: int, keys: Set[str]) -> dict[str, int]:
    rows = session.execute(
        select(ConceptAlias.key, ConceptAlias.concept_id).where(
            ConceptAlias.space_id == space_id, ConceptAlias.key.in_(sorted(keys))
        )
    )
    return dict(row._tuple() for row in rows)


def work(concept_id: int) -> ConceptMaterial | None:
    """What the sources say of the concept; None where it is gone or too few of them share it."""
    session = db.session()
    concept = session.get(Concept, concept_id)
    article_id = session.scalar(select(Article.id).where(Article.concept_id == concept_id))
    if article_id is not None:
        settle(article_id)  # what people wrote in its file decides whether it may go
    material = gather(session, concept) if concept and concept.uses >= 2 else None
    end_read()
    return material


def save(session: Session, concept_id: int, material: ConceptMaterial | None) -> None:
    """Write the concept's article; one that nobody shares any more goes, unless a person wrote in it."""
    article = session.scalar(select(Article).where(Article.concept_id == concept_id))
    if material is None:
        if article is not None and not edited_by_people(session, article):
            remove_article(session, article)
        return
    space = session.get_one(Space, material.space_id)
    if article is None:
        hints = ("concept", f"concept {concept_id}")
        article = new_article(session, space, CONCEPT, _title(material.name), hints, concept_id=concept_id)
    page, known = page_of(material, article.title)
    publish_generated(session, space, article, page, note=f"{material.uses} sources share it", known=known)
    request_catalogue(session, space.id)


def _title(name: str) -> str:
    """The name as a title.

    >>> _title("kelp forest"), _title("mRNA vaccine")
    ('Kelp forest', 'mRNA vaccine')
    """
    first = name.split(" ", 1)[0]
    return name[:1].upper() + name[1:] if first.islower() else name
