"""What goes after its time, what stays for ever, and that nobody has to wait for it."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from wikimind.extensions import db, write_transaction
from wikimind.jobs import pruning
from wikimind.models.article import Article, Revision
from wikimind.models.event import Event
from wikimind.models.job import Job, JobKind, JobState, WorkerBeat, request_job
from wikimind.models.types import now

NOTE = "# Slate\n\nRoof slate is split by hand along its cleavage. A good splitter makes 400 slates a day."


def no_pause(_seconds: float) -> bool:
    return False


def old_job(session, space, kind: JobKind, state: JobState, days: float) -> int:
    job = request_job(session, space.id, kind, space.id)
    job.state, job.finished_at = state, now() - timedelta(days=days)
    return job.id


def jobs_left() -> set[int]:
    db.session.expire_all()
    return set(db.session.scalars(select(Job.id)))


def test_each_kind_of_job_is_kept_as_long_as_the_table_says_and_failed_ones_longer(app, space):
    kept, gone = set(), set()
    for kind in JobKind:
        with write_transaction() as session:
            kept.add(old_job(session, space, kind, JobState.DONE, kind.kept_days - 0.5))
            gone.add(old_job(session, space, kind, JobState.DONE, kind.kept_days + 0.5))
            kept.add(old_job(session, space, kind, JobState.FAILED, pruning.FAILED_KEPT_DAYS - 1))
            gone.add(old_job(session, space, kind, JobState.FAILED, pruning.FAILED_KEPT_DAYS + 1))
    assert pruning.prune(no_pause) == len(gone)
    assert jobs_left() == kept


def test_signs_of_life_and_old_events_go(app, add):
    for days in (1, 800):
        add(Event(actor="zoe", by="session", action="inbox.feed", at=now() - timedelta(days=days)))
        add(WorkerBeat(name=f"host:{days}", at=now() - timedelta(days=days, hours=-1)))
    pruning.prune(no_pause)
    assert len(db.session.scalars(select(Event.id)).all()) == 1
    assert db.session.scalars(select(WorkerBeat.name)).all() == ["host:1"]


@pytest.fixture
def old_article(compiled, add) -> Article:
    """An article with 30 old states, of which a person wrote the 12th."""
    article = compiled(NOTE)
    for number in range(2, 31):
        author = ("person", "zoe") if number == 12 else ("machine", "wikimind")
        add(
            Revision(
                space_id=article.space_id,
                article_id=article.id,
                number=number,
                title=article.title,
                body=f"State {number}",
                note="",
                author_kind=author[0],
                author=author[1],
            )
        )
    with write_transaction() as session:
        session.execute(update(Revision).values(created_at=now() - timedelta(days=100)))
        session.execute(update(Article).values(revision=30, written_revision=30))
    return article


def test_of_old_states_by_the_machine_the_first_the_last_ten_and_those_beside_a_persons_stay(old_article):
    pruning.prune(no_pause)
    numbers = select(Revision.number).where(Revision.article_id == old_article.id).order_by(Revision.number)
    assert db.session.scalars(numbers).all() == [1, 11, 12, *range(21, 31)]


def test_young_states_stay_all(old_article):
    with write_transaction() as session:
        session.execute(update(Revision).values(created_at=now() - timedelta(days=89)))
    pruning.prune(no_pause)
    assert db.session.scalar(select(func.count()).select_from(Revision)) >= 30


def test_one_of_the_workers_prunes_once_an_hour(app, space, clock):
    stop = threading.Event()
    for hours, expected in ((0, 1), (0.5, 0), (0.6, 1)):
        clock.move(hours=hours)
        with write_transaction() as session:
            old_job(session, space, JobKind.CATALOGUE, JobState.DONE, days=30)
        gone = pruning.prune_now_and_then(stop)
        assert bool(gone) == bool(expected)


def test_a_hundred_thousand_old_jobs_go_in_small_transactions_found_by_an_index(
    app, space, counted, monkeypatch
):
    monkeypatch.setattr(pruning, "AT_ONCE", 5)
    for _ in range(12):
        with write_transaction() as session:
            old_job(session, space, JobKind.CATALOGUE, JobState.DONE, days=30)
    with counted() as sent:
        assert pruning.prune(no_pause) == 12
    deletes = [statement for statement in sent if statement.startswith("DELETE FROM jobs")]
    assert len(deletes) == 3
