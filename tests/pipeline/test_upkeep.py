"""What an owner runs now and then, while others go on writing."""

import threading

import pytest
from sqlalchemy import func, select, update

from wikimind import search
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.article import Claim
from wikimind.models.source import Source
from wikimind.search.schema import SearchEntry, SearchSize, SearchWord
from wikimind.upkeep import reindex, verify
from wikimind.upkeep.reindex import reindex_in_steps

NOTE = """# Charcoal {0}

A charcoal clamp of {0} cubic metres burns for a week. The burner watches the smoke day and night.

White smoke means that water leaves the wood. Blue smoke means that the clamp is done.
"""


def index_of(space) -> tuple:
    db.session.expire_all()
    words = (
        select(SearchWord.term, SearchWord.entries).where(SearchWord.entries > 0).order_by(SearchWord.term)
    )
    sizes = select(SearchSize.language, SearchSize.entries, SearchSize.words).order_by(SearchSize.language)
    entries = select(SearchEntry.kind, SearchEntry.ref_id).order_by(SearchEntry.kind, SearchEntry.ref_id)
    return tuple([tuple(row) for row in db.session.execute(s)] for s in (words, sizes, entries))


@pytest.fixture
def notes(compiled):
    return [compiled(NOTE.format(number), f"clamp-{number}.md") for number in range(3)]


def test_the_index_is_made_again_as_it_was_whatever_its_counts_had_become(notes, space):
    before = index_of(space)
    with write_transaction() as session:
        session.execute(update(SearchWord).values(entries=SearchWord.entries + 7))
        session.execute(update(SearchSize).values(entries=1, words=1))
        session.execute(
            update(SearchEntry).where(SearchEntry.kind == "passage").values(ref_id=99_999 + SearchEntry.id)
        )
    assert sum(reindex_in_steps(space)) == len(before[2])
    assert index_of(space) == before


def test_people_find_and_save_while_the_index_is_made_again(notes, space, monkeypatch):
    monkeypatch.setattr(reindex, "BATCH", 1)
    for _ in reindex_in_steps(space):
        assert search.find(db.session(), space.id, "charcoal clamp").total > 0
        end_read()
        with write_transaction() as session:
            session.execute(update(Source).values(error=""))


def test_nobody_waits_to_save_while_files_are_read_and_quotes_looked_up(notes, space, monkeypatch):
    saved, engine = [], db.engine

    def slow(*arguments, **options):
        def save():
            with engine.begin() as connection:
                connection.execute(update(Source).values(error="saved meanwhile"))
            saved.append(True)

        other = threading.Thread(target=save)
        other.start()
        other.join(10)
        return prove(*arguments, **options)

    prove = verify.prove
    monkeypatch.setattr(verify, "prove", slow)
    assert list(verify.verify(space)) == []
    assert len(saved) == db.session.scalar(select(func.count()).select_from(Claim))
