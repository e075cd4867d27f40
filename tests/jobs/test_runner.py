"""What the runner does with stages that fail, vanish or lose their lease."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from wikimind.errors import Unavailable, Unreadable
from wikimind.extensions import db, write_transaction
from wikimind.jobs import runner
from wikimind.models.article import Article, Revision
from wikimind.models.job import DONE, FAILED, WAITING, Job
from wikimind.models.source import COMPILED, Passage, Source, StoredDocument
from wikimind.models.source import FAILED as SOURCE_FAILED
from wikimind.models.types import now
from wikimind.pipeline import stories
from wikimind.pipeline.stories import SOURCE_STAGES, Stage, Story

NOTE = """# Sourdough

Sourdough bread rises because wild yeast and lactic bacteria live together in the starter.

A starter that is fed every day doubles its volume within six hours at 24 degrees.

The sour taste comes from lactic acid and from acetic acid that the bacteria produce.
"""


def stage(name: str, work) -> Stage:
    return Stage(name, name, work, lambda session, subject_id, result: None)


@pytest.fixture
def job(feed) -> Job:
    source = feed(NOTE)
    return db.session.scalars(select(Job).where(Job.source_id == source.id)).one()


@pytest.fixture
def failing(monkeypatch):
    """Let the source story fail with the given error in its first stage."""

    def failing(error: Exception) -> None:
        def work(subject_id: int) -> None:
            raise error

        story = Story((stage("extract", work),), stories.STORIES["source"].failed)
        monkeypatch.setitem(stories.STORIES, "source", story)

    return failing


def fresh(job: Job) -> Job:
    db.session.expire_all()
    return db.session.get_one(Job, job.id)


def test_an_error_that_cannot_pass_fails_the_source_at_once_with_its_sentence(job, failing):
    failing(Unreadable("This file is a riddle; feed an answer."))
    runner.work(job.id)
    assert fresh(job).state == FAILED
    source = db.session.get_one(Source, job.source_id)
    assert (source.state, source.error) == (SOURCE_FAILED, "This file is a riddle; feed an answer.")


def test_an_error_that_may_pass_is_tried_again_later_and_at_last_given_up(job, failing):
    failing(Unavailable("The library is closed."))
    for attempt in range(1, 6):
        with write_transaction() as session:
            session.execute(update(Job).values(run_after=now() - timedelta(seconds=1)))
        runner.work(job.id)
        assert fresh(job).attempts == attempt
        if attempt < 5:
            assert fresh(job).state == WAITING
            assert fresh(job).run_after > now()
    assert fresh(job).state == FAILED
    assert db.session.get_one(Source, job.source_id).error == "The library is closed."


def test_a_bug_in_a_stage_reaches_the_row_and_never_the_worker(job, failing):
    failing(ZeroDivisionError("division by zero"))
    runner.work(job.id)
    assert fresh(job).state == WAITING
    assert "ZeroDivisionError" in fresh(job).error


def test_back_off_grows_and_is_capped():
    assert 2.5 <= runner.back_off(1) <= 5
    assert 20 <= runner.back_off(4) <= 40
    assert runner.back_off(50) <= runner.LONGEST_BACK_OFF_SECONDS


@pytest.mark.parametrize("number", range(len(SOURCE_STAGES)))
def test_a_job_interrupted_after_any_stage_goes_on_there_and_is_done_once(job, work, monkeypatch, number):
    """The worker dies in stage `number`; another takes the lapsed lease and finishes."""

    def die(subject_id: int) -> None:
        raise SystemExit

    dying = list(SOURCE_STAGES)
    dying[number] = stage(SOURCE_STAGES[number].name, die)
    with monkeypatch.context() as patch:
        patch.setitem(stories.STORIES, "source", Story(tuple(dying), stories.STORIES["source"].failed))
        with pytest.raises(SystemExit):
            runner.work(job.id)
    assert fresh(job).stages_done == number
    with write_transaction() as session:
        session.execute(update(Job).values(lease_until=now() - timedelta(seconds=1)))
    runner.work(job.id)
    assert fresh(job).state == DONE
    assert db.session.get_one(Source, job.source_id).state == COMPILED
    article = db.session.scalars(select(Article).where(Article.source_id == job.source_id)).one()
    assert db.session.scalars(select(Revision.number).where(Revision.article_id == article.id)).all() == [1]


@pytest.mark.parametrize("number", range(len(SOURCE_STAGES)))
def test_every_stage_can_run_twice_with_the_same_result(job, number):
    runner.work(job.id)
    before = _stored(job.source_id)
    chosen = SOURCE_STAGES[number]
    result = chosen.work(job.source_id)
    with write_transaction() as session:
        chosen.save(session, job.source_id, result)
    if number < 2:  # what follows has to be done anew, as a job would
        for following in SOURCE_STAGES[number + 1 :]:
            again = following.work(job.source_id)
            with write_transaction() as session:
                following.save(session, job.source_id, again)
    assert _stored(job.source_id) == before


def _stored(source_id: int) -> tuple:
    db.session.expire_all()
    article = db.session.scalars(select(Article).where(Article.source_id == source_id)).one()
    passages = db.session.execute(
        select(Passage.ordinal, Passage.start, Passage.end, Passage.text).where(
            Passage.source_id == source_id
        )
    )
    text = db.session.scalars(select(StoredDocument.text).where(StoredDocument.source_id == source_id)).one()
    return article.body, article.revision, text, [tuple(row) for row in passages]


def test_a_worker_that_lost_its_lease_saves_nothing(job, monkeypatch):
    def lose(subject_id: int) -> str:
        with write_transaction() as session:
            session.execute(update(Job).values(holder="somebody else"))
        return "late result"

    def save(session, subject_id: int, result: str) -> None:
        session.get_one(Source, subject_id).title = result

    late = Stage("extract", "Reading", lose, save)
    monkeypatch.setitem(stories.STORIES, "source", Story((late,), stories.STORIES["source"].failed))
    runner.work(job.id)
    assert fresh(job).holder == "somebody else"
    assert db.session.get_one(Source, job.source_id).title == ""


def test_a_stopping_worker_hands_the_job_back_between_stages(job, app):
    answers = iter([False, True])
    app.extensions["wikimind.stopping"] = lambda: next(answers)
    runner.work(job.id)
    assert fresh(job).state == WAITING
    assert fresh(job).stages_done == 1
    assert fresh(job).attempts == 0


def test_work_on_a_job_that_vanished_does_nothing(app):
    runner.work(4711)
