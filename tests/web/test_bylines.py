"""Who wrote a source, when and where: on its page, in its article, in lists, in files and in searches."""

import pytest
import yaml

from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.source import Source
from wikimind.storage import current, wiki_key

TIDES = """---
title: Tide mills of the coast
author: Ann Lee; Bo Ek
date: 2024-05-17
site: Mill Weekly
url: https://mills.example/tides
---
A tide mill is a mill that is driven by the rise and fall of the sea. The mill at Bree was built in 1190.
Its wheel turns twice a day for six hours. It grinds two tons of grain in a single tide.
"""
ROPES = TIDES.replace("mill", "rope walk").replace("Mill", "Rope").replace("2024-05-17", "2019")
ROPES = ROPES.replace("Ann Lee; Bo Ek", "Cy Oh").replace("Tide ropes", "Ropes")


@pytest.fixture
def article(compiled) -> Article:
    return compiled(TIDES, "tides.md")


@pytest.fixture
def two(compiled, article) -> list[Article]:
    return [article, compiled(ROPES, "ropes.md")]


def test_an_article_says_under_its_title_who_wrote_what_it_is_about(client, article):
    page = client.get(f"/s/main/wiki/{article.slug}").text
    head = page.split('<p class="facts byline"')[1].split("</p>")[0]
    for words in ("Ann Lee, Bo Ek", "Mill Weekly", "https://mills.example/tides", "17 May 2024", "1 min"):
        assert words in head
    rail = page.split('<aside class="rail"')[1].split("</p>")[0]
    assert "Ann Lee, Bo Ek" in rail
    assert "English" in rail


def test_the_page_of_a_source_says_it_too(client, article):
    head = (
        client.get(f"/s/main/sources/{article.source_id}")
        .text.split("<header class=")[2]
        .split("</header>")[0]
    )
    assert "Tide mills of the coast" in head
    for words in ("Ann Lee, Bo Ek", "Mill Weekly", "17 May 2024", "1 min to read"):
        assert words in head


def test_the_file_of_an_article_tells_it_in_its_front_matter(article):
    front = current().read(wiki_key("main", article.path)).decode().split("---")[1]
    source = yaml.safe_load(front)["sources"][0]
    assert (source["author"], source["published"]) == ("Ann Lee, Bo Ek", "2024-05-17")
    assert (source["site"], source["language"]) == ("Mill Weekly", "en")
    assert source["kind"]
    assert "corrected" not in source


def test_the_api_tells_it_of_sources_and_articles(client, article):
    source = client.get(f"/api/v1/spaces/main/sources/{article.source_id}").json
    told = {"author": "Ann Lee, Bo Ek", "published": "2024-05-17", "site": "Mill Weekly"}
    assert told.items() <= source.items()
    assert (source["address"], source["reading_minutes"]) == ("https://mills.example/tides", 1)
    listed = client.get("/api/v1/spaces/main/articles?kind=source").json["items"][0]
    assert told.items() <= listed["byline"].items()
    assert listed["language"] == "en"


def test_a_shared_article_says_who_wrote_it(client, article):
    made = client.post(f"/s/main/wiki/{article.slug}/share", data={"days": "7"}).text
    address = made.split("/shared/")[1].split('"')[0].split("<")[0]
    assert "Ann Lee, Bo Ek" in client.get(f"/shared/{address}").text


def titles(page: str) -> list[str]:
    return [
        row.split("</a>")[0].rpartition(">")[2]
        for row in page.split('<ol class="articles">')[1].split("<h2")[1:]
    ]


def test_articles_are_listed_by_the_date_of_their_sources(client, two, compiled):
    compiled("# Undated\n\nA weir is a low dam across a river. It was built of oak in a single winter.\n")
    listed = titles(client.get("/s/main/wiki?sort=published").text)
    assert [title.split()[0] for title in listed] == ["Tide", "Tide", "Undated"]
    assert listed[0] == two[0].title


def test_a_list_by_date_costs_as_many_statements_however_long_it_is(client, two, compiled, counted):
    def cost() -> int:
        with counted() as sent:
            client.get("/s/main/wiki?sort=published")
        return len(sent)

    client.get("/s/main/wiki?sort=published")
    before = cost()
    compiled("# Weirs\n\nA weir is a low dam across a river. It was built of oak in a single winter.\n")
    assert cost() == before


NARROWED: dict[str, set[str]] = {
    "author:lee": {"2024-05-17"},
    'author:"cy oh"': {"2019"},
    "-author:lee kind:article -kind:concept": {"2019"},
    'site:"mill weekly"': {"2024-05-17"},
    "site:mills.example": {"2024-05-17"},
    "published:2024": {"2024-05-17"},
    "published:2024-05": {"2024-05-17"},
    "published:2024-05-17": {"2024-05-17"},
    "published:2024-06": set(),
    "published:2019..2023": {"2019"},
    "published:2019-03": set(),
    "published:2019..": {"2019", "2024-05-17"},
    "published:..2020-01": {"2019"},
}


def test_a_search_is_narrowed_by_what_a_byline_says(client, two):
    dates = {article.slug: db.session.get(Source, article.source_id).published for article in two}
    for query, expected in NARROWED.items():
        found = client.get("/api/v1/spaces/main/search", query_string={"q": query}).json["items"]
        assert {dates[item["article"]] for item in found} == expected, query


def test_the_kind_of_a_source_narrows_lists_and_searches(client, two):
    kind = "law"
    with write_transaction() as session:
        session.get(Source, two[0].source_id).kind = kind
    assert titles(client.get(f"/s/main/wiki?of={kind}").text) == [two[0].title]
    listed = client.get(f"/api/v1/spaces/main/articles?of={kind}").json["items"]
    assert [item["slug"] for item in listed] == [two[0].slug]
    found = client.get(f"/api/v1/spaces/main/search?q=kind:{kind}").json["items"]
    assert {item["article"] for item in found} == {two[0].slug}


def test_the_search_page_names_what_can_be_typed(client, two):
    page = client.get("/s/main/search").text
    for qualifier in ("author:lee", "published:2024", "site:", "kind:paper"):
        assert qualifier in page
    facets = client.get("/s/main/search?q=tide").text.split('class="facets"')[1]
    assert "Published" in facets
    assert "Ann Lee, Bo Ek" in facets


def test_what_is_shown_of_a_foreign_text_says_its_language_and_direction_everywhere(client, compiled):
    text = "مطحنة المد هي مطحنة تعمل بحركة البحر. بنيت المطحنة في سنة 1190."
    article = compiled(f"---\ntitle: مطحنة المد\nauthor: آن لي\n---\n{text}\n", "mill.md")
    page = client.get(f"/s/main/wiki/{article.slug}").text
    assert "<bdi>آن لي</bdi>" in page
    source = f"/s/main/sources/{article.source_id}"
    search = "/s/main/search?q=" + "مطحنة"
    places = {
        "/s/main/wiki": '<ol class="articles">',
        search: '<ol class="hits">',
        f"/s/main/wiki/{article.slug}/preview": "<h2",
        source: '<header class="source-page-head">',
        f"{source}/coverage?show=all": '<ol class="passages"',
        "/s/main/inbox": '<ol class="sources"',
    }
    for url, start in places.items():
        assert ' lang="ar" dir="rtl"' in client.get(url).text.split(start, 1)[1], url
    entries = client.get("/s/main/palette?q=" + "مطحنة").json["entries"]
    assert [entry["lang"] for entry in entries if "lang" in entry] == ["ar"]
