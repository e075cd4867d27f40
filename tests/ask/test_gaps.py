"""Questions that could not be answered are collected, and closed when they are answered or dismissed."""

import pytest

from wikimind.models.space import Space

URL = "/s/main/ask"
API = "/api/v1/spaces/main"
QUESTION = "Who won the chess championship of 1927?"
CHESS = "# Chess\n\nThe chess championship of 1927 was won by Alexander Alekhine in Buenos Aires."


@pytest.fixture
def ask(client, tea):
    return lambda question=QUESTION: client.post(f"{API}/ask", json={"question": question}).json


def gaps(client, state="open"):
    return client.get(f"{API}/gaps?state={state}").json["items"]


def test_a_question_without_an_answer_is_listed_once_with_what_to_feed(client, ask):
    ask()
    ask("who won the chess championship of 1927")
    (gap,) = gaps(client)
    assert (gap["question"], gap["asked"]) == (QUESTION, 2)
    page = client.get(f"{URL}/gaps").text
    assert QUESTION in page
    assert "Asked 2 times" in page
    assert gap["advice"]
    assert gap["advice"].split(".")[0] in page.replace("&#39;", "'")


def test_it_is_closed_when_it_is_answered_later(client, ask, compiled):
    ask()
    compiled(CHESS, "chess.md")
    assert ask()["known"]
    assert gaps(client) == []
    assert [gap["question"] for gap in gaps(client, "answered")] == [QUESTION]


def test_it_can_be_let_go_and_taken_up_again(client, ask):
    ask()
    (gap,) = gaps(client)
    client.post(f"{URL}/gaps/{gap['id']}", data={"state": "dismissed"})
    assert gaps(client) == []
    ask()
    assert gaps(client) == []
    again = client.patch(f"{API}/gaps/{gap['id']}", json={"state": "open"})
    assert again.json["state"] == "open"
    assert len(gaps(client)) == 1


def test_an_answered_question_is_no_gap(client, ask):
    assert ask("How is white tea made?")["known"]
    assert gaps(client) == []


def test_gaps_of_another_space_are_not_found(client, add, ask):
    ask()
    (gap,) = gaps(client)
    add(Space(slug="other", name="Other"))
    assert client.get("/api/v1/spaces/other/gaps").json["total"] == 0
    assert client.patch(f"/api/v1/spaces/other/gaps/{gap['id']}", json={"state": "open"}).status_code == 404
    assert client.post(f"/s/other/ask/gaps/{gap['id']}").status_code == 404


def test_nonsense_is_refused_with_a_sentence(client, ask):
    ask()
    assert client.get(f"{API}/gaps?state=odd").status_code == 400
    assert client.patch(f"{API}/gaps/1", json={"state": "odd"}).status_code == 400
    assert client.patch(f"{API}/gaps/1", data="x").status_code == 400
