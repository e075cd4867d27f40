"""Finding articles and passages, and opening the source at the passage."""

import re

import pytest
from sqlalchemy import select

from wikimind import search
from wikimind.extensions import db, write_transaction
from wikimind.models.source import Passage
from wikimind.search import Entry

URL = "/s/main/search"


@pytest.fixture
def indexed(tea_source, an_article):
    article = an_article("Green leaves", source=tea_source)
    passages = db.session.scalars(select(Passage).order_by(Passage.ordinal)).all()
    entries = [Entry("passage", p.id, p.space_id, "On tea", "", p.text) for p in passages]
    entries.append(Entry("article", article.id, article.space_id, article.title, "", "Green & <b>fresh</b>"))
    with write_transaction() as session:
        search.put(session, entries)
    return {p.text: p.id for p in passages}


def test_a_hit_in_a_source_opens_it_at_the_passage(client, indexed, tea_source):
    page = client.get(f"{URL}?q=withered").text
    passage_id = indexed["White tea is withered in the sun."]
    link = f"/s/main/sources/{tea_source.id}?passage={passage_id}#passage"
    assert f'href="{link}"' in page
    assert "Open the passage on page 2" in page
    assert "<mark>withered</mark>" in page
    shown = client.get(link).text
    assert '<mark id="passage" class="focus">White tea is withered in the sun.</mark>' in shown


def test_articles_and_sources_are_found_together_or_apart(client, indexed):
    both = client.get(f"{URL}?q=green").text
    assert ">Green leaves</a>" in both
    assert "In the source" in both
    assert "In the source" not in client.get(f"{URL}?q=green&kind=article").text
    assert ">Green leaves</a>" not in client.get(f"{URL}?q=green&kind=passage").text


def test_hits_of_one_source_stand_together(client, indexed):
    page = client.get(f"{URL}?q=tea&kind=passage").text
    assert page.count("In the source") == 1
    assert page.count("Open the passage") == 5


def test_snippets_are_escaped(client, indexed):
    page = client.get(f"{URL}?q=fresh").text
    assert "&lt;b&gt;<mark>fresh</mark>&lt;/b&gt;" in page


def test_a_search_without_hits_helps_on(client, indexed):
    page = client.get(f"{URL}?q=zeppelin").text
    assert "Nothing found for “zeppelin”" in page
    assert "search everything</a>" in client.get(f"{URL}?q=zeppelin&kind=article").text


def test_an_empty_search_says_what_is_searched(client):
    assert "every passage of every source" in client.get(URL).text


@pytest.mark.parametrize("query", ['"', "AND OR NOT", "*", "tea:", "\x00", "'", "%", "a" * 5000, "📚", "-"])
def test_no_query_breaks_the_page(client, indexed, query):
    assert client.get(URL, query_string={"q": query}).status_code == 200


def test_results_have_pages_and_a_number_beyond_the_last_gives_the_last(client, a_source, add, space):
    source = a_source()
    rows = [
        Passage(space_id=space.id, source_id=source.id, ordinal=n, start=0, end=1, text=f"tea leaf {n}")
        for n in range(25)
    ]
    add(*rows)
    with write_transaction() as session:
        search.put(session, [Entry("passage", p.id, space.id, "t", "", p.text) for p in rows])
    first = client.get(f"{URL}?q=leaf").text
    second = client.get(f"{URL}?q=leaf&page=2").text
    assert "Page 1 of 2" in first
    found = [re.findall(r"passage=(\d+)", page) for page in (first, second)]
    assert [len(ids) for ids in found] == [20, 5]
    assert len({*found[0], *found[1]}) == 25
    assert re.findall(r"passage=(\d+)", client.get(f"{URL}?q=leaf&page=99").text) == found[1]


def test_nothing_of_another_space_is_found(client, indexed, other_space):
    assert "Nothing found" in client.get("/s/other/search?q=tea").text
