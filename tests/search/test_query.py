"""What people type, on both engines."""

import pytest
from sqlalchemy.orm import Session

from wikimind import search
from wikimind.search import Entry, statistics

ALICES = 1


def test_entries_with_more_of_the_words_come_first(fill, found) -> None:
    fill("red and blue", "red", "green", "blue red and green", "nothing of it")
    assert found("red blue green")[:2] == [4, 1]
    assert set(found("red blue green")) == {1, 2, 3, 4}


def test_a_rare_word_does_not_outweigh_two_common_ones_in_a_short_query(fill, found) -> None:
    fill(*["apple pie"] * 3, "apple", "pie", "rhubarb rhubarb rhubarb", *["unrelated text"] * 20)
    assert set(found("apple pie rhubarb")[:3]) == {1, 2, 3}


def test_a_title_weighs_more_than_a_heading_and_a_heading_more_than_the_body(index: Session) -> None:
    texts = [("", "", "harbour"), ("", "harbour", "a b"), ("harbour", "", "a b"), ("", "", "sea")]
    search.put(index, [Entry("article", i, ALICES, *text) for i, text in enumerate(texts)])
    assert [hit.ref_id for hit in search.find(index, ALICES, "harbour").hits] == [2, 1, 0]


def test_words_that_stand_together_win(fill, found) -> None:
    fill(
        "The river was wide, and later on they saw a bank.",
        "They sat at the river bank, and saw how wide it was.",
    )
    assert found("river bank") == [2, 1]


def test_a_question_is_answered_by_its_content_words(fill, found) -> None:
    fill(
        "What is it that you do, and who is it for?", "The lighthouse was designed by an engineer.", "A lamp."
    )
    assert found("Who was it that designed the lighthouse?") == [2]


def test_stop_words_alone_are_looked_for(fill, found) -> None:
    fill("To be or not to be.", "Something else.")
    assert found("to be or not to be") == [1]


def test_a_phrase_must_stand_there_as_quoted(fill, found) -> None:
    fill("The big bang theory.", "A bang, so big.", "The big loud bang.")
    assert found('"big bang"') == [1]
    assert found("“big bang”") == [1]
    assert found('"bang theory" loud') == [1]


def test_a_phrase_does_not_reach_from_one_text_into_the_next(index: Session, found) -> None:
    search.put(index, [Entry("article", 1, ALICES, "The big", "bang", "theory")])
    assert found('"big bang"') == found('"bang theory"') == []


def test_a_minus_excludes_a_word_or_a_phrase(fill, found) -> None:
    fill("jaguar in the forest", "jaguar on the road", "jaguar and big cars")
    assert found("jaguar -road -cars") == [1]
    assert set(found('jaguar -"big cars"')) == {1, 2}


def test_only_excluding_finds_nothing(fill, found) -> None:
    fill("jaguar", "cat")
    assert found("-jaguar") == []


def test_the_last_word_may_be_unfinished(fill, found) -> None:
    fill("An observatory on the hill.", "The observation of birds.", "A hill.")
    assert set(found("observ")) == {1, 2}
    assert set(found("hill observato")[:1]) == {1}


def test_a_word_that_is_finished_is_no_beginning(index: Session, fill) -> None:
    fill("An observatory on the hill.", "The observation of birds.", "A hill.")
    assert not search.find(index, ALICES, "observato").corrected
    assert search.find(index, ALICES, "observato ").corrected


@pytest.mark.parametrize(
    "typed", ["universi", "universit", "university", "universiti", "universities", "relationa"]
)
def test_typing_on_never_loses_what_was_found(typed: str, fill, found) -> None:
    fill("Three relational universities.", "A village.")
    assert found(typed) == [1]


def test_a_whole_word_ranks_above_words_it_only_begins(fill, found) -> None:
    fill("A planet.", "The plan.", "Planes and planets.")
    assert found("plan")[0] == 2


