"""What administrators are shown of the whole installation: names and counts, nobody's text."""

from collections.abc import Sequence

from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.event import Event
from wikimind.models.job import Job
from wikimind.models.queries.paging import Listing, rows_on_page
from wikimind.models.source import Source
from wikimind.models.space import Membership, Space

PER_PAGE = 50


def spaces_by_user() -> dict[int, list[tuple[str, str]]]:
    """User id → the names of their spaces with their roles."""
    found: dict[int, list[tuple[str, str]]] = {}
    rows = db.session.execute(
        select(Membership.user_id, Space.name, Membership.role)
        .join(Space, Space.id == Membership.space_id)
        .order_by(Space.name)
    )
    for user_id, name, role in rows:
        found.setdefault(user_id, []).append((name, role))
    return found


def spaces_with_counts() -> Sequence[tuple[Space, int, int, int]]:
    """Every space with how many members, sources and articles it has."""

    def count(table: type[Membership] | type[Source] | type[Article]) -> object:
        return select(func.count()).where(table.space_id == Space.id).correlate(Space).scalar_subquery()

    statement = select(Space, count(Membership), count(Source), count(Article)).order_by(Space.name)  # type: ignore[call-overload]
    return list(db.session.execute(statement).tuples())


def jobs_by_state() -> dict[str, int]:
    rows = db.session.execute(select(Job.state, func.count()).group_by(Job.state))
    return dict(rows.tuples().all())


def jobs_newest_first(state: str, number: int) -> Listing[tuple[Job, Space, Source | None]]:
    """Jobs with where they belong, and their source."""
    statement = (
        select(Job, Space, Source)
        .join(Space, Space.id == Job.space_id)
        .outerjoin(Source, Source.id == Job.source_id)
        .order_by(Job.id.desc())
    )
    if state:
        statement = statement.where(Job.state == state)
    return rows_on_page(statement, number, PER_PAGE)


def events_newest_first(actor: str, space: str, number: int) -> Listing[tuple[Event, Space | None]]:
    """Who did what, of one person (by name) or in one space (by slug)."""
    statement = select(Event, Space).outerjoin(Space, Space.id == Event.space_id).order_by(Event.id.desc())
    if actor:
        statement = statement.where(Event.actor == actor)
    if space:
        wanted = select(Space.id).where(Space.slug == space).scalar_subquery()
        statement = statement.where(Event.space_id == wanted)
    return rows_on_page(statement, number, PER_PAGE)
