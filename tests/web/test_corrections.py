"""People set right what is told of a source, and that stays; and a source without a sentence says so."""

import pytest
import yaml
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article, Claim
from wikimind.models.queries.documents import draft_row
from wikimind.models.source import Source
from wikimind.pipeline.stages import writing
from wikimind.storage import current, wiki_key
from wikimind.upkeep.rebuild import rebuild

MILL = """---
author: Joe Clerk
date: 2019
---
# The mill at Bree

A tide mill is a mill that is driven by the rise and fall of the sea. The mill at Bree was built in 1190.
Its wheel turns twice a day for six hours. It grinds two tons of grain in a single tide.
"""
RIGHT = {"author": "Ann Lee", "published": "2024-05", "site": "Mill Weekly", "title": "Bree and its mill"}


@pytest.fixture
def article(compiled) -> Article:
    return compiled(MILL, "mill.md")


@pytest.fixture
def source(article) -> Source:
    return db.session.get(Source, article.source_id)


def told(client, source_id: int) -> dict[str, str]:
    shown = client.get(f"/api/v1/spaces/main/sources/{source_id}").json
    return {name: shown[name] for name in (*RIGHT, "kind", "language")}


def front_matter(article_id: int) -> dict[str, object]:
    path = db.session.scalar(select(Article.path).where(Article.id == article_id))
    return yaml.safe_load(current().read(wiki_key("main", path)).decode().split("---")[1])["sources"][0]


def test_a_form_sets_right_what_was_read_and_the_api_does_the_same(client, article, source, work):
    url = f"/s/main/sources/{source.id}/details"
    form = client.get(url).text
    assert 'value="Joe Clerk"' in form
    assert client.post(url, data=RIGHT).status_code == 303
    work()
    assert RIGHT.items() <= told(client, source.id).items()
    answer = client.patch(f"/api/v1/spaces/main/sources/{source.id}", json={"kind": "law", "author": None})
    assert answer.status_code == 200
    work()
    now = told(client, source.id)
    assert (now["kind"], now["author"], now["site"]) == ("law", "Joe Clerk", "Mill Weekly")
    assert client.get("/s/main/wiki?of=law").text.count("<h2") == 1


def test_a_correction_outlives_compiling_again_and_is_in_the_file(client, article, source, work):
    client.patch(f"/api/v1/spaces/main/sources/{source.id}", json=RIGHT)
    client.post(f"/s/main/sources/{source.id}/recompile")
    work()
    assert RIGHT.items() <= told(client, source.id).items()
    front = front_matter(article.id)
    assert RIGHT.items() <= front.items()
    assert set(front["corrected"]) == set(RIGHT)
    page = client.get(f"/s/main/wiki/{article.slug}").text
    assert "<h1>Bree and its mill</h1>" in page
    assert "May 2024" in page


def test_corrections_come_back_from_the_vault(client, article, source, space, app, work):
    client.patch(f"/api/v1/spaces/main/sources/{source.id}", json={**RIGHT, "kind": "report"})
    work()
    before = told(client, source.id)
    client.delete(
        f"/api/v1/spaces/main/sources/{source.id}"
    )  # the rows go; the files come back as from a copy
    kept = {key: current().read(key) for key in current().keys("spaces/main")}
    work()
    for key, data in kept.items():
        current().put(key, data)
    list(rebuild(space))
    again = db.session.scalars(select(Source)).one()
    assert told(client, again.id) == before
    assert set(again.corrected) == {*RIGHT, "kind"}


def test_another_kind_or_language_compiles_anew_and_keeps_what_people_wrote(client, article, source, work):
    body = client.get(f"/api/v1/spaces/main/articles/{article.slug}").json
    mine = body["markdown"].split("---\n", 2)[2] + "\n\n## Mine\n\nI was there.\n"
    sent = {"markdown": mine, "revision": body["revision"]}
    assert client.put(f"/api/v1/spaces/main/articles/{article.slug}", json=sent).status_code == 200
    client.patch(f"/api/v1/spaces/main/sources/{source.id}", json={"kind": "meeting", "language": "nl"})
    assert client.get(f"/api/v1/spaces/main/sources/{source.id}").json["state"] == "queued"
    work()
    assert client.get(f"/api/v1/spaces/main/sources/{source.id}/text").json["language"] == "nl"
    after = client.get(f"/api/v1/spaces/main/articles/{article.slug}").json
    assert "I was there." in after["markdown"]
    assert (after["byline"]["kind"], after["language"]) == ("meeting", "nl")