@pytest.mark.parametrize(
    ("query", "body"),
    [
        ("C++", "Written in C++."),
        ("c#", "Written in C#."),
        ("3.5", "Version 3.5 came later."),
        ("1000", "It cost 1,000 crowns."),
        ("foo-bar", "The foo-bar option."),
        ("it's", "It's here."),
        ("naive", "A naïve idea."),
        ("NAÏVE", "a naive idea"),
        ("🎉", "Done 🎉!"),
        ("東京", "私は東京都に住んでいます。"),
        ("都", "東京都"),
        ("ｗｉｄｅ", "wide"),
        ("running", "She runs."),
        ("-5", "It was 5 degrees."),
        ("O’Brien", "Mr O'Brien"),
        ("USA", "The U.S.A. joined."),
    ],
)
def test_written_otherwise_and_found_all_the_same(query: str, body: str, fill, found) -> None:
    fill("Something different, written in C by A. Nobody.", body)
    assert found(query) == [2]


def test_c_plus_plus_is_not_c(fill, found) -> None:
    fill("Written in C.", "Written in C++.")
    assert found("C++") == [2]
    assert found("C ") == [1]


@pytest.mark.parametrize("query", ["Häuser", "Haus", "hauser"])
def test_a_query_may_be_in_another_language(query: str, fill, found) -> None:
    fill("Viele Häuser.", language="de")
    fill("Many cars.", first=2)
    assert found(query, languages=["en", "de"]) == [1]


STRANGE = [
    "", " ", '"', '""', '"""', "-", "--", "- -", '-"', "+", "*", "(", ")", "a AND", "NOT", "OR OR",
    "NEAR(a b)", "title:moon", "moon*", "^moon", "'", "''", "moon'", "\\", "\\'", "%", "_", "moon\0", "\0",
    "\ud800", "🎉🎉", "!", "!moon", "moon & | ! <-> sun", ":*", "a:b", "moon:*", "1:moon", "½", "ﷺ", "\u0301",
    "’’", "x" * 10_000, "moon " * 2_000, '"moon ' * 2_000, '"' + "moon " * 2_000 + '"', "-moon " * 2_000,
    " ".join(f"w{i}" for i in range(2_000)), "ｶﾞ", "�",
]  # fmt: skip


@pytest.mark.parametrize("query", STRANGE, ids=range(len(STRANGE)))
def test_every_text_is_a_valid_query(query: str, index: Session, fill) -> None:
    fill("The moon and the sun.")
    results = search.find(index, ALICES, query)
    assert results.total == len(results.hits) <= 1


MILLS = {
    "en": ("The mills stood still.", "mill"),
    "de": ("Die Mühlen standen still.", "Mühle"),
    "es": ("Los molinos pararon.", "molino"),
    "fr": ("Les moulins se sont arrêtés.", "moulin"),
    "pl": ("Młyny stanęły.", "młynów"),
    "ru": ("Мельницы остановились.", "мельницу"),
    "el": ("Οι μύλοι σταμάτησαν.", "μύλο"),
    "tr": ("Değirmenler durdu.", "değirmen"),
    "hi": ("चक्कियाँ रुक गईं।", "चक्की"),
    "ar": ("توقفت الطاحونة عن العمل.", "طاحونة"),
    "he": ("הטחנות נעצרו.", "טחנה"),
}


def test_words_are_found_in_any_form_in_every_language_that_the_space_holds(fill, found) -> None:
    for number, (language, (text, _)) in enumerate(MILLS.items()):
        fill(*[text] * (len(MILLS) - number), language=language, first=100 * number)
    for number, (language, (_, word)) in enumerate(MILLS.items()):
        assert number in {hit // 100 for hit in found(f"{word} ")}, language


def test_stems_that_occur_nowhere_are_not_looked_for(index: Session, fill) -> None:
    for number, (language, (text, _)) in enumerate(MILLS.items()):
        fill(text, language=language, first=100 * number)
    query, _ = statistics.read(index, ALICES, "mills molinos ", None)
    assert [len(word.terms) for word in query.words] == [1, 1]
