"""Quotes are found verbatim, or with typography evened out, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wikimind.articles.quotes import EXACT, NORMALISED, UNVERIFIED, Proof, prove
from wikimind.extract.document import PARAGRAPH, DocumentBuilder


def document(*pages: str):
    builder = DocumentBuilder()
    for number, text in enumerate(pages, start=1):
        builder.add(PARAGRAPH, text, page=number)
    return builder.build()


DOC = document(
    "Tea grows on hills. It likes rain.", "Coffee is “roasted” at 200\u00a0°C. Tea grows on hills."
)


def test_a_verbatim_quote_is_exact_with_its_span_and_page():
    proof = prove(DOC, "It likes rain.")
    assert proof == Proof(EXACT, 20, 34, 1)
    assert DOC.text[proof.start : proof.end] == "It likes rain."


def test_of_several_places_the_one_on_the_page_is_taken():
    assert prove(DOC, "Tea grows on hills.").page == 1
    assert prove(DOC, "Tea grows on hills.", page=2).page == 2


def test_a_known_place_is_taken_at_its_word_only_if_it_holds():
    second = DOC.text.rindex("Tea")
    assert prove(DOC, "Tea grows on hills.", start=second).start == second
    assert prove(DOC, "Tea grows on hills.", start=3).start == 0


@pytest.mark.parametrize(
    "quote",
    [
        'Coffee is "roasted" at 200 °C.',
        "Coffee is “roasted”\nat 200 °C.",
        "Coffee  is “roa\u00adsted” at 200 °C.",
    ],
)
def test_typography_and_spaces_may_differ_but_then_it_is_not_called_exact(quote):
    proof = prove(DOC, quote)
    assert (proof.standing, proof.page) == (NORMALISED, 2)
    assert DOC.text[proof.start : proof.end] == "Coffee is “roasted” at 200\u00a0°C."


@pytest.mark.parametrize(
    "quote",
    ["", "   ", "Tea grows on mountains.", "tea grows on hills.", "Tea grows hills.", "likes rain Coffee"],
)
def test_words_that_are_not_there_are_not_verified(quote):
    assert prove(DOC, quote) == Proof(UNVERIFIED)


@given(st.text(min_size=1, max_size=200), st.data())
def test_every_slice_of_a_text_is_found_where_its_words_stand(text, data):
    made = document(text)
    if not made.blocks:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    quote = made.text[start:end]
    proof = prove(made, quote)
    if quote.strip():
        assert proof.standing == EXACT
        assert made.text[proof.start : proof.end] == quote
