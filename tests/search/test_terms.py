"""Text as terms, and the snippets that highlight them."""

import doctest

import pytest

from wikimind.search import query, snippets, terms
from wikimind.search.postgres import tsvector
from wikimind.search.query import parse
from wikimind.search.stopwords import STOP_WORDS
from wikimind.search.terms import query_stream, stream
from wikimind.wiki.folding import folded


@pytest.mark.parametrize("module", [terms, query])
def test_the_examples_in_the_docstrings_hold(module) -> None:
    results = doctest.testmod(module)
    assert results.attempted and not results.failed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "cafe\u0301"),
        ("STRASSE", "Straße"),
        ("ﬁle", "file"),
        ("users'", "user"),
        ("connected", "connections"),
        ("3,5", "3.5"),
        ("ガイ", "ｶﾞｲ"),
        ("и́", "и"),
    ],
)
def test_two_spellings_are_one_term(one: str, other: str) -> None:
    assert stream(one, "en") == stream(other, "en") != []


def test_words_are_not_cut_at_combining_marks() -> None:
    assert stream("हिन्दी में", "xx") == ["हिन्दी", "में"]


def test_elided_articles_are_words_of_their_own_outside_english() -> None:
    assert stream("l'eau", "fr") == ["l", "eau"]
    assert stream("don't", "en") == ["dont"]


def test_runs_without_spaces_become_bigrams_and_their_last_character() -> None:
    assert stream("東京都", "ja") == ["東京", "京都", "都"]
    assert query_stream("東京都", "ja") == ["東京", "京都"]
    assert query_stream("都", "ja") == ["都"]


def test_no_term_is_longer_than_an_engine_can_take() -> None:
    assert all(len(term.encode()) < 2_000 for term in stream("𝕏é" * 5_000 + " " + "x." * 5_000, "en"))


def test_stop_words_are_written_as_they_are_compared() -> None:
    assert all(folded(word) == word for words in STOP_WORDS.values() for word in words)


def snippet(text: str, asked: str, language: str = "en") -> list[tuple[str, bool]]:
    return snippets.snippet(text, parse(asked, [language]), language)


def marked(parts: list[tuple[str, bool]]) -> list[str]:
    return [text for text, is_hit in parts if is_hit]


def test_a_snippet_shows_the_original_words_of_the_same_stem() -> None:
    assert marked(snippet("She RUNS; running is naïve.", "run naive ")) == ["RUNS", "running", "naïve"]


def test_a_snippet_of_a_short_text_is_the_text() -> None:
    text = "A <b>bold</b> word &\nanother."
    assert "".join(part for part, _ in snippet(text, "bold ")) == text


def test_a_snippet_is_taken_where_most_different_words_are() -> None:
    filler = "Nothing of note stands here. " * 20
    text = f"Salt, salt and salt. {filler}Salt and pepper together. {filler}"
    parts = snippet(text, "salt pepper ")
    assert marked(parts) == ["Salt", "pepper"]
    assert parts[0][0].startswith("…") and parts[-1][0].endswith("…")
    assert sum(len(part) for part, _ in parts) <= snippets.LENGTH + 50


def test_a_snippet_highlights_a_run_of_bigrams_as_one() -> None:
    assert snippet("私は東京都に", "東京都", "ja") == [("私は", False), ("東京都", True), ("に", False)]


def test_a_snippet_highlights_words_that_begin_with_what_is_typed() -> None:
    assert marked(snippet("Observatories observe.", "observ")) == ["Observatories", "observe"]


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert snippet("word " * 200, "absent ")[0][0].startswith("word word")


def test_a_tsvector_stays_below_the_limits_of_postgresql() -> None:
    many = tsvector({"title": [], "heading": [], "body": [f"1:term{i}" for i in range(100_000)]})
    assert len(many.encode()) < 2**20 + 3 * 100_000  # quotes and spaces are not stored
    often = tsvector({"title": ["1:a"], "heading": [], "body": ["1:a"] * 100_000})
    assert often.startswith("'1:a':1A,202D") and often.count(",") == 254
    far = tsvector({"title": [], "heading": [], "body": [f"1:{i % 5000}" for i in range(20_000)] + ["1:z"]})
    assert "'1:z':16383D" in far


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("1234.56", "1,234.56"),
        ("1.234,56", "1234.56"),
        ("wifi", "Wi‑Fi"),
        ("reopened", "re-opened"),
        ("RFC2616", "RFC 2616"),
        ("RFC 2616", "RFC2616"),
        ("7.5%", "7.50%"),
        ("вайфай", "вай-фай"),
    ],
)
def test_what_people_type_in_another_form_shares_a_term_with_what_is_written(typed, written):
    assert set(query_stream(typed, "en")) & set(stream(written, "en"))


def test_every_part_of_a_compound_is_marked_where_it_stands():
    text = "The re-opened mill"
    assert [
        text[t.start : t.end] for t in terms.terms(text, "en", {"reopen"}.__contains__, frozenset("r"))
    ] == ["re-opened"]
    assert [
        text[t.start : t.end] for t in terms.terms(text, "en", {"open"}.__contains__, frozenset("o"))
    ] == ["opened"]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("ru", "мельницы", "МЕЛЬНИЦУ"),
        ("uk", "мова", "мовою"),
        ("bg", "мелницата", "мелница"),
        ("el", "μύλοι", "ΜΎΛΟΥ"),
        ("tr", "ISPARTA'DA", "Isparta"),
        ("ar", "الكِتَابُ", "كـتـاب"),
        ("ar", "الطاحونة", "طاحونة"),
        ("fa", "كتاب", "کتاب"),
        ("he", "הַמְּדִינָה", "מדינות"),
        ("hi", "चक्की", "चक्कियाँ"),
        ("hr", "mlinovi", "mlinova"),
        ("sk", "mlyny", "mlynov"),
    ],
)
def test_forms_of_a_word_share_a_term_in_its_language(language, one, other):
    assert stream(one, language)[:1] == stream(other, language)[:1]
