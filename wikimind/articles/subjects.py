"""The subjects of a space: its largest concepts, those together that articles have together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.extensions import upsert
from wikimind.models.article import SOURCE, Article
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.subject_map import SubjectMap
from wikimind.models.types import now

MOST_CONCEPTS = 60
MOST_USES = 20_000  # looked at, the newest first
LARGEST_GROUP = 6
CLOSE = 0.3  # of the articles of the rarer of two concepts have the other one, too


def subjects_of(session: Session, space_id: int) -> list[list[int]]:
    """The ids of the largest concepts that have an article, in groups, the largest first.

    It costs the same from some size of the wiki on: only the newest uses are looked at.
    """
    ids = session.scalars(
        select(Concept.id)
        .join(Article, Article.concept_id == Concept.id)
        .where(Concept.space_id == space_id, Concept.uses > 1)
        .order_by(Concept.uses.desc(), Concept.id.desc())
        .limit(MOST_CONCEPTS)
    ).all()
    uses = session.execute(
        select(ArticleConcept.article_id, ArticleConcept.concept_id)
        .join(Article, Article.id == ArticleConcept.article_id)
        .where(ArticleConcept.concept_id.in_(ids), Article.kind == SOURCE)
        .order_by(ArticleConcept.article_id.desc(), ArticleConcept.concept_id)
        .limit(MOST_USES)
    )
    return grouped(ids, (row._tuple() for row in uses))


def grouped(ids: Sequence[int], uses: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Concepts (the largest first) in groups; `uses` are pairs of article and concept.

    Each joins the group whose first concept it shares most articles with, else begins one. So a new article
    moves few of them.

    >>> grouped([1, 2, 3], [(10, 1), (10, 2), (11, 1), (11, 2), (12, 3), (13, 3)])
    [[1, 2], [3]]
    """
    by_article: dict[int, list[int]] = defaultdict(list)
    for article_id, concept_id in uses:
        by_article[article_id].append(concept_id)
    alone = Counter(concept for concepts in by_article.values() for concept in concepts)
    together = Counter(pair for concepts in by_article.values() for pair in combinations(sorted(concepts), 2))

    def closeness(one: int, other: int) -> float:
        both = together[min(one, other), max(one, other)]
        return both / max(1, min(alone[one], alone[other])) if both > 1 else 0.0

    groups: list[list[int]] = []
    for concept in ids:
        open_groups = [group for group in groups if len(group) < LARGEST_GROUP]
        nearest = max(open_groups, key=lambda group: closeness(group[0], concept), default=None)
        if nearest is not None and closeness(nearest[0], concept) >= CLOSE:
            nearest.append(concept)
        else:
            groups.append([concept])
    return groups


def keep_subjects(session: Session, space_id: int, groups: list[list[int]]) -> None:
    """Remember them for the pages."""
    values = {"groups": groups, "made_at": now()}
    session.execute(
        upsert(session, SubjectMap)
        .values(space_id=space_id, **values)
        .on_conflict_do_update(index_elements=["space_id"], set_=values)
    )
