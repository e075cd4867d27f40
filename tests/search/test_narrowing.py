"""Qualifiers, sorting, misspellings and repetitions, on both engines."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.search import Entry, facets, qualifiers

ALICES = 1


@pytest.fixture
def shelf(index: Session) -> None:
    """Three entries on tea."""
    year = {n: datetime(n, 6, 1, tzinfo=UTC) for n in (2023, 2024, 2025)}
    entries = [
        Entry(
            "passage", 1, ALICES, "B", "", "green tea", source_id=7, media="application/pdf", dated=year[2023]
        ),
        Entry(
            "passage", 2, ALICES, "A", "", "black tea", "de", source_id=8, media="text/html", dated=year[2025]
        ),
        Entry("article", 3, ALICES, "C", "", "white tea", form="concept", dated=year[2024]),
    ]
    search.put(index, entries)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("kind:concept tea", {3}),
        ("kind:passage tea", {1, 2}),
        ("-kind:passage tea", {3}),
        ("type:pdf tea", {1}),
        ("-type:pdf tea", {2, 3}),
        ("language:de tea", {2}),
        ("source:7 tea", {1}),
        ("after:2024 tea", {2, 3}),
        ("before:2024-06-02 tea", {1, 3}),
        ("after:2024 before:2025 tea", {3}),
        ("kind:passage -black tea", {1}),
        ('kind:passage "green tea"', {1}),
        ("kind:article", {3}),
        ("after:2023", {1, 2, 3}),
    ],
)
def test_a_qualifier_narrows_down(query: str, expected: set[int], shelf, found) -> None:
    assert set(found(query)) == expected


@pytest.mark.parametrize("query", ["kind:elephant", "before:yesterday", "after:2024-13", "note:this", "is:"])
def test_what_is_no_qualifier_is_searched_for_as_words(query: str) -> None:
    assert qualifiers.split(query) == (query, ())


def test_qualifiers_narrow_down_many_entries_as_well(index: Session, fill) -> None:
    fill(*["tea and more"] * 600)
    search.put(index, [Entry("passage", 900, ALICES, "", "", "tea", media="application/pdf")])
    results = search.find(index, ALICES, "-type:pdf tea", limit=5)
    assert (results.total, len(results.hits)) == (600, 5)
    assert [hit.ref_id for hit in search.find(index, ALICES, "type:pdf tea").hits] == [900]


def test_results_are_sorted_by_date_or_title(shelf, found) -> None:
    assert found("tea", sort="newest") == [2, 3, 1]
    assert found("tea", sort="title") == [2, 1, 3]
    assert found("type:pdf tea", sort="newest") == [1]


def test_in_another_order_every_word_is_wanted_if_any_entry_has_all(shelf, found) -> None:
    assert found("green tea", sort="newest") == [1]
    assert found("green coffee", sort="newest") == [1]


def test_the_new_goes_a_little_ahead_of_the_old(index: Session, found) -> None:
    entries = [
        Entry("passage", year, ALICES, "", "", "tea", dated=datetime(year, 1, 1, tzinfo=UTC))
        for year in (2001, 2025)
    ]
    search.put(index, entries)
    assert found("tea") == [2025, 2001]


@pytest.mark.parametrize("typed", ["lighthose", "ligthhouse", "lighthousse ", "lihgthouse"])
def test_a_misspelt_word_finds_the_right_one(typed: str, index: Session, fill) -> None:
    fill("The lighthouse by the sea.", "A house.")
    results = search.find(index, ALICES, typed)
    assert [hit.ref_id for hit in results.hits] == [1]
    assert results.corrected.strip() == "lighthouse"


def test_a_tolerant_search_corrects_one_word_of_several(index: Session, fill) -> None:
    fill("The lighthouse by the sea.", "The sea and more sea.")
    assert not search.find(index, ALICES, "lighthosue sea ").corrected
    results = search.find(index, ALICES, "lighthosue sea ", tolerant=True)
    assert results.corrected == "lighthouse sea "
    assert results.hits[0].ref_id == 1


def test_a_much_commoner_word_is_suggested_and_the_rare_one_found(index: Session, fill) -> None:
    fill(*["the harbour"] * 30, "the harbout")
    results = search.find(index, ALICES, "harbout ", tolerant=True)
    assert [hit.ref_id for hit in results.hits] == [31]
    assert results.suggestion.strip() == "harbour"


def test_words_of_another_space_correct_nothing(index: Session, fill) -> None:
    fill("A garden.", space_id=2)
    assert search.find(index, ALICES, "gardn").corrected == ""


LONG = (
    "The quick brown fox jumps over the lazy dog while seven wizards boil five boxing jugs of liquor quietly"
)


def test_passages_that_say_the_same_are_folded_into_the_best(index: Session, fill) -> None:
    fill(f"{LONG} at night.", f"{LONG} at dawn.", "A fox alone.")
    results = search.find(index, ALICES, "fox wizards")
    assert (results.total, [hit.ref_id for hit in results.hits]) == (2, [1, 3])
    assert results.hits[0].twins == (("passage", 2),)


def test_facets_count_what_the_results_have(index: Session, shelf) -> None:
    results = search.find(index, ALICES, "tea", pool=100)
    names = {"kind", "type", "language", "after"}
    counted = {f.name: dict(f.values) for f in facets.of_entries(index, list(results.ids)) if f.name in names}
    assert counted == {
        "kind": {"passage": 2, "concept": 1},
        "type": {"pdf": 1, "html": 1},
        "language": {"en": 2, "de": 1},
        "after": {"2023": 1, "2024": 1, "2025": 1},
    }


def test_a_summary_weighs_less_than_a_heading_and_more_than_the_body(index: Session, found) -> None:
    texts = {1: ("", "sea sea", "the harbour"), 2: ("harbour", "", "the sea"), 3: ("", "harbour", "the sea")}
    search.put(
        index,
        [Entry("article", i, ALICES, "", h, body, summary=s) for i, (h, s, body) in texts.items()],
    )
    assert found("harbour") == [2, 3, 1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    some.text(max_size=60)
    | some.lists(
        some.sampled_from(
            ["kind:", "is:red", "-", '"', "tea", "after:2024", "concept:", "source:x", ":", "*", "("]
        )
    ).map(" ".join)
)
def test_any_input_is_a_valid_query(index: Session, query: str) -> None:
    results = search.find(index, ALICES, query, tolerant=True)
    assert results.total >= len(results.hits)
