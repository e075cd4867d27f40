"""The palette, the sample, and the ways to add from elsewhere."""

import json
import re

from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.source import Source


def entries(client, query=""):
    return client.get("/s/main/palette", query_string={"q": query}).json["entries"]


def test_the_palette_offers_pages_and_what_changed_last(client, an_article):
    an_article("Green tea")
    labels = [entry["label"] for entry in entries(client)]
    assert labels[:3] == ["Home", "Inbox", "Wiki"]
    assert "Green tea" in labels


def test_the_palette_finds_pages_by_their_other_names(client):
    assert entries(client, "upload")[0]["href"] == "/s/main/inbox"
    assert entries(client, "failed sou")[0]["href"] == "/s/main/inbox?state=failed"


def test_the_palette_finds_articles_while_a_word_is_typed(client, compiled):
    compiled("# Green tea\n\nGreen tea is made of steamed leaves. It is brewed with warm water.")
    found = entries(client, "steam")
    tea = {"label": "Green tea", "hint": "Source", "href": "/s/main/wiki/green-tea", "lang": "en"}
    assert tea in found
    assert found[-1]["href"] == "/s/main/search?q=steam"


def test_every_place_of_the_palette_is_there(client):
    for entry in entries(client):
        assert client.get(entry["href"], follow_redirects=True).status_code == 200


def test_the_sample_is_added_and_removed_with_one_click_each(client, work, feed):
    mine = feed("# Mine\n\nMy own note about a boat.", "mine.md").id
    client.post("/s/main/sample/add")
    work()
    titles = set(db.session.scalars(select(Article.title).where(Article.kind == "source")))
    assert {"Linked notes and the slip box", "The forgetting curve and spaced repetition"} <= titles
    assert db.session.scalars(select(Article).where(Article.kind == "concept")).all()
    page = client.get("/s/main/inbox").text
    assert "Remove the sample" in page
    assert (
        'action="/s/main/inbox/keep?ids=' in client.post("/s/main/sample/remove", follow_redirects=True).text
    )
    work()
    assert db.session.scalars(select(Source.id)).all() == [mine]
    assert "Remove the sample" not in client.get("/s/main/inbox").text


def test_the_sample_added_twice_is_there_once(client):
    client.post("/s/main/sample/add")
    client.post("/s/main/sample/add")
    assert len(db.session.scalars(select(Source)).all()) == 3


def test_every_statement_of_the_sample_is_a_quote(client, work):
    client.post("/s/main/sample/add")
    work()
    for slug in db.session.scalars(select(Article.slug).where(Article.kind == "source")):
        quoted, total = re.search(
            r"(\d+) of (\d+) statements", client.get(f"/s/main/wiki/{slug}").text
        ).groups()
        assert quoted == total


def test_what_is_shared_waits_in_the_box_of_the_inbox(client):
    answer = client.get("/share?title=A+page&text=&url=https://example.org/a", follow_redirects=True)
    assert re.search(r"<textarea[^>]*>\n?https://example.org/a</textarea>", answer.text)
    assert db.session.scalars(select(Source)).all() == []


def test_the_bookmarklet_opens_the_inbox_with_the_address(client):
    page = client.get("/s/main/tools").text
    assert "open(&#39;http://localhost/s/main/inbox?text=&#39;+encodeURIComponent(location.href)" in page
    box = client.get("/s/main/inbox?text=https://example.org/<b>").text
    assert "https://example.org/&lt;b&gt;</textarea>" in box


def test_a_browser_can_install_it(client):
    answer = client.get("/manifest.webmanifest")
    manifest = json.loads(answer.text)
    assert answer.mimetype == "application/manifest+json"
    assert manifest["share_target"]["action"] == "/share"
    for icon in manifest["icons"]:
        found = client.get(icon["src"])
        width = int.from_bytes(found.data[16:20], "big")
        assert icon["sizes"] == f"{width}x{width}"
    assert 'rel="manifest" href="/manifest.webmanifest"' in client.get("/s/main/inbox").text
