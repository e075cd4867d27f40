"""Reading and correcting through the JSON API."""

import pytest

API = "/api/v1/spaces/main"


@pytest.fixture
def article(client, compiled) -> dict:
    made = compiled("# Bells\n\nBronze bells are cast from four parts of copper and one part of tin.")
    return client.get(f"{API}/articles/{made.slug}").json


def body(article: dict) -> str:
    return article["markdown"].split("---\n", 2)[2]


def test_articles_are_listed_by_kind_and_title(client, article):
    assert client.get(f"{API}/articles?kind=source").json["items"][0]["title"] == "Bells"
    assert client.get(f"{API}/articles?kind=concept").json["total"] == 0
    assert client.get(f"{API}/articles?q=ell").json["total"] == 1
    assert client.get(f"{API}/articles?q=%25").json["total"] == 0


def test_an_article_is_corrected_and_restored(client, article):
    sent = {"markdown": body(article) + "\n## Mine\n\nWords.\n", "revision": 1, "note": "added mine"}
    changed = client.put(article["url"], json=sent)
    assert (changed.status_code, changed.json["revision"]) == (200, 2)
    history = client.get(f"{article['url']}/revisions").json["items"]
    assert [(r["number"], r["author"], r["note"]) for r in history][0] == (2, "local", "added mine")
    restored = client.post(f"{article['url']}/revisions/1/restore").json
    assert restored["revision"] == 3
    assert "## Mine" not in restored["markdown"]


def test_a_correction_of_an_older_revision_is_a_conflict(client, article):
    sent = {"markdown": body(article) + "\n## Mine\n", "revision": 1}
    assert client.put(article["url"], json=sent).status_code == 200
    answer = client.put(article["url"], json={**sent, "markdown": "# Bells\n\nOther."})
    assert answer.status_code == 409
    assert "changed while you edited" in answer.json["detail"]


@pytest.mark.parametrize(
    "sent", [{}, {"markdown": "# x"}, {"markdown": 1, "revision": 1}, {"markdown": "x", "revision": 1}]
)
def test_a_correction_that_cannot_be_made_is_a_problem(client, article, sent):
    assert client.put(article["url"], json=sent).status_code == 400


def test_search_finds_articles_and_passages_and_marks_the_words(client, article):
    found = client.get(f"{API}/search?q=copper").json
    assert {item["kind"] for item in found["items"]} == {"article", "passage"}
    passage = next(item for item in found["items"] if item["kind"] == "passage")
    assert {"text": "copper", "hit": True} in passage["snippet"]
    assert passage["source_id"] == article["source_id"]


@pytest.mark.parametrize("query", ["", "   ", '"', "C++ AND (", "\x00", "é" * 5000])
def test_any_input_is_a_valid_query(client, article, query):
    assert client.get(f"{API}/search", query_string={"q": query}).status_code == 200


def test_a_space_says_how_much_there_is_in_it(client, article):
    space = client.get(API).json
    assert space["sources"] == {"compiled": 1}
    assert space["articles"] == {"source": 1}
