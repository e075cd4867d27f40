"""Conversations: found again, renamed, forked, exported, deleted; and nobody else's business."""

import pytest

from wikimind.extensions import db
from wikimind.models.conversation import Citation, Conversation, Turn
from wikimind.models.space import Space, User

URL = "/s/main/ask"
API = "/api/v1/spaces/main"


@pytest.fixture
def talk(client, tea) -> int:
    """A conversation of two questions."""
    first = client.post(f"{API}/ask", json={"question": "How is white tea made?"}).json
    client.post(
        f"{API}/ask", json={"question": "Who opened the tea house?", "conversation": first["conversation"]}
    )
    return first["conversation"]


@pytest.fixture
def bobs_talk(add, space, tea) -> Conversation:
    bob = add(User(name="bob"))
    return add(Conversation(space_id=space.id, user_id=bob.id, title="Bob's secret plan"))


def test_a_conversation_is_named_after_its_first_question_and_found_again(client, talk):
    assert "How is white tea made?" in client.get(URL).text
    found = client.get(f"{URL}/conversations?q=tea house").text
    assert f'href="/s/main/ask/{talk}"' in found
    assert "2 questions" in found
    assert "Nothing found" in client.get(f"{URL}/conversations?q=submarine").text


def test_it_can_be_renamed(client, talk):
    client.post(f"{URL}/{talk}/rename", data={"title": "  All about   tea "})
    assert '<h1 class="conversation-title">All about tea</h1>' in client.get(f"{URL}/{talk}").text
    assert client.post(f"{URL}/{talk}/rename", data={"title": " "}).status_code == 400
    assert client.patch(f"{API}/conversations/{talk}", json={"title": "Tea"}).json["title"] == "Tea"


def test_it_is_deleted_with_its_turns_after_a_question(client, talk):
    assert "cannot be undone" in client.get(f"{URL}/{talk}/delete").text
    client.post(f"{URL}/{talk}/delete")
    assert client.get(f"{URL}/{talk}").status_code == 404
    assert [db.session.query(kind).count() for kind in (Conversation, Turn, Citation)] == [0, 0, 0]


def test_a_fork_goes_on_from_a_turn_and_leaves_the_other_alone(client, talk):
    sent = client.post(f"{URL}/{talk}/1/fork")
    made = client.get(f"{API}/conversations/{sent.headers['Location'].rsplit('/', 1)[1]}").json
    assert [turn["question"] for turn in made["items"]] == ["How is white tea made?"]
    assert made["items"][0]["sentences"][0]["citations"]
    assert made["forked_from"] == talk
    client.post(f"{API}/ask", json={"question": "Is it rolled?", "conversation": made["id"]})
    assert len(client.get(f"{API}/conversations/{talk}").json["items"]) == 2
    client.delete(f"{API}/conversations/{talk}")
    assert len(client.get(f"{API}/conversations/{made['id']}").json["items"]) == 2
    assert client.post(f"{API}/conversations/{made['id']}/fork", json={"turn": 9}).status_code == 404


def test_the_export_holds_every_sentence_with_its_quote(client, talk):
    exported = client.get(f"{URL}/{talk}/export")
    assert exported.mimetype == "text/markdown"
    assert "How is white tea made.md" in exported.headers["Content-Disposition"]
    assert "## Who opened the tea house?" in exported.text
    assert "[^1-1]: “White tea is withered in the sun for three days.” (On tea)" in exported.text


def test_nobody_sees_the_conversation_of_another_person(client, bobs_talk):
    pages = ("", "/delete", "/export")
    assert {client.get(f"{URL}/{bobs_talk.id}{page}").status_code for page in pages} == {404}
    posts = ("", "/rename", "/delete", "/1/fork", "/1/answer", "/file")
    for post in posts:
        sent = client.post(f"{URL}/{bobs_talk.id}{post}", data={"question": "What?", "title": "Mine"})
        assert sent.status_code == 404, post
    for answer in (
        client.get(f"{API}/conversations/{bobs_talk.id}"),
        client.delete(f"{API}/conversations/{bobs_talk.id}"),
        client.post(f"{API}/ask", json={"question": "What?", "conversation": bobs_talk.id}),
    ):
        assert answer.status_code == 404
    assert "secret plan" not in client.get(URL).text + client.get(f"{URL}/conversations").text


def test_a_conversation_is_not_found_in_another_space(client, add, talk):
    add(Space(slug="other", name="Other"))
    assert client.get(f"/s/other/ask/{talk}").status_code == 404
    assert client.get("/api/v1/spaces/other/conversations").json["total"] == 0
    sent = client.post("/api/v1/spaces/other/ask", json={"question": "What?", "conversation": talk})
    assert sent.status_code == 404


def test_a_long_conversation_is_shown_in_the_same_number_of_statements(client, counted, talk):
    def statements() -> int:
        with counted() as sent:
            assert client.get(f"{URL}/{talk}").status_code == 200
        return len(sent)

    before = statements()
    for _ in range(3):
        client.post(f"{API}/ask", json={"question": "Who came from Osaka?", "conversation": talk})
    assert statements() == before


def test_a_deleted_source_leaves_its_words_but_no_link(client, talk, tea, work):
    client.delete(f"{API}/sources/{tea.source_id}")
    work()
    page = client.get(f"{URL}/{talk}").text
    assert "White tea is withered in the sun for three days." in page
    assert "(deleted)" in page
    assert f'href="/s/main/sources/{tea.source_id}' not in page
