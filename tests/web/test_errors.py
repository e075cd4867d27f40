"""Errors say what happened and what to do, as a page or as problem+json, by what was asked for."""

import re

import pytest
from werkzeug.exceptions import TooManyRequests

from tests.markup import without_languages
from wikimind.errors import Forbidden, TooLarge, Unavailable

pytestmark = pytest.mark.pages_alone

WRONG = {
    403: Forbidden("Only an editor may do that."),
    413: TooLarge("This file is larger than 10 MB."),
    429: TooManyRequests(retry_after=90),
    500: ZeroDivisionError("a bug"),
    503: Unavailable("The queue does not answer."),
}


@pytest.fixture
def goes_wrong(app, client, monkeypatch):
    """Let the wiki's list raise an error."""

    def goes_wrong(error):
        def fail(**_):
            raise error

        app.config["PROPAGATE_EXCEPTIONS"] = False
        monkeypatch.setitem(app.view_functions, "wiki.index", fail)
        return client

    return goes_wrong


@pytest.mark.parametrize("status", WRONG)
def test_a_person_gets_a_page_that_helps(goes_wrong, status):
    answer = goes_wrong(WRONG[status]).get("/s/main/wiki", headers={"Accept": "text/html,*/*;q=0.8"})
    assert answer.status_code == status
    assert answer.mimetype == "text/html"
    assert re.search(r'<p class="lead">[A-Z].{15,}</p>', answer.text)
    assert re.search(r'<a [^>]*class="[^"]*button', answer.text)
    assert "a bug" not in answer.text


@pytest.mark.parametrize("status", WRONG)
def test_a_program_gets_the_problem(goes_wrong, status):
    answer = goes_wrong(WRONG[status]).get("/s/main/wiki", headers={"Accept": "application/json"})
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == status
    assert answer.json["title"]
    assert answer.json["detail"]


def test_what_takes_anything_gets_a_page(client):
    assert client.get("/s/main/nowhere", headers={"Accept": "*/*"}).mimetype == "text/html"


def test_the_api_always_tells_the_problem(client):
    answer = client.get("/api/v1/nowhere", headers={"Accept": "text/html"})
    assert answer.mimetype == "application/problem+json"


def test_who_asks_too_often_is_told_when_to_come_back(goes_wrong):
    answer = goes_wrong(WRONG[429]).get("/s/main/wiki")
    assert answer.headers["Retry-After"] == "90"
    assert "1 min 30 s" in answer.text


def test_a_wrong_address_offers_what_it_may_have_meant(client, compiled):
    compiled("# Green tea\n\nGreen tea is made of steamed leaves. It is brewed with warm water.")
    answer = client.get("/s/main/wiki/green-teas")
    assert answer.status_code == 404
    assert 'value="green teas"' in answer.text
    assert '<a href="/s/main/wiki/green-tea">Green tea</a>' in without_languages(answer.text)


def test_an_unexpected_error_names_its_place_in_the_log(goes_wrong):
    answer = goes_wrong(WRONG[500]).get("/s/main/wiki", headers={"X-Request-ID": "abc123"})
    assert f"<code>{answer.headers['X-Request-ID']}</code>" in answer.text


def test_an_error_in_the_frame_itself_still_says_something(app, client, monkeypatch):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(app.jinja_env.globals, "theme", None)
    answer = client.get("/s/main/wiki")
    assert answer.status_code == 500
    assert "It was not your doing" in answer.text
