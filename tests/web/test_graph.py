"""The graph of a space: as data for a picture, as a table, and around one article."""

import json
import re

import numpy as np
import pytest

from wikimind.graph.layout import places
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link

URL = "/s/main/graph"


@pytest.fixture
def link(add):
    def link(one, other, relation="references", reason=""):
        return add(
            Link(
                space_id=one.space_id,
                from_id=one.id,
                to_id=other.id if other else None,
                to_title=other.title if other else "Unwritten",
                to_key=other.title_key if other else "unwritten",
                relation=relation,
                reason=reason,
            )
        )

    return link


@pytest.fixture
def wiki(an_article, link, add):
    """Four articles: tea links to cups and water, cups to tea; sand stands alone."""
    tea, cups, water, sand = map(an_article, ("On tea", "Cups & saucers", "Water", "Sand"))
    link(tea, cups, "extends", "adds the saucer")
    link(tea, water)
    link(cups, tea, "contradicts", "doubts the cup")
    link(tea, None)
    concept = add(Concept(space_id=tea.space_id, key="pottery", name="Pottery", uses=2))
    add(*(ArticleConcept(article_id=a.id, concept_id=concept.id, score=0.5) for a in (cups, tea)))
    return {"tea": tea, "cups": cups, "water": water, "sand": sand}


def data(client):
    address = re.search(r'data-graph="([^"]+)"', client.get(URL).text)[1]
    return client.get(address), address


def rows(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a[^>]*>(.*?)</a>', page)


def test_the_data_hold_every_article_and_every_link_between_two(client, wiki):
    graph = data(client)[0].json
    assert graph["titles"] == ["On tea", "Cups & saucers", "Water", "Sand"]
    links = [tuple(graph["links"][at : at + 3]) for at in range(0, len(graph["links"]), 3)]
    named = {(graph["titles"][a], graph["titles"][b], graph["relations"][r]) for a, b, r in links}
    assert named == {
        ("On tea", "Cups & saucers", "extends"),
        ("On tea", "Water", "references"),
        ("Cups & saucers", "On tea", "contradicts"),
    }
    assert [[graph["concepts"][n] for n in about] for about in graph["about"]] == [
        ["pottery"],
        ["pottery"],
        [],
        [],
    ]
    assert all(0 <= value <= 10_000 for value in (*graph["x"], *graph["y"]))


def test_the_data_are_sent_once_and_anew_when_something_changed(client, wiki, link):
    first, address = data(client)
    assert "immutable" in first.headers["Cache-Control"]
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    link(wiki["sand"], wiki["water"])
    second, newer = data(client)
    assert newer != address
    assert len(second.json["links"]) == len(first.json["links"]) + 3
    late = client.get(address)
    assert late.json == second.json
    assert "immutable" not in late.headers["Cache-Control"]


def test_the_data_travel_compressed_to_whoever_takes_it(client, wiki):
    address = data(client)[1]
    answer = client.get(address, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.data[:2] == b"\x1f\x8b"
    assert json.loads(client.get(address).data)["titles"][0] == "On tea"


def test_another_space_shows_nothing_of_this_one(client, wiki, other_space):
    page = client.get("/s/other/graph").text
    assert "On tea" not in page
    assert client.get("/s/other/graph/x.json").json["titles"] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["On tea", "Cups &amp; saucers", "Water", "Sand"]),
        ("?sort=title", ["Cups &amp; saucers", "On tea", "Sand", "Water"]),
        ("?orphans=1", ["Sand"]),
        ("?concept=pottery", ["On tea", "Cups &amp; saucers"]),
        ("?concept=pottery&q=tea", ["On tea"]),
        ("?kind=concept", []),
        ("?sort=nonsense&kind=nonsense&page=x", ["On tea", "Cups &amp; saucers", "Water", "Sand"]),
    ],
)
def test_the_table_says_the_same_and_is_filtered_by_its_address(client, wiki, query, found):
    assert rows(client.get(URL + query).text) == found


def test_the_table_counts_links_both_ways(client, wiki):
    page = client.get(URL).text
    row = re.search(r"On tea</a></th>.*?</tr>", page, re.DOTALL)[0]
    assert re.findall(r'class="number">(\d+)', row) == ["2", "1"]


def test_the_table_is_paged_and_asks_as_often_for_many_as_for_few(client, an_article, counted):
    counts = []
    for number in (3, 60):
        for n in range(number):
            an_article(f"Stone {number} {n}")
        with counted() as sent:
            page = client.get(URL).text
        counts.append(len(sent))
    assert counts[0] == counts[1]
    assert len(rows(page)) == 50
    assert len(rows(client.get(f"{URL}?page=2").text)) == 13


def test_an_empty_wiki_says_how_a_graph_comes_to_be(client):
    assert "Feed the first sources" in client.get(URL).text
    assert client.get(f"{URL}/x.json").json["titles"] == []


def test_around_an_article_stand_its_neighbours_with_their_relations(client, wiki):
    page = client.get("/s/main/wiki/on-tea").text
    figure = re.search(r'<figure class="local-graph">.*?</figure>', page, re.DOTALL)[0]
    titles = re.findall(r"<title>(.*?)</title>", figure)
    assert titles == ["Cups &amp; saucers — extends", "Water — references"]
    assert 'href="/s/main/wiki/water"' in figure
    assert "style=" not in figure


def test_a_link_that_comes_from_the_other_side_is_named_so(client, wiki):
    page = client.get("/s/main/wiki/water").text
    assert "On tea — references this" in page


def test_an_article_without_links_has_no_picture_around_it(client, wiki):
    assert "local-graph" not in client.get("/s/main/wiki/sand").text


def test_the_layout_is_the_same_for_the_same_graph_and_keeps_what_is_known():
    edges = [(n, (n * 7) % 60) for n in range(60) if n != (n * 7) % 60]
    first = places(64, edges)
    assert np.array_equal(first, places(64, edges))
    known = first.copy()
    known[10] = np.nan
    again = places(64, edges, known)
    assert np.isfinite(again).all()
    assert np.hypot(*(again - first)[:10].T).mean() < 0.12


def test_linked_articles_stand_nearer_than_others_and_none_on_top_of_another():
    groups = [[*range(start, start + 15)] for start in (0, 15, 30)]
    edges = [(group[0], n) for group in groups for n in group[1:]] + [(0, 15), (15, 30)]
    found = places(46, edges)
    apart = np.hypot(*(found[:, None] - found[None]).transpose(2, 0, 1))
    linked = np.mean([apart[one, other] for one, other in edges])
    assert linked < 0.6 * apart[:45, :45].mean()
    assert np.sort(apart[:45, :45] + np.eye(45), axis=None)[0] > 0.005


@pytest.mark.parametrize("count", [0, 1, 2, 500])
def test_articles_without_any_link_are_spread_all_the_same(count):
    found = places(count, [])
    assert found.shape == (count, 2)
    assert len({tuple(place) for place in found.round(4)}) == count
