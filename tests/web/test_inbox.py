"""Feeding through the form, with and without JavaScript, and watching what becomes of it."""

import io
import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from wikimind.extensions import db
from wikimind.models.job import DONE, RUNNING, Job, WorkerBeat
from wikimind.models.source import FAILED, QUEUED, WORKING, Source
from wikimind.models.types import now

URL = "/s/main/inbox"


def send(client, *files, **fields):
    data = {**fields, "files": [(io.BytesIO(content), name) for name, content in files]}
    return client.post(URL, data=data, content_type="multipart/form-data")


@pytest.fixture
def a_job(add):
    def a_job(source, **values):
        defaults = {
            "space_id": source.space_id,
            "source_id": source.id,
            "kind": "source",
            "subject_id": source.id,
            "key": f"source:{source.id}",
        }
        return add(Job(**{**defaults, **values}))

    return a_job


def test_the_start_leads_to_the_inbox_until_there_is_something_to_read(client, a_source):
    assert client.get("/").location == URL
    assert "Nothing here yet" in client.get(URL).text
    a_source()
    assert client.get("/").location == "/s/main/home"


def test_files_are_fed_by_the_plain_form(client):
    answer = send(client, ("a.md", b"# A\n\nFirst text."), ("b.md", b"# B\n\nSecond text."))
    assert (answer.status_code, answer.location) == (303, URL)
    page = client.get(URL).text
    assert "2 sources added" in page
    assert "a.md" in page
    assert "b.md" in page


def test_text_is_fed_by_the_plain_form(client):
    answer = client.post(URL, data={"title": "My note", "text": "Tea grows slowly."})
    assert answer.status_code == 303
    assert "My note.md" in client.get(URL).text


def test_an_empty_form_says_what_to_do(client):
    answer = send(client)
    assert answer.status_code == 400
    assert "choose a file or paste some text" in answer.text


def test_one_bad_file_does_not_lose_the_others(client):
    answer = send(client, ("good.md", b"# Good\n\nText."), ("empty.md", b""))
    assert answer.status_code == 200
    assert re.search(r"<strong>empty.md</strong>: This file is empty", answer.text)
    assert "1 source added" in answer.text
    assert db.session.scalars(select(Source.filename)).all() == ["good.md"]


def test_a_file_that_is_there_already_leads_to_it(client):
    send(client, ("first.md", b"# Same\n\nText."))
    answer = send(client, ("second.md", b"# Same\n\nText."))
    assert "is already here" in answer.text
    source_id = db.session.scalar(select(Source.id))
    assert f'href="/s/main/sources/{source_id}"' in answer.text
    assert db.session.scalar(select(func.count()).select_from(Source)) == 1


def test_a_file_over_the_limit_is_refused_alone(client, app, monkeypatch):
    from dataclasses import replace

    class Small(type(app.config["WIKIMIND"])):
        max_upload_bytes = 10

    app.config["WIKIMIND"] = Small(**vars(replace(app.config["WIKIMIND"])))
    answer = send(client, ("big.md", b"# Larger than ten bytes"))
    assert answer.status_code == 413
    assert "big.md" in answer.text


def test_the_page_itself_gets_only_what_is_new(client):
    answer = send(client, ("a.md", b"# A\n\nText."), ("e.md", b""), part="outcomes")
    assert answer.status_code == 200
    assert "<html" not in answer.text
    assert answer.text.count('data-source="') == 1
    assert "e.md" in answer.text


def test_progress_is_told_in_words(client, a_source, a_job):
    source = a_source(state=WORKING)
    a_job(source, state=RUNNING, stage="ground", stages_done=2, started_at=now() - timedelta(seconds=75))
    row = client.get(f"{URL}/rows?ids={source.id}").text
    assert "Checking quotes" in row
    assert "step 3 of 4 · 1 min 1" in row
    assert "data-settled" not in row


def test_the_numbers_in_the_tabs_come_with_the_rows(client, a_source):
    source = a_source(state=WORKING)
    a_source(state=FAILED)
    rows = client.get(f"{URL}/rows?ids={source.id}").text
    assert re.search(r'In work <span class="count">1</span>', rows)
    assert re.search(r'All <span class="count">2</span>', rows)


def test_the_place_in_the_queue_is_told(client, a_source, a_job):
    sources = [a_source(state=QUEUED) for _ in range(3)]
    for source in sources:
        a_job(source)
    rows = client.get(f"{URL}/rows?ids={','.join(str(s.id) for s in sources)}").text
    assert rows.index("number 3 in the queue") < rows.index("number 2 in the queue")
    assert "next in the queue" in rows


def test_a_settled_row_is_not_asked_for_again(client, a_source, a_job):
    source = a_source()
    a_job(source, state=DONE, started_at=now() - timedelta(seconds=5), finished_at=now())
    row = client.get(f"{URL}/rows?ids={source.id}").text
    assert "data-settled" in row
    assert "Done in 5 s" in row


def test_a_failed_source_offers_what_can_be_done(client, a_source):
    source = a_source(state=FAILED, error="This PDF is encrypted; save it without a password.")
    page = client.get(URL).text
    assert "This PDF is encrypted; save it without a password." in page
    assert f'action="/s/main/sources/{source.id}/retry"' in page
    assert f'href="/s/main/sources/{source.id}/delete"' in page


def missing_worker_is_told(client):
    return not re.search(r"data-no-worker\s+hidden", client.get(URL).text)


def test_a_missing_worker_is_told_while_something_waits(client, a_source, add):
    assert not missing_worker_is_told(client)
    source = a_source(state=QUEUED)
    assert missing_worker_is_told(client)
    assert client.get(f"{URL}/rows?ids={source.id}").headers["Worker-Alive"] == "no"
    add(WorkerBeat(name="w", at=now()))
    assert not missing_worker_is_told(client)
    assert client.get(f"{URL}/rows?ids={source.id}").headers["Worker-Alive"] == "yes"


def test_pasted_text_may_be_as_long_as_a_file(client):
    answer = client.post(URL, data={"text": "Tea grows slowly. " * 60_000})
    assert answer.status_code == 303
    assert db.session.scalar(select(Source.size)) > 1_000_000


def test_the_list_can_be_narrowed_to_a_state(client, a_source):
    a_source(filename="broken.pdf", state=FAILED)
    a_source(filename="fine.pdf")
    page = client.get(f"{URL}?state=failed").text
    assert "broken.pdf" in page
    assert "fine.pdf" not in page


@pytest.mark.parametrize("ids", ["", "x", "1,,2", "99999999999999999999", "-1", "²"])
def test_nonsense_ids_give_no_rows(client, ids):
    answer = client.get(f"{URL}/rows", query_string={"ids": ids})
    assert answer.status_code == 200
    assert "data-source" not in answer.text
