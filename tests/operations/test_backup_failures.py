"""A restore that fails, wherever it does, leaves what was there, or can be gone on with."""

import pytest
from sqlalchemy import event, select

from tests.operations.archives import everything
from tests.operations.test_backup_older import columns_of_release, of_release
from wikimind.articles import restored_files
from wikimind.errors import Unavailable
from wikimind.extensions import db
from wikimind.jobs import recovery
from wikimind.models.restoration import Restoration
from wikimind.operations.backup import load as loading
from wikimind.operations.backup import older
from wikimind.operations.backup.load import load
from wikimind.storage import current

OTTERS = "# Otters\n\nOtters hold hands while they sleep, so that they do not drift apart."


@pytest.fixture
def later(archive, compiled, work):
    """The wiki went on after the archive was written."""
    compiled(OTTERS, "otters.md")
    work()
    return everything()


def staged() -> list[str]:
    return list(current().keys(restored_files.STAGED))


def fail(*_, **__):
    raise Unavailable("The disk is full; make room in the data directory and try again.")


def fail_at_write(monkeypatch, number: int) -> None:
    """Let the file that is written as this one in turn fail."""
    kind, left = type(current()), [number]
    put = kind.put

    def put_some(self, key, data):
        left[0] -= 1
        if left[0] < 0:
            fail()
        put(self, key, data)

    monkeypatch.setattr(kind, "put", put_some)


@pytest.mark.parametrize("number", range(5))
def test_a_disk_that_is_full_while_files_are_laid_aside_leaves_all_as_it_was(
    archive, later, monkeypatch, number
):
    with monkeypatch.context() as patched:
        fail_at_write(patched, number)
        with pytest.raises(Unavailable):
            load(archive, replace=True)
    assert everything() == later
    assert staged() == []


@pytest.mark.parametrize("step", ["_empty", "_load_table", "_go_on_counting", "reindex"])
def test_a_fault_while_rows_are_loaded_leaves_all_as_it_was(archive, later, monkeypatch, step):
    with monkeypatch.context() as patched:
        patched.setattr(loading, step, fail)
        with pytest.raises(Unavailable):
            load(archive, replace=True)
    db.session.rollback()
    assert everything() == later
    assert staged() == []


def test_a_commit_that_fails_leaves_all_as_it_was(archive, later):
    def broken(session):
        if any(isinstance(row, Restoration) for row in session.new):
            fail()

    event.listen(db.session, "before_commit", broken)
    try:
        with pytest.raises(Unavailable):
            load(archive, replace=True)
    finally:
        event.remove(db.session, "before_commit", broken)
    db.session.rollback()
    assert everything() == later
    assert staged() == []


@pytest.mark.parametrize("step", ["_upgrade", "_copy_table", "reindex"])
def test_a_fault_with_an_archive_of_an_older_release_leaves_all_as_it_was(
    archive, elsewhere, in_production, later, monkeypatch, step
):
    with elsewhere("postgresql" if in_production else "sqlite").app_context():
        columns = columns_of_release("0001")
    old = of_release(archive, columns, "0001")
    with monkeypatch.context() as patched:
        patched.setattr(older if step == "_upgrade" else loading, step, fail)
        with pytest.raises(Unavailable):
            load(old, replace=True)
    db.session.rollback()
    assert everything() == later
    assert staged() == []
    load(old, replace=True)
    assert [title for title, *_ in everything()["articles"]] == ["Kelp forests"]


@pytest.mark.parametrize("resumed_by", ["the sweep", "the next restore"])
def test_a_process_that_dies_after_the_rows_changed_is_followed_by_one_that_brings_the_files(
    archive, later, monkeypatch, work, space, resumed_by
):
    before = [key for key, _ in later["files"]]
    with monkeypatch.context() as patched:
        patched.setattr(restored_files, "put_in_place", lambda: False)
        load(archive, replace=True)
    assert db.session.scalar(select(Restoration.id)) is not None
    db.session.rollback()
    assert [key for key, _ in everything()["files"]] == before
    if resumed_by == "the sweep":
        recovery.request_waiting_files()
        work()
    else:
        load(archive, replace=True)
    after = everything()
    assert [title for title, *_ in after["articles"]] == ["Kelp forests"]
    assert not any("Otters" in key for key, _ in after["files"])
    assert db.session.scalar(select(Restoration.id)) is None
    assert staged() == []
