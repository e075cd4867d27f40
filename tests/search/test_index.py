"""Putting, removing and scoping, on both engines."""

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.models.space import Space
from wikimind.search import Entry
from wikimind.search.schema import SearchEntry

ALICES, BOBS = 1, 2


def test_an_entry_is_found_with_its_texts(index: Session) -> None:
    search.put(index, [Entry("article", 7, ALICES, "Tides", "Causes", "The Moon pulls at the sea.")])
    results = search.find(index, ALICES, "moon")
    assert results.total == 1
    [hit] = results.hits
    assert (hit.kind, hit.ref_id, hit.title, hit.heading) == ("article", 7, "Tides", "Causes")
    assert hit.snippet == [("The ", False), ("Moon", True), (" pulls at the sea.", False)]


def test_putting_again_replaces(index: Session, found) -> None:
    entry = Entry("article", 7, ALICES, "Tides", "", "The moon pulls.")
    search.put(index, [entry])
    search.put(index, [entry, Entry("article", 7, ALICES, "Tides", "", "The sun pulls too.")])
    assert found("moon") == []
    assert found("sun") == [7]
    assert index.scalar(select(func.count()).select_from(SearchEntry)) == 1


def test_putting_nothing_and_removing_nothing_is_fine(index: Session) -> None:
    search.put(index, [])
    search.remove(index, "article", [])
    search.remove(index, "article", [404])


def test_removing_takes_out_one_kind_only(index: Session, found) -> None:
    search.put(
        index, [Entry("article", 1, ALICES, "", "", "moon"), Entry("passage", 1, ALICES, "", "", "moon")]
    )
    search.remove(index, "article", [1])
    assert [hit.kind for hit in search.find(index, ALICES, "moon").hits] == ["passage"]


def test_more_entries_than_one_statement_can_name_are_removed(index: Session, fill, found) -> None:
    fill(*["moon"] * 1200)
    search.remove(index, "passage", range(1, 1201))
    assert found("moon") == []


def test_kinds_narrow_the_search(index: Session) -> None:
    search.put(
        index, [Entry("article", 1, ALICES, "", "", "moon"), Entry("passage", 2, ALICES, "", "", "moon")]
    )
    results = search.find(index, ALICES, "moon", kinds=["passage"])
    assert (results.total, [hit.ref_id for hit in results.hits]) == (1, [2])


def test_bob_does_not_find_what_is_alices(fill, found) -> None:
    fill("The secret garden.", first=1)
    fill("A public garden.", space_id=BOBS, first=2)
    assert found("garden", BOBS) == [2]
    assert found('"secret garden"', BOBS) == []
    assert found("secre", BOBS) == []


def test_what_bob_writes_changes_neither_order_nor_score_for_alice(index: Session, fill) -> None:
    fill("A garden with a fountain.", "A fountain in the city.", "A garden by the sea.")
    before = search.find(index, ALICES, "garden fountain").hits
    fill(*["fountain fountain"] * 30, space_id=BOBS, first=10)
    assert search.find(index, ALICES, "garden fountain").hits == before


def test_nothing_is_left_of_a_deleted_space(index: Session, fill, found) -> None:
    fill("A garden.")
    index.execute(delete(Space).where(Space.id == ALICES))
    assert found("garden") == []
    assert index.scalar(select(func.count()).select_from(SearchEntry)) == 0


def test_pages_follow_one_another_without_gap_or_repeat(index: Session, fill) -> None:
    fill(*[f"moon {'and stars ' * (i % 7)}" for i in range(130)])
    pages = [search.find(index, ALICES, "moon", limit=30, offset=offset) for offset in range(0, 150, 30)]
    assert [page.total for page in pages] == [130] * 5
    ids = [hit.ref_id for page in pages for hit in page.hits]
    assert len(ids) == 130 and set(ids) == set(range(1, 131))


def test_a_page_beyond_the_last_is_empty(index: Session, fill) -> None:
    fill("moon")
    assert search.find(index, ALICES, "moon", offset=50).hits == []


def test_texts_that_a_database_refuses_are_cleaned(index: Session, found) -> None:
    search.put(index, [Entry("article", 1, ALICES, "Ti\0tle", "", "Lone \ud800 half, and \0 nothing.")])
    assert found("nothing") == [1]
    assert found("title") == [1]


def test_a_very_long_text_is_found_by_its_last_words(fill, found) -> None:
    fill(" ".join(f"{i}x" for i in range(12_000)) * 10 + " finally treasure")
    assert found("treasure") == [1]
