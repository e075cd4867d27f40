"""How few entries an engine is made to score, and that the right ones are among them."""

from collections import Counter

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.search import plan, vocabulary
from wikimind.search.plan import plans
from wikimind.search.query import parse
from wikimind.search.schema import SearchSize, SearchWord
from wikimind.search.statistics import Statistics

ALICES = 1
SPACE = Statistics(
    300_000, 150, {"rare": 300, "tide": 2_000, "time": 90_000, "peopl": 60_000, "year": 50_000}
)


def planned(query: str) -> list[plan.Plan]:
    return plans(parse(query + " ", ["en"]), SPACE)


def test_rare_words_are_looked_for_as_they_are() -> None:
    [only] = planned("rare tides")
    assert only.complete


def test_common_words_count_but_do_not_decide_alone() -> None:
    strict, wide = planned("rare times")
    assert strict.required.parts[0] == plan.AnyOf((plan.Run(("rare",)),))
    assert plan.Run(("time",)) not in strict.required.parts
    assert {word.terms[0] for word in strict.words} == {"rare", "time"}
    assert wide.complete


def test_common_words_are_looked_for_together() -> None:
    strict, _ = planned("time people year")
    together = strict.required.parts[-1]
    assert isinstance(together, plan.AllOf) and len(together.parts) >= 2


def test_a_common_word_alone_is_first_looked_for_in_titles() -> None:
    strict, _ = planned("time")
    assert strict.required == plan.AnyOf((plan.AnyOf((plan.Run(("time",), in_title=True),)),))


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch) -> None:
    """A budget that a small test exceeds."""
    for module in ("plan", "sqlite", "postgres", "order", "finding"):
        monkeypatch.setattr(f"wikimind.search.{module}.MOST_SCORED", 12)


def test_beyond_the_budget_the_best_are_still_found(tight, index: Session, fill) -> None:
    fill(*["time and again"] * 40, "time heals wounds", "wounds", "people waste time", *["people"] * 30)
    results = search.find(index, ALICES, "time wounds ", limit=5)
    assert results.hits[0].ref_id == 41
    assert results.more
    assert search.find(index, ALICES, "time people ", limit=5).hits[0].ref_id == 43
    assert len(search.find(index, ALICES, "time ", limit=5).hits) == 5


def test_titles_with_a_common_word_are_found_beyond_the_budget(tight, index: Session, fill) -> None:
    fill(*["time and again"] * 30)
    search.put(index, [search.Entry("article", 99, ALICES, "On time", "", "A clock.")])
    fill(*["time and again"] * 30, first=100)
    assert search.find(index, ALICES, "time ", limit=1).hits[0].ref_id == 99


def counts(index: Session) -> dict[str, int]:
    rows = index.execute(
        select(SearchWord.term, SearchWord.entries).where(
            SearchWord.space_id == ALICES, SearchWord.entries > 0
        )
    )
    return dict(row._tuple() for row in rows)


def test_the_words_of_a_space_are_counted_as_entries_come_and_go(index: Session, fill) -> None:
    fill("red and blue", "red red", "green")
    assert counts(index) == {"red": 2, "and": 1, "blue": 1, "green": 1}
    fill("red only")
    assert counts(index) == {"red": 2, "green": 1, "onli": 1}
    search.remove(index, "passage", [1, 2, 3])
    assert counts(index) == {}
    assert index.scalars(select(SearchSize.entries).where(SearchSize.space_id == ALICES)).all() == [0]


def test_words_that_begin_alike_are_told_by_frequency(index: Session, fill) -> None:
    fill("plan planet", "plan plane", "plan planet")
    assert list(vocabulary.beginning(index, ALICES, "plan").items()) == [
        ("plan", 3), ("planet", 2), ("plane", 1),
    ]  # fmt: skip


def test_both_engines_count_the_same(index: Session, fill) -> None:
    fill("Green tea, black tea and c++ at 3.5 degrees.", "東京都")
    assert counts(index) == Counter(
        ["green", "tea", "black", "and", "c++", "at", "3.5", "degre", "東京", "京都", "都"]
    )
