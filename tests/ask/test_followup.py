"""Follow-ups are understood from the questions before, by rules."""

import pytest

from wikimind.ask.followup import stand_alone, topic

TOWER = [("When was the Eiffel Tower built?", "The Eiffel Tower was built in 1889.")]
BELL = [("Who invented the telephone?", "Alexander Graham Bell patented it in 1876.")]
TEA = [("How is white tea made?", "It is withered in the sun.")]


@pytest.mark.parametrize(
    ("history", "question", "understood"),
    [
        (TOWER, "How tall is it?", "How tall is the Eiffel Tower?"),
        (TOWER, "What is its weight?", "What is the Eiffel Tower’s weight?"),
        (TOWER, "What can people do there?", "What can people do in the Eiffel Tower?"),
        (TOWER, "And the Louvre?", "When was the Louvre built?"),
        (TOWER, "Why?", "Why? (When was the Eiffel Tower built?)"),
        (BELL, "When was he born?", "When was Alexander Graham Bell born?"),
        (BELL, "What about the radio?", "Who invented the radio?"),
        (BELL, "What did it cost?", "What did the telephone cost?"),
        (TEA, "What about green tea?", "How is green tea made?"),
        ([("How long is white tea withered?", "For days.")], "Is it rolled?", "Is white tea rolled?"),
        (TEA, "Is it expensive?", "Is white tea expensive?"),
    ],
)
def test_what_a_follow_up_leaves_out_is_put_in(history, question, understood):
    assert stand_alone(question, history) == understood


@pytest.mark.parametrize(
    "question",
    [
        "How is black tea made?",
        "Is it true that Norway exports salmon to Japan each year?",
        "Which countries are there in Europe besides France and Spain?",
    ],
)
def test_a_question_that_speaks_for_itself_stays_as_it_is(question):
    assert stand_alone(question, TOWER) == question


def test_a_first_question_stays_as_it_is():
    assert stand_alone("What is it?", []) == "What is it?"


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("When was the Eiffel Tower built?", "the Eiffel Tower"),
        ("Когда умер Лев Толстой?", "Лев Толстой"),
        ("Πότε πέθανε ο Νίκος Καζαντζάκης;", "Νίκος Καζαντζάκης"),
        ("Երբ է ծնվել Արամ Խաչատրյան?", "Արամ Խաչատրյան"),
    ],
)
def test_names_are_told_by_capitals_of_any_script(question, name):
    assert topic(question) == name
