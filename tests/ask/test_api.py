"""Ask through the JSON API."""

import pytest

API = "/api/v1/spaces/main"


@pytest.fixture
def talk(client, tea) -> dict:
    return client.post(f"{API}/ask", json={"question": "Who opened the tea house?"}).json


def test_an_answer_says_what_it_is_made_of(tea, talk):
    assert talk["known"] and talk["engine"] == "keyless"
    assert 0 < talk["confidence"] <= 1
    sentence = talk["sentences"][0]
    assert (sentence["text"], sentence["standing"]) == (
        "The tea house in Kyoto was opened by Sen Okura in 1867.", "quoted",
    )  # fmt: skip
    (citation,) = sentence["citations"]
    assert citation["quote"] == sentence["text"]
    assert citation["end"] - citation["start"] == len(citation["quote"])
    assert citation["source_id"] == tea.source_id


def test_an_offset_of_a_citation_is_one_into_the_source_s_text(client, tea, talk):
    citation = talk["sentences"][0]["citations"][0]
    text = client.get(f"{API}/sources/{tea.source_id}/text").json["text"]
    assert text[citation["start"] : citation["end"]] == citation["quote"]


def test_what_is_not_known_is_said_with_the_nearest_passages(client, tea):
    answer = client.post(f"{API}/ask", json={"question": "Who won the chess championship of 1927?"}).json
    assert (answer["known"], answer["sentences"]) == (False, [])
    assert answer["advice"]


def test_conversations_are_listed_and_read(client, talk):
    listed = client.get(f"{API}/conversations").json
    assert [row["id"] for row in listed["items"]] == [talk["conversation"]]
    whole = client.get(listed["items"][0]["url"]).json
    assert (whole["turns"], whole["items"]) == (1, [talk])
    assert client.get(f"{API}/conversations?q=submarine").json["items"] == []
    assert client.get(talk["url"]).json == talk


def test_the_export_is_markdown(client, talk):
    exported = client.get(f"{API}/conversations/{talk['conversation']}/export")
    assert exported.mimetype == "text/markdown"
    assert exported.text.startswith("# Who opened the tea house?")


@pytest.mark.parametrize(
    "sent",
    [{}, {"question": 5}, {"question": " "}, {"question": "x", "conversation": "1"}, [], "text"],
)
def test_a_request_that_cannot_be_used_is_refused_with_a_sentence(client, tea, sent):
    answer = client.post(f"{API}/ask", json=sent)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.json["detail"]


def test_what_is_not_there_is_not_found(client, talk):
    number = talk["conversation"]
    assert client.get(f"{API}/conversations/{number}/turns/9").status_code == 404
    assert client.post(f"{API}/conversations/{number}/turns/9/answer").status_code == 404
    assert client.get(f"{API}/conversations/999").status_code == 404
    assert client.post(f"{API}/conversations/{number}/fork", json={}).status_code == 400


def test_another_site_cannot_ask_with_the_reader_s_rights(client, tea):
    sent = client.post(f"{API}/ask", json={"question": "What?"}, headers={"Origin": "https://evil.example"})
    assert sent.status_code == 403
