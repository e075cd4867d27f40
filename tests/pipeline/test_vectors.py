"""Vectors are made in the worker, after the words, where there is a model."""

import numpy as np
import pytest
from sqlalchemy import func, select

from wikimind.extensions import db, write_transaction
from wikimind.models.job import DONE, WAITING, Job, JobKind
from wikimind.pipeline.stages import embedding
from wikimind.search.schema import SearchEntry, SearchVector
from wikimind.upkeep.reindex import reindex


class Same:
    """A model to which everything means the same."""

    name = "same"

    def embed(self, texts):
        return np.full((len(texts), 8), 8**-0.5, np.float32)


@pytest.fixture
def model(app):
    app.extensions["wikimind.embedder"] = Same()


def vectors():
    return db.session.scalar(select(func.count()).select_from(SearchVector))


def entries():
    return db.session.scalar(select(func.count()).select_from(SearchEntry))


def test_every_entry_gets_a_vector_in_rounds_that_can_be_resumed(model, feed, work, monkeypatch):
    monkeypatch.setattr(embedding, "AT_ONCE", 2)
    feed("# Tides\n\nThe moon pulls at the sea.\n\n## Why\n\nIt is heavy.\n\n## When\n\nTwice a day.")
    work()
    assert vectors() == entries() > 2
    jobs = db.session.scalars(select(Job).where(Job.kind == JobKind.VECTORS)).all()
    assert len(jobs) > 1 and {job.state for job in jobs} == {DONE}


def test_without_a_model_there_is_no_job(feed, work):
    feed("# Tides\n\nThe moon pulls at the sea.")
    work()
    assert db.session.scalar(select(Job.id).where(Job.kind == JobKind.VECTORS)) is None
    assert vectors() == 0


def test_reindexing_asks_for_vectors_again(model, feed, work, space):
    feed("# Tides\n\nThe moon pulls at the sea.")
    work()
    with write_transaction() as session:
        reindex(session, space)
    assert vectors() == 0
    waiting = select(Job.id).where(Job.kind == JobKind.VECTORS, Job.state == WAITING)
    assert db.session.scalar(waiting) is not None
    work()
    assert vectors() == entries()
