"""Many threads that read and then write one SQLite file."""

import threading

import pytest
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from wikimind.extensions import db, write_transaction
from wikimind.models.space import Space


def test_threads_that_read_and_then_write_never_meet_a_locked_database(app, space):
    failures = []
    space_id = space.id

    def rename(number: int) -> None:
        with app.app_context():
            try:
                for turn in range(25):
                    db.session.scalars(select(Space)).all()
                    with write_transaction() as session:
                        session.get_one(Space, space_id).name = f"{number} {turn}"
            except SQLAlchemyError as error:
                failures.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=rename, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_rows_changed_outside_a_write_transaction_are_refused(app, space):
    space.name = "changed in passing"
    with pytest.raises(RuntimeError, match="write_transaction"):
        db.session.commit()


def test_an_error_rolls_everything_back(app, space):
    before = space.name
    with pytest.raises(ZeroDivisionError), write_transaction():
        space.name = "half-made"
        db.session.flush()
        raise ZeroDivisionError
    db.session.expire_all()
    assert db.session.get_one(Space, space.id).name == before
