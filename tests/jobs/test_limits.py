"""What takes too long ends in a sentence, and a long document comes in some passages at a time."""

from dataclasses import replace

from sqlalchemy import func, select

from wikimind.actions import sources
from wikimind.extensions import db
from wikimind.models.source import Passage, Source
from wikimind.pipeline.stages import extracting
from wikimind.search.schema import SearchEntry

NOTE = "# Peat\n\nPeat is cut in May and dries until August. A family burns six thousand turves a year."


def test_compiling_that_takes_too_long_ends_in_a_sentence(app, feed, work):
    app.config["WIKIMIND"] = replace(app.config["WIKIMIND"], compile_seconds=0)
    source_id = feed(NOTE).id
    work()
    source = db.session.get_one(Source, source_id)
    assert source.state == "failed"
    assert "WIKIMIND_COMPILE_SECONDS" in source.error


def test_a_long_document_comes_in_some_passages_at_a_time_and_as_often_as_it_is_read(
    app, feed, work, monkeypatch
):
    monkeypatch.setattr(extracting, "AT_ONCE", 2)
    sections = [f"## Bog {n}\n\n{NOTE[8:]} This is said of bog {n}." for n in range(7)]
    source_id = feed("# Bogs\n\n" + "\n\n".join(sections)).id
    work()
    for _ in range(2):
        ordinals = select(Passage.ordinal).where(Passage.source_id == source_id).order_by(Passage.ordinal)
        assert db.session.scalars(ordinals).all() == list(range(7))
        indexed = select(func.count()).select_from(SearchEntry).where(SearchEntry.kind == "passage")
        assert db.session.scalar(indexed) == 7

        sources.recompile(db.session.get_one(Source, source_id))
        work()
