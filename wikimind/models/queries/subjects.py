"""What Home shows of a space, each for the cost of what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.article import CONCEPT, Article
from wikimind.models.concept import Concept
from wikimind.models.conversation import OPEN, Gap
from wikimind.models.queries.articles import NEWEST_CHANGE_FIRST, proposals_waiting_in
from wikimind.models.source import FAILED, QUEUED, WORKING, Source
from wikimind.models.space import Space
from wikimind.models.subject_map import SubjectMap

NEWEST = 6


@dataclass(frozen=True)
class Subject:
    """A concept with the article about it, whose summary says what it is."""

    name: str
    key: str
    uses: int
    slug: str
    title: str
    summary: str


@dataclass(frozen=True)
class Waiting:
    """How much waits for a person, or for the worker."""

    proposals: int
    gaps: int
    failed: int
    in_work: int

    @property
    def is_anything(self) -> bool:
        return any((self.proposals, self.gaps, self.failed, self.in_work))


def subject_groups(space: Space) -> list[list[Subject]]:
    """The subjects in groups, the largest first; a group of one is a subject that stands alone."""
    groups = db.session.scalar(select(SubjectMap.groups).where(SubjectMap.space_id == space.id)) or []
    subjects = _subjects(space, [concept_id for group in groups for concept_id in group])
    found = ([subjects[i] for i in group if i in subjects] for group in groups)
    return [group for group in found if group]


def _subjects(space: Space, ids: Sequence[int]) -> dict[int, Subject]:
    rows = db.session.execute(
        select(
            Concept.id,
            Concept.name,
            Concept.key,
            Concept.uses,
            Article.slug,
            Article.title,
            Article.summary,
        )
        .join(Article, Article.concept_id == Concept.id)
        .where(Concept.id.in_(ids), Concept.space_id == space.id)
    )
    return {concept_id: Subject(*rest) for concept_id, *rest in rows}


def newest_articles(space: Space) -> Sequence[Article]:
    """What was written last, of every kind but that of concepts, which follow from the others."""
    return db.session.scalars(
        select(Article)
        .where(Article.space_id == space.id, Article.kind != CONCEPT)
        .order_by(*NEWEST_CHANGE_FIRST)
        .limit(NEWEST)
    ).all()


def waiting_in(space: Space, *, for_members: bool) -> Waiting:
    """What waits; readers who are no members are told only what they may see."""
    if not for_members:
        return Waiting(0, 0, 0, 0)
    states = dict(
        db.session.execute(
            select(Source.state, func.count())
            .where(Source.space_id == space.id, Source.state.in_((FAILED, QUEUED, WORKING)))
            .group_by(Source.state)
        )
        .tuples()
        .all()
    )
    gaps = db.session.scalar(select(func.count()).where(Gap.space_id == space.id, Gap.state == OPEN))
    in_work = states.get(QUEUED, 0) + states.get(WORKING, 0)
    return Waiting(proposals_waiting_in(space), int(gaps or 0), states.get(FAILED, 0), in_work)
