"""Asking in the browser, without a model and without JavaScript."""

import re

import pytest

from wikimind.extensions import db
from wikimind.models.conversation import Turn

URL = "/s/main/ask"
WITHERED = "White tea is withered in the sun for three days."


@pytest.fixture
def ask(client):
    """Ask on the page and read the page that answers."""

    def ask(question: str, address: str = URL) -> str:
        sent = client.post(address, data={"question": question})
        assert sent.status_code == 303, sent.text
        return client.get(sent.headers["Location"]).text

    return ask


def test_an_answer_is_the_words_of_a_source_and_opens_it_at_them(client, tea, ask):
    page = ask("How long is white tea withered?")
    assert WITHERED in page
    link = re.search(r'class="cite cite-exact" href="([^"]+)"', page)[1]
    opened = client.get(link).text
    assert (
        '<mark id="passage" class="focus">White tea is withered in the sun for three days.</mark>' in opened
    )


def test_how_sure_the_answer_is_stands_in_words(tea, ask):
    page = ask("How long is white tea withered?")
    assert re.search(r"(Very likely|Probably|Possibly) the answer|The nearest that the sources say", page)
    assert "In the sources’ own words" in page


def test_what_the_wiki_does_not_say_is_said_with_advice_and_the_nearest_passages(tea, ask):
    page = ask("Who won the chess championship of 1927?")
    assert "Your wiki does not say." in page
    assert "Feed a source" in page
    assert 'class="answer"' not in page


def test_an_empty_wiki_answers_nothing_and_says_where_to_begin(client, ask):
    assert "Feed the first source" in client.get(URL).text
    assert "Your wiki does not say." in ask("How is white tea made?")


@pytest.mark.parametrize(
    ("question", "sentence"),
    [("   ", "Type a question first."), ("x" * 2001, "The question is longer than 2,000 characters")],
)
def test_a_question_that_cannot_be_taken_is_given_back_with_a_sentence(client, question, sentence):
    answer = client.post(URL, data={"question": question})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert question in answer.text
    assert db.session.query(Turn).count() == 0


def test_any_text_is_a_question(client, tea, ask):
    for question in ('"', "<script>alert(1)</script>", "-tea OR NOT", "茶はどう作る？", "a\0b", "%_\\"):
        page = ask(question)
        assert "<script>alert" not in page


def test_a_follow_up_is_understood_from_the_question_before(client, tea, ask):
    page = ask("How is white tea made?")
    address = re.search(r'action="(/s/main/ask/\d+)" data-ask', page)[1]
    assert "Understood as “Is white tea rolled?”" in ask("Is it rolled?", address)


def test_what_could_be_asked_next_is_one_press_away(tea, ask):
    page = ask("How is white tea made?")
    suggested = re.findall(r'name="question" value="([^"]+)"', page)
    assert 1 <= len(suggested) <= 3
    assert all("white tea" not in suggestion.lower() for suggestion in suggested)


def test_a_question_in_the_address_is_filled_in_but_not_asked(client, tea):
    page = client.get(f"{URL}?q=What+is+tea%3F").text
    assert ">What is tea?</textarea>" in page
    assert db.session.query(Turn).count() == 0


def test_the_words_in_an_address_may_be_nonsense(client, tea):
    for words in ("5", "9-5", "-", "a-b", "0-99999999", "99999-999999", "1-2-3"):
        assert client.get(f"/s/main/sources/{tea.source_id}?words={words}").status_code == 200
