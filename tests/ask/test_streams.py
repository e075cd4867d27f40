"""Answers as server-sent events: what is sent, what is held meanwhile, and how it ends."""

import pytest

from tests.ask.events import events_in, ids_in
from wikimind.actions import conversations
from wikimind.ask.asking import TextEvent
from wikimind.extensions import db
from wikimind.llm.values import BEAT_SECONDS
from wikimind.models.conversation import Turn
from wikimind.models.space import User

API = "/api/v1/spaces/main/ask"
PAGE = "/s/main/ask"
STREAM = {"Accept": "text/event-stream"}
QUESTION = "How is white tea made?"
REPLY = {"when": r"passage (\d+):[^#]*withered", "reply": "White tea is withered in the sun [\\1]."}


def test_the_api_streams_what_is_written_and_then_the_checked_answer(client, tea, scripted):
    scripted(REPLY)
    answer = client.post(API, json={"question": QUESTION}, headers=STREAM)
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/event-stream", "no-store")
    events = events_in(answer.text)
    assert [name for name, _ in events if name != "text"] == ["asked", "found", "answer", "end"]
    told = dict(events)
    assert "".join(data["text"] for name, data in events if name == "text").startswith(
        "White tea is withered"
    )
    assert any("withered" in passage["text"] for passage in told["found"]["passages"])
    assert told["answer"]["sentences"][0]["standing"] == "supported"
    assert client.get(told["asked"]["url"]).json == told["answer"]
    assert ids_in(answer.text) == list(range(1, len(events) + 1))


def test_without_a_model_the_same_events_come_at_once(client, tea):
    events = events_in(client.post(API, json={"question": QUESTION}, headers=STREAM).text)
    assert [name for name, _ in events] == ["asked", "found", "answer", "end"]


def test_the_page_streams_html_of_the_turn(client, tea, scripted):
    scripted(REPLY)
    told = dict(events_in(client.post(PAGE, data={"question": QUESTION}, headers=STREAM).text))
    assert told["answer"]["html"].startswith('<article class="turn" id="turn-1"')
    assert told["asked"]["url"].endswith("#turn-1")


def test_a_question_that_is_refused_is_told_as_an_event_of_the_page(client, tea):
    answer = client.post(PAGE, data={"question": " "}, headers=STREAM)
    assert events_in(answer.text)[0] == ("failed", {"sentence": "Type a question first.", "retryable": False})


def test_a_conversation_deleted_meanwhile_ends_the_stream_with_a_sentence(client, tea, scripted, monkeypatch):
    scripted(REPLY)
    record = conversations.conversations.record_answer

    def record_too_late(session, turn_id, result):
        session.delete(session.get_one(Turn, turn_id))
        session.flush()
        record(session, turn_id, result)

    monkeypatch.setattr(conversations.conversations, "record_answer", record_too_late)
    events = events_in(client.post(API, json={"question": QUESTION}, headers=STREAM).text)
    assert [name for name, _ in events][-2:] == ["failed", "end"]
    assert "deleted" in dict(events)["failed"]["sentence"]


def test_no_connection_to_the_database_is_held_while_a_model_writes(client, tea, scripted):
    """Neither when it rewrites a follow-up nor when it answers."""
    scripted({"purpose": "standalone", "reply": "Is white tea rolled?"}, REPLY)
    first = client.post(API, json={"question": QUESTION}).json
    db.session.remove()
    sent = client.post(
        API,
        json={"question": "Is it?", "conversation": first["conversation"]},
        headers=STREAM,
        buffered=False,
    )
    held = {}
    for block in sent.response:
        name = block.decode().split("event: ")[-1].split("\n")[0]
        held.setdefault(name, set()).add(db.engine.pool.checkedout())
    assert held["text"] == {0}
    assert held["found"] == {0}
    assert held["end"] == {0}


def test_a_silent_model_gives_signs_of_life(client, tea, scripted):
    scripted({**REPLY, "reply": "Withered.", "pause": 2.5 * BEAT_SECONDS})
    answer = client.post(API, json={"question": QUESTION}, headers=STREAM)
    assert answer.text.count(": still here") == 2


@pytest.fixture
def begun(client, space, tea, scripted):
    """An answer that is being written, stopped after the first word of the model."""
    scripted({**REPLY, "pause": 0.01}, answers_at_once=1)
    asked = conversations.ask(space, db.session.query(User).one(), QUESTION)
    events = conversations.answer_events(space, asked)
    while not isinstance(next(events), TextEvent):
        pass
    yield events
    events.close()


def test_one_answer_too_many_is_made_without_the_model(client, begun):
    answer = client.post(API, json={"question": QUESTION}).json
    assert answer["engine"] == "keyless"
    assert "The model is busy" in answer["notes"][0]


def test_a_client_that_leaves_makes_room_and_its_question_is_kept(client, begun):
    begun.close()
    assert client.post(API, json={"question": QUESTION}).json["engine"] == "model"
    page = client.get(f"{PAGE}/1").text
    assert "interrupted" in page
    sent = client.post(f"{PAGE}/1/1/answer")
    assert "White tea is withered" in client.get(sent.headers["Location"]).text


def test_an_answer_is_never_changed_by_asking_for_it_again(client, tea, scripted):
    first = client.post(API, json={"question": QUESTION}).json
    scripted(REPLY)
    again = client.post(f"/api/v1/spaces/main/conversations/{first['conversation']}/turns/1/answer")
    assert (again.status_code, again.json) == (200, first)
