"""What is fed may be hostile, and what is in another space is not there."""

import io
import re
from html.parser import HTMLParser

import pytest
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article, Proposal
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.source import FAILED, Source

pytestmark = pytest.mark.pages_alone

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


class Watcher(HTMLParser):
    """Collects what a browser would run."""

    def __init__(self):
        super().__init__()
        self.running = []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag in ("img", "iframe", "object", "embed", "style", "base"):
            self.running.append(tag)
        if tag == "script" and not str(values.get("src")).startswith("/static/"):
            self.running.append(attrs)
        self.running += [name for name in values if name.startswith("on") or name == "style"]
        self.running += [v for v in values.values() if v and v.strip().lower().startswith("javascript:")]


def what_runs(page):
    watcher = Watcher()
    watcher.feed(page)
    return watcher.running


@pytest.fixture
def evil_article(an_article, tea_source, a_claim, add, space):
    sections = {
        "": f"{EVIL} [x](javascript:alert(1))[^c1]",
        f"Key {EVIL}": f"- {EVIL}[^c1] [[{EVIL.replace('|', '')}]] <b onclick=alert(1)>b</b>",
    }
    article = an_article(EVIL, sections, {"c1": EVIL}, tea_source, slug="evil", summary=EVIL)
    concept = add(Concept(space_id=space.id, key=EVIL, name=EVIL, uses=1))
    add(
        ArticleConcept(article_id=article.id, concept_id=concept.id, score=1.0),
        Proposal(space_id=space.id, article_id=article.id, heading=EVIL, body=article.body, reason=EVIL),
    )
    a_claim(article, tea_source, "Tea grows", text=EVIL, quote=EVIL, section=EVIL)
    return article


EVIL_PAGES = [
    "/s/main/wiki",
    f"/s/main/wiki?q={EVIL}&letter=<",
    "/s/main/wiki/evil",
    "/s/main/wiki/evil/edit",
    "/s/main/wiki/evil/revisions",
    "/s/main/wiki/evil/revisions/compare?from=0",
    "/s/main/wiki/evil/proposals",
    "/s/main/proposals",
    f"/s/main/wiki/new?title={EVIL}2",
    "/s/main/concepts",
    "/s/main/sources/1",
    "/s/main/sources/1/delete",
    f"/s/main/search?q={EVIL}",
    f"/{EVIL}",
]


@pytest.mark.parametrize("url", EVIL_PAGES)
def test_nothing_hostile_in_an_article_runs(client, evil_article, url):
    page = client.get(url).text
    assert "</html>" in page
    assert what_runs(page) == []


def test_nothing_hostile_in_names_and_texts_of_sources_runs(client, a_source, add, tea_source):
    tea_source = db.session.get(Source, tea_source.id)
    a_source(filename=f"{EVIL}.md", title=EVIL, origin=f"https://x/{EVIL}", state=FAILED, error=EVIL)
    for url in ("/s/main/inbox", "/s/main/sources/2", "/s/main/sources/2/delete", "/s/main/inbox/rows?ids=2"):
        assert what_runs(client.get(url).text) == []


def test_nothing_hostile_in_an_upload_runs(client):
    answer = client.post(
        "/s/main/inbox", data={"files": (io.BytesIO(b""), "<img src=x onerror=alert(1)>.md")}
    )
    assert "This file is empty" in answer.text
    assert what_runs(answer.text) == []


def test_nothing_hostile_in_a_preview_runs(client, evil_article):
    text = f"# {EVIL}\n\n{EVIL} [[a|{EVIL}]]\n\n## {EVIL}\n\n```{EVIL}\n{EVIL}\n```"
    answer = client.post("/s/main/wiki/evil/edit", data={"text": text, "action": "preview", "base": "1"})
    assert "Preview" in answer.text
    assert what_runs(answer.text) == []


@pytest.mark.parametrize(
    "url",
    [
        "/s/main/inbox",
        "/s/main/sources/1/retry",
        "/s/main/sources/1/delete",
        "/s/main/wiki/on-tea/edit",
        "/theme",
    ],
)
def test_a_form_of_another_site_changes_nothing(client, app, tea_source, an_article, url):
    an_article("On tea", source=tea_source)
    app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post(url, data={"text": "# Changed", "base": "1", "theme": "dark"})
    assert answer.status_code == 400
    assert "came from another site" in answer.text
    assert db.session.scalars(select(Article.revision)).all() == [1]
    assert db.session.scalars(select(Source.id)).all() == [tea_source.id]


def test_our_own_forms_carry_the_token_that_is_asked_for(client, app):
    app.config["WTF_CSRF_ENABLED"] = True
    token = re.search(r'name="csrf_token" value="([^"]+)"', client.get("/s/main/inbox").text)[1]
    answer = client.post("/s/main/inbox", data={"text": "Some text.", "csrf_token": token})
    assert answer.status_code == 303


@pytest.mark.parametrize("url", ["/s/main/inbox", "/nowhere", "/static/css/base.css"])
def test_every_answer_forbids_what_no_page_needs(client, url):
    headers = client.get(url).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(
    "url", ["/s/main/inbox", "/s/main/wiki/on-tea", "/s/main/sources/1?claim=1", "/nowhere"]
)
def test_pages_hold_nothing_that_the_policy_would_stop(client, tea_source, an_article, a_claim, url):
    a_claim(an_article("On tea", {"": "Tea.[^c1]"}, {"c1": "Tea"}, tea_source), tea_source, "Tea grows")
    page = client.get(url).text
    assert what_runs(page) == []
    assert not re.search(r'(src|href)="(https?:)?//', page)


@pytest.mark.parametrize("url", ["/nowhere", "/s/nowhere/wiki", "/s/main/wiki/nobody-wrote-this"])
def test_a_missing_page_helps_on(client, url):
    answer = client.get(url)
    assert answer.status_code == 404
    assert "Nothing here" in answer.text
    assert 'href="/' in answer.text


def test_a_failure_of_ours_is_told_without_its_details(app, monkeypatch):
    app.config["TESTING"] = app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setattr("wikimind.web.articles.listing.articles.articles_by_kind", lambda space: 1 / 0)
    answer = app.test_client().get("/s/main/wiki")
    assert answer.status_code == 500
    assert "not your doing" in answer.text
    assert "ZeroDivision" not in answer.text


def test_a_request_that_is_too_large_is_told_so(client, app):
    most = app.extensions["wikimind.allowances"]["inbox.feed"].bytes
    answer = client.post(
        "/s/main/inbox", data={"text": "x"}, environ_overrides={"CONTENT_LENGTH": str(most + 1)}
    )
    assert answer.status_code == 413
    assert "WIKIMIND_MAX_UPLOAD_MB" in answer.text


def test_the_colours_are_remembered(client):
    answer = client.post(
        "/theme", data={"theme": "dark"}, headers={"Referer": "http://localhost/s/main/wiki?q=a"}
    )
    assert answer.location == "/s/main/wiki?q=a"
    assert 'data-theme="dark"' in client.get("/s/main/inbox").text


@pytest.mark.parametrize(
    "referrer", ["http://evil.example/x", "http://localhost//evil.example", "", "nonsense"]
)
def test_nobody_is_sent_to_another_site(client, referrer):
    answer = client.post("/theme", data={"theme": "x"}, headers={"Referer": referrer})
    assert re.fullmatch(r"/[^/\\]*", answer.location)
    assert 'data-theme="system"' in client.get("/s/main/inbox").text
