"""Many sources at once: retry, delete, and think better of it."""

import pytest
from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.job import FAILED as JOB_FAILED
from wikimind.models.job import WAITING, Job
from wikimind.models.source import FAILED, QUEUED, Source

URL = "/s/main/inbox"


@pytest.fixture
def failed(a_source, add):
    def failed():
        source = a_source(state=FAILED, error="It is damaged.")
        add(
            Job(
                space_id=source.space_id,
                source_id=source.id,
                kind="source",
                subject_id=source.id,
                key=f"source:{source.id}",
                state=JOB_FAILED,
            )
        )
        return source

    return failed


def states():
    return dict(db.session.execute(select(Source.id, Source.state)).tuples().all())


def bulk(client, action, *sources, **fields):
    data = {"action": action, "ids": [str(source.id) for source in sources], **fields}
    return client.post(f"{URL}/bulk", data=data, follow_redirects=True).text


def test_the_ticked_ones_that_failed_are_tried_again(client, failed, a_source):
    one, other, done = failed(), failed(), a_source()
    page = bulk(client, "retry", one, done)
    db.session.expire_all()
    assert "1 source is tried again" in page
    assert states() == {one.id: QUEUED, other.id: FAILED, done.id: "compiled"}


def test_all_that_failed_are_tried_again_at_once(client, failed):
    sources = [failed() for _ in range(3)]
    assert "3 sources are tried again" in bulk(client, "retry", all="failed")
    db.session.expire_all()
    assert set(states().values()) == {QUEUED}
    assert all(db.session.get(Source, source.id).error == "" for source in sources)


def test_nothing_ticked_says_what_to_do(client):
    assert "tick the sources" in bulk(client, "delete")
    assert "tick sources that have failed" in bulk(client, "retry")


def test_a_delete_waits_and_can_be_taken_back(client, a_source, work):
    source = a_source(filename="note.md")
    page = bulk(client, "delete", source)
    assert "“note.md” will be deleted" in page
    assert "Deleted in" in page
    undo = f"{URL}/keep?ids={source.id}"
    assert f'action="{undo}"' in page
    assert "1 source stays" in client.post(undo, follow_redirects=True).text
    work()
    assert db.session.get(Source, source.id) is not None


def test_a_delete_that_is_not_taken_back_happens(client, feed, work):
    sources = [feed(f"# Note {n}\n\nTea grows slowly.", f"{n}.md") for n in range(3)]
    work()
    bulk(client, "delete", *sources[:2])
    work()
    assert db.session.scalars(select(Source.id)).all() == [sources[2].id]
    assert db.session.scalar(select(func.count()).where(Job.state == WAITING)) == 0
    late = client.post(f"{URL}/keep?ids={sources[0].id}", follow_redirects=True).text
    assert "too late" in late


def test_a_source_that_leaves_is_watched_until_it_is_gone(client, a_source):
    source = a_source()
    bulk(client, "delete", source)
    assert "data-settled" not in client.get(f"{URL}/rows?ids={source.id}").text


def test_sources_of_another_space_stay(client, a_source, other_space):
    foreign = a_source(space_id=other_space.id, state=FAILED)
    bulk(client, "delete", foreign)
    bulk(client, "retry", foreign)
    bulk(client, "delete", all="failed")
    assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_a_delete_of_another_space_is_not_taken_back_from_here(client, a_source, other_space):
    foreign = a_source(space_id=other_space.id)
    client.post("/s/other/inbox/bulk", data={"action": "delete", "ids": [str(foreign.id)]})
    client.post(f"{URL}/keep?ids={foreign.id}")
    assert db.session.scalar(select(func.count()).select_from(Job).where(Job.kind == "removal")) == 1


def test_the_place_in_the_queue_counts_the_sources_of_the_space(client, a_source, add, space, other_space):
    def waits(source, space_id, kind="source"):
        add(Job(space_id=space_id, source_id=source.id, kind=kind, subject_id=source.id, key=f"x{source.id}"))

    for _ in range(3):
        waits(a_source(space_id=other_space.id, state=QUEUED), other_space.id)
    waits(a_source(), space.id, kind="concept")
    mine = a_source(state=QUEUED)
    waits(mine, space.id)
    assert "next in the queue" in client.get(f"{URL}/rows?ids={mine.id}").text
