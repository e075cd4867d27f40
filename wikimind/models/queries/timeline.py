"""What the sources of a space date, in the order of the dates. Read by an index, a page at a time."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.queries.paging import Listing, rows_on_page
from wikimind.models.queries.sources import SOURCED
from wikimind.models.source import Source
from wikimind.models.space import Space

STATEMENTS_PER_PAGE = 50
LAST_YEAR = 9998  # the one after it still has four digits, by which years are compared
MANY_USES = 1_000  # of such a concept, statements are near wherever one begins to read


@dataclass(frozen=True)
class TimelineWanted:
    """Which statements are asked for; 0 and None ask for all. The years are part of it."""

    first_year: int = 0
    last_year: int = 0
    concept: Concept | None = None
    newest_first: bool = False


@dataclass(frozen=True)
class DatedClaim:
    """A statement with its date, the article it stands in, and the language of its source."""

    claim: Claim
    title: str
    slug: str
    language: str

    @property
    def dated(self) -> str:
        return self.claim.dated or ""


def dated_claims(space: Space, wanted: TimelineWanted, number: int) -> Listing[DatedClaim]:
    """One page of them, the earliest date first unless the newest is wanted first.

    A year without a month comes before its months.
    """
    statement = (
        select(Claim, Article.title, Article.slug, func.coalesce(Source.language, ""))
        .join(Article, Article.id == Claim.article_id)
        .join(Source, Source.id == Claim.source_id, isouter=True)
        .where(*_conditions(space, wanted))
    )
    order = (Claim.dated.desc(), Claim.id.desc()) if wanted.newest_first else (Claim.dated, Claim.id)
    page = rows_on_page(statement.order_by(*order), number, STATEMENTS_PER_PAGE)
    rows = [DatedClaim(*row) for row in page.rows]
    return Listing(rows, page.total, page.number, page.size, page.following, page.previous)


def years_told(space: Space) -> tuple[int, int] | None:
    """The first and the last year that a statement names."""
    own = (Claim.space_id == space.id, Claim.dated.is_not(None))
    ends: Sequence[str | None] = [
        db.session.scalar(select(Claim.dated).where(*own).order_by(order, Claim.id).limit(1))
        for order in (Claim.dated.asc(), Claim.dated.desc())
    ]
    first, last = ends
    return (int(first[:4]), int(last[:4])) if first and last else None


def _conditions(space: Space, wanted: TimelineWanted) -> list[ColumnElement[bool]]:
    found = [Claim.space_id == space.id, Claim.dated.is_not(None), Claim.standing.in_(SOURCED)]
    if wanted.first_year:
        found.append(Claim.dated >= f"{min(wanted.first_year, LAST_YEAR):04}")
    if wanted.last_year:
        found.append(Claim.dated < f"{min(wanted.last_year, LAST_YEAR) + 1:04}")
    if wanted.concept:
        found.append(_about(wanted.concept))
    return found


def _about(concept: Concept) -> ColumnElement[bool]:
    """Whether the article has the concept; asked in the way that reads less for one so common."""
    uses = select(ArticleConcept.article_id).where(ArticleConcept.concept_id == concept.id)
    if concept.uses < MANY_USES:
        return Claim.article_id.in_(uses)
    return uses.where(ArticleConcept.article_id == Claim.article_id).exists()
