"""What nobody needs any more goes: old jobs, events, and states of articles that only the machine wrote.

In small transactions, each for rows that an index finds, so that no writer waits for it.
"""

import threading
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Select, delete, exists, inspect, not_, select
from sqlalchemy.orm import aliased

from wikimind.extensions import Model, db, end_read, settings, upsert, write_transaction
from wikimind.models.article import Article, Revision
from wikimind.models.event import Event
from wikimind.models.job import DONE, FAILED, Chore, Job, JobKind, WorkerBeat
from wikimind.models.types import now

HOURS_BETWEEN = 1
AT_ONCE = 200  # rows in one transaction
PAUSE_SECONDS = 0.05  # in which other writers get their turn
FAILED_KEPT_DAYS = 90
BEATS_KEPT_DAYS = 1
REVISIONS_KEPT = 10  # the newest of an article, whoever wrote them and whenever

Pause = Callable[[float], object]


def prune_now_and_then(stop: threading.Event) -> int:
    """Prune, unless one of the workers did so within the last hour; how many rows went."""
    return prune(stop.wait) if _begin("prune", timedelta(hours=HOURS_BETWEEN)) else 0


def _begin(name: str, between: timedelta) -> bool:
    """Whether the chore is due; it counts as begun then, for every worker."""
    moment = now()
    table = upsert(db.session(), Chore)
    begun = (
        table.values(name=name, at=moment)
        .on_conflict_do_update(
            index_elements=["name"], set_={"at": moment}, where=Chore.at <= moment - between
        )
        .returning(Chore.name)
    )
    with write_transaction() as session:
        return session.scalar(begun) is not None


def prune(pause: Pause) -> int:
    """Delete all that is too old; how many rows."""
    gone = 0
    for table, old in _rules():
        gone += _delete(table, old, pause)
    return gone + _delete_revisions(pause)


def _rules() -> Iterator[tuple[type[Model], Select[tuple[int]]]]:
    for kind in JobKind:
        for state, days in ((DONE, kind.kept_days), (FAILED, FAILED_KEPT_DAYS)):
            over = (Job.state == state, Job.kind == kind, Job.finished_at < _ago(days))
            yield Job, select(Job.id).where(*over).order_by(Job.finished_at)
    yield Event, select(Event.id).where(Event.at < _ago(settings().events_days)).order_by(Event.at)
    yield WorkerBeat, select(WorkerBeat.name).where(WorkerBeat.at < _ago(BEATS_KEPT_DAYS))  # type: ignore[misc]


def _ago(days: int) -> datetime:
    return now() - timedelta(days=days)


def _delete(table: type[Model], old: Select[tuple[int]], pause: Pause) -> int:
    gone = 0
    while True:
        keys = db.session.scalars(old.limit(AT_ONCE)).all()
        end_read()
        _delete_rows(table, keys)
        gone += len(keys)
        if len(keys) < AT_ONCE or pause(PAUSE_SECONDS):
            return gone


def _delete_rows(table: type[Model], keys: Sequence[object]) -> None:
    if keys:
        (key,) = inspect(table).primary_key
        with write_transaction() as session:
            session.execute(
                delete(table).where(key.in_(keys)), execution_options={"synchronize_session": False}
            )


def _delete_revisions(pause: Pause) -> int:
    """Article by article, and of those only what has more states than are kept in any case."""
    gone, after = 0, 0
    many = select(Article.id).where(Article.revision > REVISIONS_KEPT + 1).order_by(Article.id)
    while ids := db.session.scalars(many.where(Article.id > after).limit(AT_ONCE)).all():
        for article_id in ids:
            gone += _delete(Revision, _machine_written(article_id), pause)
        after = ids[-1]
        if pause(PAUSE_SECONDS):
            break
    end_read()
    return gone


def _machine_written(article_id: int) -> Select[tuple[int]]:
    """Old states by the machine, but not the first one, nor what a person's change was made to."""
    following = aliased(Revision)
    by_a_person = exists().where(
        following.article_id == Revision.article_id,
        following.number == Revision.number + 1,
        not_(following.by_machine()),
    )
    return (
        select(Revision.id)
        .join(Article, Article.id == Revision.article_id)
        .where(
            Revision.article_id == article_id,
            Revision.number > 1,
            Revision.number <= Article.revision - REVISIONS_KEPT,
            Revision.by_machine(),
            Revision.number < Article.written_revision,  # the later ones are intents
            Revision.created_at < _ago(settings().revisions_days),
            ~by_a_person,
        )
        .order_by(Revision.number)
    )
