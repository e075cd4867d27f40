"""What a model writes is held against the passages that it cites."""

import pytest

from wikimind.ask.checking import check
from wikimind.ask.values import Evidence

TEA = (
    "White tea is withered in the sun for three days. It is not rolled. "
    "The tea house in Kyoto was opened by Sen Okura in 1867. He called it “a door to the hills”."
)
RICE = "Rice is grown on terraces. The harvest of 1902 was lost to frost."


def passage(number: int, text: str, **values: object) -> Evidence:
    defaults = {
        "passage_id": number, "source_id": number, "source_name": f"Source {number}", "sha256": "0" * 64,
        "heading": "", "page": None, "start": 100, "language": "en", "score": 1.0,
    }  # fmt: skip
    return Evidence(number=number, text=text, **{**defaults, **values})


EVIDENCE = [passage(1, TEA), passage(2, RICE)]


def standings(text: str, question: str = "What is known?", evidence=EVIDENCE) -> list[str]:
    return [sentence.standing for sentence in check(text, evidence, question)]


@pytest.mark.parametrize(
    "text",
    [
        "White tea is withered in the sun [1].",
        "White tea is withered in the sun. [1]",
        "Sen Okura opened the tea house in 1867 [1].",
        "White tea isn't rolled [1].",
        "He called the tea house “a door to the hills” [1].",
        "The harvest of 1902 was lost [1, 2].",
        "**Frost** took the harvest of 1902 [2].",
        "- The harvest of 1902 was lost to frost【2】.",
    ],
)
def test_what_the_passage_says_is_supported(text):
    assert standings(text) == ["supported"]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("White tea is withered in the sun.", "it cites nothing"),
        ("White tea is withered in the sun [7].", "there is no passage 7"),
        ("White tea is withered in the sun [2].", "passage 2 is about rice"),
        ("White tea is withered in the sun for five days, or 5 at most [1].", "the number is invented"),
        ("Sen Okura opened the tea house in 1868 [1].", "the year is another"),
        ("Ito Hirobumi opened the tea house in 1867 [1].", "the name is another"),
        ("White tea is rolled [1].", "the passage denies it"),
        ("White tea is not withered in the sun [1].", "the passage says the opposite"),
        ("He called the tea house “a gate to the sea” [1].", "nobody is quoted so"),
        ("Tea cures every known illness at once [1].", "nothing of it stands there"),
    ],
)
def test_what_the_passage_does_not_say_is_unsupported_and_cites_nothing(text, why):
    (sentence,) = check(text, EVIDENCE, "What is known?")
    assert (sentence.standing, sentence.citations) == ("unsupported", ()), why
    assert sentence.text.rstrip(".") in text.replace(" [1]", "").replace(" [2]", "").replace(" [7]", "")


def test_a_citation_is_the_very_words_of_the_passage():
    (sentence,) = check("Sen Okura opened the tea house in 1867 [1].", EVIDENCE, "Who opened the tea house?")
    (citation,) = sentence.citations
    assert citation.quote == "The tea house in Kyoto was opened by Sen Okura in 1867."
    assert TEA[citation.start : citation.end] == citation.quote


def test_only_passages_that_say_so_stay_cited():
    (sentence,) = check("White tea is withered in the sun [1][2].", EVIDENCE, "How is white tea made?")
    assert [citation.number for citation in sentence.citations] == [1]


def test_two_passages_may_say_together_what_neither_says_alone():
    (sentence,) = check(
        "White tea is withered in the sun and rice is grown on terraces [1][2].", EVIDENCE, "What is known?"
    )
    assert sentence.standing == "supported"
    assert [citation.number for citation in sentence.citations] == [1, 2]


def test_every_sentence_is_judged_by_itself_and_none_is_dropped():
    text = "White tea is withered [1]. It comes from the moon [1]. Rice is grown on terraces [2]."
    assert standings(text) == ["supported", "unsupported", "supported"]


def test_repeating_the_question_proves_nothing():
    question = "Was the tea house in Kyoto opened by Sen Okura with his brother?"
    text = "The tea house in Kyoto was opened by Sen Okura with his brother Takeshi [1]."
    assert standings(text, question) == ["unsupported"]


def test_german_sentences_are_checked_in_german():
    evidence = [passage(1, "Weißer Tee wird in der Sonne gewelkt. Er wird nicht gerollt.", language="de")]
    assert standings("Weißer Tee wird in der Sonne gewelkt [1].", "Wie?", evidence) == ["supported"]
    assert standings("Weißer Tee wird gerollt [1].", "Wie?", evidence) == ["unsupported"]


def test_a_small_letter_makes_no_name_in_any_script():
    text = "Белый чай вянет на солнце три дня. Его не скручивают."
    told = "Целых три дня на солнце вянет белый чай, и его не скручивают вовсе."
    assert standings(told + " [1]", evidence=[passage(1, text, language="ru")]) == ["supported"]
