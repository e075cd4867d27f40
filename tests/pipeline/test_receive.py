"""What comes in, and what is left of what may not."""

import io
import threading

import pytest
from sqlalchemy import func, select

from wikimind.actions import sources
from wikimind.errors import InvalidInput, TooLarge, Unreadable
from wikimind.extensions import db, end_read
from wikimind.models.job import Job
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.storage import current, raw_key

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def files_left(app) -> list[str]:
    storage = current()
    return [*storage.keys("spaces"), *storage.keys("tmp")]


def test_a_file_is_stored_once_under_its_hash_with_a_source_and_a_job(app, space, feed):
    source = feed("Some words about tea.", "tea.txt")
    assert current().read(raw_key("main", source.sha256)) == b"Some words about tea."
    assert db.session.scalars(select(Job.source_id)).all() == [source.id]
    assert files_left(app) == [raw_key("main", source.sha256)]


def test_the_same_bytes_again_answer_with_the_source_that_is_there(app, space):
    first = sources.feed(space, io.BytesIO(b"Some words."), filename="a.txt", user=None)
    second = sources.feed(space, io.BytesIO(b"Some words."), filename="b.txt", user=None)
    assert second.duplicate and not first.duplicate
    assert second.source.id == first.source.id
    assert db.session.scalar(select(func.count(Job.id))) == 1
    assert files_left(app) == [raw_key("main", first.source.sha256)]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "nothing.pdf", "empty"),
        (PNG, "picture.png", "image"),
        (PNG, "paper.pdf", "pdf"),
        (b"Rar!\x1a\x07" + bytes(100), "files.rar", "RAR"),
        (b"\x7fELF" + bytes(range(256)), "program", "WikiMind reads"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_own_sentence_and_leaves_nothing(
    app, space, content, name, sentence
):
    with pytest.raises(Unreadable, match=sentence):
        sources.feed(space, io.BytesIO(content), filename=name, user=None)
    assert files_left(app) == []
    assert db.session.scalar(select(func.count(Source.id))) == 0


def test_what_is_too_large_is_refused_and_leaves_nothing(app, space):
    class Endless(io.RawIOBase):
        def read(self, size: int = -1) -> bytes:
            return b"x" * size

    with pytest.raises(TooLarge, match="100 MB"):
        sources.feed(space, Endless(), filename="huge.txt", user=None)
    assert files_left(app) == []


def test_the_same_file_fed_by_many_at_once_becomes_one_source(app, space):
    answers: list[bool] = []
    space_id = space.id
    end_read()

    def feed_it() -> None:
        with app.app_context():
            mine = db.session.get_one(Space, space_id)  # a row belongs to the session of one thread
            words = io.BytesIO(b"The same words for all.")
            answers.append(sources.feed(mine, words, filename="a.txt", user=None).duplicate)
            db.session.remove()

    threads = [threading.Thread(target=feed_it) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [False, *[True] * 5]
    end_read()  # what the threads wrote is not in a snapshot taken before
    assert db.session.scalar(select(func.count(Source.id))) == 1


def test_pasted_text_becomes_a_note_with_its_title(app, space):
    received = sources.feed_text(space, "Tea grows on hills.", title="On tea", user=None)
    assert received.source.filename == "On tea.md"
    assert current().read(raw_key("main", received.source.sha256)) == b"# On tea\n\nTea grows on hills.\n"


def test_empty_text_is_refused(app, space):
    with pytest.raises(InvalidInput, match="no text"):
        sources.feed_text(space, "  \n ", title="x", user=None)
