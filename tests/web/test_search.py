"""Finding articles and passages, and opening the source at the passage."""

import re
from xml.etree import ElementTree

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
    assert "Page 2" in page
    assert "<mark>withered</mark>" in page
    shown = client.get(link).text
    assert '<mark id="passage" class="focus">White tea is withered in the sun.</mark>' in shown


def test_an_article_and_the_passages_of_its_source_stand_together(client, indexed):
    page = client.get(f"{URL}?q=green tea").text
    assert page.count('<li class="hit">') == 1
    assert ">Green leaves</a>" in page
    assert page.count('<li class="place">') == 5
    assert "2 more passages" in page


def test_qualifiers_narrow_down_and_can_be_taken_back(client, indexed):
    page = client.get(f"{URL}?q=kind:article green").text
    assert ">Green leaves</a>" in page
    assert '<li class="place">' not in page
    assert 'href="/s/main/search?q=green"' in page
    assert "Nothing found" in client.get(f"{URL}?q=-kind:article -kind:passage green").text


def test_facets_count_and_lead_to_what_they_count(client, indexed):
    page = client.get(f"{URL}?q=green tea").text
    assert 'href="/s/main/search?q=kind:passage+green+tea"' in page
    assert re.search(r"kind:passage\+green\+tea.>Passage of a source</a> <span class=.count.>5</span>", page)


def test_a_misspelt_word_is_corrected_and_said_so(client, indexed):
    page = client.get(f"{URL}?q=whithered ").text
    assert "<strong>withered</strong>" in page
    assert "<mark>withered</mark>" in page


def test_while_somebody_types_only_the_results_are_asked_for(client, indexed):
    part = client.get(f"{URL}?q=with&part=results").text
    assert "<mark>withered</mark>" in part
    assert "<html" not in part


def test_a_search_is_saved_followed_as_a_feed_and_deleted(client, indexed, tea_source):
    said = client.post(
        f"{URL}/saved", data={"q": "withered", "name": "New on white tea"}, follow_redirects=True
    )
    assert "Saved as “New on white tea”" in said.text
    address = re.search(r'href="(\S+\.atom)"', said.text)[1]
    feed = client.get(address)
    assert feed.mimetype == "application/atom+xml"
    entries = ElementTree.fromstring(feed.data).findall("{http://www.w3.org/2005/Atom}entry")
    [link] = [entry.find("{http://www.w3.org/2005/Atom}link").get("href") for entry in entries]
    assert f"/s/main/sources/{tea_source.id}?passage=" in link
    client.post(address.replace(".atom", "/delete"), follow_redirects=True)
    assert "New on white tea" not in client.get(URL).text
    assert client.get(address).status_code == 404


def test_nothing_cannot_be_saved_and_a_search_is_saved_once(client, indexed):
    assert client.post(f"{URL}/saved", data={"q": " "}).status_code == 400
    for name in ("One", "Another"):
        client.post(f"{URL}/saved", data={"q": "tea", "name": name})
    page = client.get(URL).text
    assert ">Another</a>" in page and ">One</a>" not in page


def test_bob_sees_no_saved_search_of_another_space(client, indexed, other_space):
    client.post(f"{URL}/saved", data={"q": "tea", "name": "On tea"})
    address = re.search(r"/saved/(\d+)\.atom", client.get(URL).text)[0]
    assert "On tea" not in client.get("/s/other/search").text
    assert client.get(f"/s/other/search{address}").status_code == 404
    assert client.post(f"/s/other/search{address.replace('.atom', '/delete')}").status_code == 404


def test_snippets_are_escaped(client, indexed):
    page = client.get(f"{URL}?q=fresh").text
    assert "&lt;b&gt;<mark>fresh</mark>&lt;/b&gt;" in page


def test_a_search_without_hits_helps_on(client, indexed):
    page = client.get(f"{URL}?q=zeppelin").text
    assert "Nothing found for “zeppelin”" in page
    assert "Or remove a filter above" in client.get(f"{URL}?q=zeppelin kind:article").text


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
