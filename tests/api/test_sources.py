"""Feeding and watching through the JSON API."""

import io

import pytest

API = "/api/v1/spaces/main"
TEXT = "Lighthouses on the coast of Brittany were lit by vegetable oil until the year 1875."


def test_a_file_is_fed_watched_and_read(client, work):
    answer = client.post(f"{API}/sources", data={"file": (io.BytesIO(TEXT.encode()), "lights.txt")})
    assert answer.status_code == 202
    source = answer.json
    assert (source["state"], source["duplicate"], source["queue_position"]) == ("queued", False, 1)
    work()
    source = client.get(source["url"]).json
    assert (source["state"], source["stages_done"]) == ("compiled", 4)
    article = client.get(f"{API}/articles/{source['article']}").json
    quotes = [claim["quote"] for claim in article["claims"]]
    assert TEXT in quotes
    text = client.get(f"{API}/sources/{source['id']}/text").json["text"]
    claim = article["claims"][0]
    assert text[claim["start"] : claim["end"]] == claim["quote"]
    assert client.get(f"{API}/sources/{source['id']}/claims").json["items"][0]["article"] == article["slug"]


def test_text_is_fed_as_json(client, work):
    answer = client.post(f"{API}/sources", json={"text": TEXT, "title": "Lights"})
    assert answer.status_code == 202
    assert answer.json["filename"] == "Lights.md"


def test_the_same_again_answers_with_the_source_that_is_there(client):
    first = client.post(f"{API}/sources", json={"text": TEXT})
    second = client.post(f"{API}/sources", json={"text": TEXT})
    assert (second.status_code, second.json["duplicate"]) == (200, True)
    assert second.json["id"] == first.json["id"]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"json": {}}, 400, "text"),
        ({"json": {"text": 5}}, 400, "text"),
        ({"json": {"text": "x", "title": 5}}, 400, "title"),
        ({"json": [1]}, 400, "object"),
        ({"data": b"{", "content_type": "application/json"}, 400, "JSON"),
        ({"data": {"file": (io.BytesIO(b""), "a.txt")}}, 422, "empty"),
        ({"data": {"file": (io.BytesIO(b"\x89PNG\r\n\x1a\n" + bytes(50)), "a.pdf")}}, 422, "image"),
        ({"data": {"other": "x"}}, 400, "multipart"),
    ],
)
def test_what_cannot_be_fed_is_a_problem_in_one_sentence(client, sent, status, words):
    answer = client.post(f"{API}/sources", **sent)
    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json["status"] == status
    assert words in answer.json["detail"]


def test_a_source_is_deleted_after_a_moment_as_on_the_page(client, work):
    source = client.post(f"{API}/sources", json={"text": TEXT}).json
    work()
    assert source["leaves_at"] is None
    answer = client.delete(source["url"])
    assert answer.status_code == 202
    assert client.get(source["url"]).json["leaves_at"] == answer.json["leaves_at"] > source["received_at"]
    work()
    assert client.get(source["url"]).status_code == 404
    assert client.get(f"{API}/articles").json["total"] == 0


def test_a_delete_is_taken_back(client, work):
    source = client.post(f"{API}/sources", json={"text": TEXT}).json
    work()
    client.delete(source["url"])
    assert client.post(f"{source['url']}/keep").json["leaves_at"] is None
    work()
    assert client.get(source["url"]).status_code == 200
    assert client.post(f"{source['url']}/keep").status_code == 409


def test_only_what_failed_is_retried(client, work):
    source = client.post(f"{API}/sources", json={"text": TEXT}).json
    assert client.post(f"{source['url']}/retry").status_code == 409
    work()
    assert client.post(f"{source['url']}/recompile").json["state"] == "queued"


@pytest.mark.parametrize(
    "url",
    [
        "/api/v1/spaces/other/sources",
        f"{API}/sources/99",
        f"{API}/articles/none",
        "/api/v1/nothing",
        f"{API}/x",
    ],
)
def test_what_is_not_there_is_a_problem_of_404(client, url):
    answer = client.get(url)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")


def test_other_sites_pages_cannot_write(client):
    answer = client.post(f"{API}/sources", json={"text": TEXT}, headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    own = client.post(f"{API}/sources", json={"text": TEXT}, headers={"Origin": "http://localhost"})
    assert own.status_code == 202


def test_lists_are_paged_and_do_not_cost_more_as_they_grow(client, feed):
    for number in range(55):
        feed(f"{TEXT} {number}", f"{number}.txt")
    first = client.get(f"{API}/sources").json
    assert (len(first["items"]), first["total"], first["pages"]) == (50, 55, 2)
    assert len(client.get(f"{API}/sources?page=2").json["items"]) == 5
    assert client.get(f"{API}/sources?page=x").json["page"] == 1


def test_a_program_needs_no_forms_token(app, client):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post("/api/v1/spaces/main/sources", json={"title": "Tea", "text": "Tea grows on hills."})
    assert answer.status_code == 202
