"""What the other sources of a space say about a phrase: how common it is, and which concept it names."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from wikimind.extensions import end_read, upsert
from wikimind.models.article import Article
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias, PhraseCount
from wikimind.models.source import READY, Source, StoredDraft


class SpaceCorpus:
    """The statistics of one space, read in a few short queries by indexed keys."""

    def __init__(self, session: Session, space_id: int) -> None:
        self._session = session
        self._space_id = space_id
        self.documents = self._count()

    def _count(self) -> int:
        return (
            self._session.scalar(
                select(func.count()).where(Source.space_id == self._space_id, Source.state.in_(READY))
            )
            or 0
        )

    def frequencies(self, keys: Sequence[str]) -> dict[str, int]:
        """In how many sources each key is a key phrase; keys never met are left out."""
        rows = self._session.execute(
            select(PhraseCount.key, PhraseCount.sources).where(
                PhraseCount.space_id == self._space_id, PhraseCount.key.in_(list(keys))
            )
        ).all()
        end_read()
        return dict(row._tuple() for row in rows)

    def known_concepts(self, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
        """The canonical key and name of the concepts that some of `keys` name."""
        rows = self._session.execute(
            select(ConceptAlias.key, Concept.key, Concept.name)
            .join(Concept, Concept.id == ConceptAlias.concept_id)
            .where(ConceptAlias.space_id == self._space_id, ConceptAlias.key.in_(list(keys)))
        ).all()
        end_read()
        return {alias: (key, name) for alias, key, name in rows}


def count_phrases(session: Session, space_id: int, row: StoredDraft, phrases: Sequence[str]) -> None:
    """Bring the counts in line with the phrases of a draft, whatever was counted for it before."""
    before, after = set(row.counted), set(phrases)
    # Sorted, so that two workers lock rows in the same order.
    new = sorted({key[:200] for key in after - before})
    if new:
        counted_up = upsert(session, PhraseCount).on_conflict_do_update(
            index_elements=["space_id", "key"], set_={"sources": PhraseCount.sources + 1}
        )
        session.execute(counted_up, [{"space_id": space_id, "key": key, "sources": 1} for key in new])
    gone = sorted(before - after)
    if gone:
        session.execute(
            update(PhraseCount)
            .where(PhraseCount.space_id == space_id, PhraseCount.key.in_(gone))
            .values(sources=PhraseCount.sources - 1)
        )
    row.counted = sorted(after)


def recount(session: Session, concept_ids: Iterable[int]) -> list[int]:
    """Count the uses of these concepts; the ids of those that have an article, or may get one.

    One that a single article is about may get one as well, where other sources have its name among their key
    phrases.
    """
    ids = sorted(concept_ids)
    uses = (
        select(func.count())
        .select_from(ArticleConcept)
        .where(ArticleConcept.concept_id == Concept.id)
        .scalar_subquery()
    )
    session.execute(update(Concept).where(Concept.id.in_(ids)).values(uses=uses))
    written = select(Article.concept_id).where(Article.concept_id.in_(ids))
    spoken_of = (
        select(PhraseCount.key)
        .where(
            PhraseCount.space_id == Concept.space_id, PhraseCount.key == Concept.key, PhraseCount.sources >= 2
        )
        .exists()
    )
    return list(
        session.scalars(
            select(Concept.id)
            .where(Concept.id.in_(ids), (Concept.uses >= 2) | Concept.id.in_(written) | spoken_of)
            .order_by(Concept.id)
        )
    )
