"""Which of the jobs that are due is done first, and what each kind of job is."""

import pytest
from sqlalchemy import select, update

from wikimind.extensions import db, end_read, write_transaction
from wikimind.jobs import runner
from wikimind.jobs.lease import claim_next
from wikimind.models.job import Job, JobKind, JobState, Priority, request_job
from wikimind.models.types import now
from wikimind.pipeline import stories
from wikimind.pipeline.stories import STORIES, Stage, Story

NOTE = "# Note {0}\n\nThe boiler of house {0} burns wood pellets in winter and is swept in May."


def order_of_claims() -> list[tuple[JobKind, int]]:
    claimed = []
    while job := claim_next():
        claimed.append((job.kind, job.subject_id))
    return claimed


def test_every_kind_of_job_has_stages_that_people_can_read():
    assert set(STORIES) == set(JobKind)
    for kind, story in STORIES.items():
        assert kind.label and story.stages
        assert all(stage.name and stage.label for stage in story.stages)


def test_a_delete_goes_before_a_backlog_and_uploads_before_what_follows_from_others(app, space, feed):
    first, second = feed(NOTE.format(1)), feed(NOTE.format(2))
    with write_transaction() as session:
        request_job(session, space.id, JobKind.VECTORS, space.id)
        request_job(session, space.id, JobKind.CONCEPT, 7)
        request_job(session, space.id, JobKind.SOURCE, 99, priority=Priority.BULK)
        request_job(session, space.id, JobKind.REMOVAL, first.id)
    assert order_of_claims() == [
        (JobKind.REMOVAL, first.id),
        (JobKind.SOURCE, first.id),
        (JobKind.SOURCE, second.id),
        (JobKind.SOURCE, 99),
        (JobKind.CONCEPT, 7),
        (JobKind.VECTORS, space.id),
    ]


def test_a_nudge_is_answered_by_the_most_urgent_job_whichever_it_names(app, space, feed):
    source = feed(NOTE.format(1))
    with write_transaction() as session:
        request_job(session, space.id, JobKind.REMOVAL, source.id)
    end_read()
    app.extensions["wikimind.queue"].execute(app.extensions["wikimind.queue"].dequeue())
    done = select(Job.kind).where(Job.state == JobState.DONE)
    assert db.session.scalars(done).all() == [JobKind.REMOVAL]


def test_small_files_go_before_large_ones(app, feed):
    large = feed("# Large\n\n" + "The pump of the old mill was repaired in spring. " * 12_000)
    small = feed(NOTE.format(1))
    assert order_of_claims() == [(JobKind.SOURCE, small.id), (JobKind.SOURCE, large.id)]


def test_a_person_who_feeds_very_much_lets_others_go_first(app, space, feed):
    for number in range(22):
        feed(NOTE.format(number))
    priorities = db.session.scalars(select(Job.priority).order_by(Job.id)).all()
    assert priorities == [Priority.USUAL] * 21 + [Priority.BULK]


def test_a_request_that_is_more_urgent_makes_the_waiting_job_more_urgent(app, space):
    with write_transaction() as session:
        waiting = request_job(session, space.id, JobKind.SOURCE, 3, priority=Priority.BULK, delay=60)
        again = request_job(session, space.id, JobKind.SOURCE, 3)
    assert again.id == waiting.id
    assert again.priority == Priority.USUAL
    assert again.run_after <= now()


def test_kinds_that_only_a_newer_release_knows_are_left_to_it(app, space):
    with write_transaction() as session:
        job_id = request_job(session, space.id, JobKind.CATALOGUE, space.id).id
        session.execute(update(Job).values(kind="telepathy"))
    assert claim_next() is None
    db.session.expire_all()
    assert db.session.get_one(Job, job_id).kind == "telepathy"


@pytest.fixture
def two_stages(monkeypatch):
    """The story of a source in two stages; what is done in the first is given."""

    def two_stages(first) -> list[str]:
        done = []
        saved = {"one": lambda session, subject, result: first(), "two": lambda *_: None}

        def stage(name: str) -> Stage:
            return Stage(name, name, lambda subject: done.append(f"{name} {subject}"), saved[name])

        story = Story((stage("one"), stage("two")), STORIES[JobKind.SOURCE].failed)
        monkeypatch.setitem(stories.STORIES, JobKind.SOURCE, story)
        return done

    return two_stages


def test_a_large_job_lets_an_upload_go_first_between_two_of_its_stages(app, space, feed, two_stages):
    waiting = []

    def upload_comes_in():
        if not waiting:
            waiting.append(request_job(db.session(), space.id, JobKind.SOURCE, 8).id)

    done = two_stages(upload_comes_in)
    with write_transaction() as session:
        request_job(session, space.id, JobKind.SOURCE, 7, priority=Priority.LARGE)
    for _ in range(3):
        runner.work_next()
    assert done == ["one 7", "one 8", "two 8", "two 7"]
    assert db.session.scalars(select(Job.attempts).order_by(Job.id)).all() == [1, 1]