def test_a_correction_made_while_the_source_is_compiled_is_not_lost(client, feed, work, monkeypatch):
    source_id = feed(MILL, "mill.md").id
    made = []

    def meanwhile(*_: object) -> list[object]:
        if not made:
            made.append(client.patch(f"/api/v1/spaces/main/sources/{source_id}", json={"kind": "law"}))
        return []

    monkeypatch.setattr(writing, "related_to", meanwhile)
    work()
    assert made[0].status_code == 200
    assert told(client, source_id)["kind"] == "law"
    assert draft_row(db.session(), source_id).draft["kind"] == "law"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"published": "May 2024"}, "no date; write 2024, 2024-05 or 2024-05-17"),
        ({"kind": "poem"}, "no kind of source"),
        ({"language": "Dutch"}, "no language"),
        ({"title": ""}, "cannot be empty"),
        ({"author": "A" * 501}, "shorten it"),
        ({"author": 7}, "string, or null"),
    ],
)
def test_what_cannot_be_right_is_refused_in_a_sentence(client, source, sent, sentence):
    before = told(client, source.id)
    answer = client.patch(f"/api/v1/spaces/main/sources/{source.id}", json=sent)
    assert answer.status_code == 400
    assert sentence in answer.json["detail"]
    assert told(client, source.id) == before


def test_a_title_that_another_article_has_is_refused_and_nothing_is_half_done(client, source, compiled):
    compiled("# Weirs\n\nA weir is a low dam across a river. It was built of oak in a single winter.\n")
    form = client.post(f"/s/main/sources/{source.id}/details", data={"title": "Weirs", "author": "Ann Lee"})
    assert form.status_code == 400
    assert "Another article is called “Weirs”" in form.text
    assert 'value="Ann Lee"' in form.text  # what was typed is still there
    assert told(client, source.id)["author"] == "Joe Clerk"


NUMBERS = "12 34 56\n\n78 90 12\n\n34 56 78\n"


def test_a_source_without_a_sentence_says_so_and_is_never_done(client, compiled, space):
    article = compiled(NUMBERS, "1234.txt")
    state = client.get(f"/api/v1/spaces/main/sources/{article.source_id}").json["state"]
    assert state == "empty"
    inbox = client.get("/s/main/inbox").text
    assert "No sentence could be taken from it" in inbox
    assert "Done" not in inbox.split('<ol class="sources"')[1]
    assert "Without statements" in inbox
    coverage = f"/s/main/sources/{article.source_id}/coverage"
    for page in (
        f"/s/main/wiki/{article.slug}",
        f"/s/main/sources/{article.source_id}",
        "/s/main/inbox?state=empty",
    ):
        assert coverage in client.get(page).text
    listed = client.get("/api/v1/spaces/main/sources?state=empty").json["items"]
    assert [one["id"] for one in listed] == [article.source_id]
    assert client.get("/api/v1/spaces/main").json["sources"] == {"empty": 1}


def test_it_is_ordinary_once_somebody_chose_a_sentence(client, compiled):
    article = compiled(NUMBERS, "1234.txt")
    source_id = article.source_id
    page = client.get(f"/s/main/sources/{source_id}/coverage").text
    passage = page.split('name="passage" value="')[1].split('"')[0]
    client.post(f"/s/main/sources/{source_id}/coverage/add", data={"passage": passage, "sentence": "0"})
    assert client.get(f"/api/v1/spaces/main/sources/{source_id}").json["state"] == "compiled"
    assert db.session.scalars(select(Claim).where(Claim.source_id == source_id)).all()
    assert "says nothing yet" not in client.get(f"/s/main/wiki/{article.slug}").text
