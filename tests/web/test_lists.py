"""Long lists: pages, filters, and a number of queries that does not grow with the rows."""

import re

import pytest

from tests.markup import without_languages
from wikimind.models.article import Proposal, Revision
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link


@pytest.fixture
def fill(a_source, an_article, add, space):
    """Add `count` sources, each with an article, a concept, a link, a revision and a proposal."""
    made = []

    def fill(count):
        for _ in range(count):
            n = len(made)
            source = a_source(state="queued" if n % 2 else "compiled")
            article = an_article(f"Article {n:03}", source=source)
            concept = add(Concept(space_id=space.id, key=f"concept {n}", name=f"Concept {n:03}", uses=1))
            first = made[0] if made else article
            add(
                ArticleConcept(article_id=first.id, concept_id=concept.id, score=0.5),
                Link(
                    space_id=space.id,
                    from_id=article.id,
                    to_id=first.id,
                    to_title=first.title,
                    to_key=first.title_key,
                    relation="related",
                ),
                Revision(
                    space_id=space.id, article_id=first.id, number=n + 2, title="x", body="x", author="a"
                ),
                Proposal(
                    space_id=space.id, article_id=article.id, heading="A", body=article.body, reason="r"
                ),
            )
            made.append(article)

    return fill


PAGES = [
    "/s/main/inbox",
    "/s/main/wiki",
    "/s/main/concepts",
    "/s/main/proposals",
    "/s/main/wiki/article-000",
    "/s/main/wiki/article-000/revisions",
    "/s/main/wiki/new?title=Article",
]


@pytest.mark.parametrize("url", PAGES)
def test_more_rows_cause_no_more_queries(client, fill, counted, url):
    fill(3)
    client.get(url)
    with counted() as few:
        client.get(url)
    fill(27)
    client.get(url)  # as above: what a text mentions is looked up once after the wiki changed
    with counted() as many:
        client.get(url)
    assert 0 < len(many) == len(few)


def test_the_inbox_has_pages(client, a_source):
    for _ in range(51):
        a_source()
    first, second = client.get("/s/main/inbox").text, client.get("/s/main/inbox?page=2").text
    assert first.count('data-source="') == 50
    assert second.count('data-source="') == 1
    assert "Page 1 of 2" in first
    assert "note-1.md" in second


def test_a_page_beyond_the_last_shows_the_last(client, a_source):
    a_source()
    assert "note-1.md" in client.get("/s/main/inbox?page=999999").text


def test_the_wiki_is_narrowed_by_kind_letter_title_and_concept(client, an_article, add, space):
    tea = an_article("Tea", kind="concept")
    an_article("Coffee 100%")
    concept = add(Concept(space_id=space.id, key="leaf", name="Leaf", uses=1))
    add(ArticleConcept(article_id=tea.id, concept_id=concept.id, score=1.0))

    def titles(query):
        page = client.get(f"/s/main/wiki?{query}").text
        return {title for title in ("Tea", "Coffee 100%") if f">{title}</a></h2>" in page}

    assert titles("") == {"Tea", "Coffee 100%"}
    assert titles("kind=concept") == {"Tea"}
    assert titles("letter=c") == {"Coffee 100%"}
    assert titles("q=0%25") == {"Coffee 100%"}
    assert titles("q=_") == set()
    assert titles("concept=leaf") == {"Tea"}
    assert titles("kind=nonsense&sort=nonsense&page=-3") == {"Tea", "Coffee 100%"}


def test_the_wiki_is_sorted_by_title_or_by_change(client, an_article):
    an_article("Alpha")
    an_article("Beta")
    by_title = client.get("/s/main/wiki?sort=title").text
    by_change = client.get("/s/main/wiki").text
    assert by_title.index(">Alpha</a></h2>") < by_title.index(">Beta</a></h2>")
    assert by_change.index(">Beta</a></h2>") < by_change.index(">Alpha</a></h2>")


def test_the_filters_stay_when_pages_are_turned(client, an_article):
    for n in range(51):
        an_article(f"Leaf {n}", kind="concept")
    page = client.get("/s/main/wiki?kind=concept&sort=title&q=Leaf").text
    following = re.search(r'rel="next" href="([^"]+)"', page)[1]
    assert following.startswith("/s/main/wiki?page=2&amp;at=")
    assert following.endswith("&amp;kind=concept&amp;q=Leaf&amp;sort=title")


def test_a_concept_leads_to_its_article_or_else_to_the_articles_with_it(client, an_article, add, space):
    add(Concept(space_id=space.id, key="lone", name="Lone", uses=1))
    written = add(Concept(space_id=space.id, key="shared", name="Shared", uses=2))
    an_article("Shared", kind="concept", concept_id=written.id)
    page = without_languages(client.get("/s/main/concepts").text)
    assert '<a href="/s/main/concepts/lone">Lone</a>' in page
    assert '<a class="written" data-preview href="/s/main/wiki/shared">Shared</a>' in page
    assert page.index("Shared") < page.index("Lone")
    assert page.index("1 term of one source") < page.index("Lone</a>")


def test_concepts_are_listed_by_name_and_those_of_one_source_by_themselves(client, add, space):
    for name, uses in (("Weir", 3), ("Mill", 2), ("Axle", 1)):
        add(Concept(space_id=space.id, key=name.lower(), name=name, uses=uses))
    by_name = without_languages(client.get("/s/main/concepts?sort=name").text)
    assert by_name.index("Mill</a>") < by_name.index("Weir</a>") < by_name.index("Axle</a>")
    alone = without_languages(client.get("/s/main/concepts?terms=single").text)
    assert "Axle</a>" in alone and "Weir</a>" not in alone


def test_concepts_are_narrowed_by_what_their_names_are(client, add, space):
    for name, kind in (("Ada Roe", "person"), ("Leeds", "place"), ("Weir", "")):
        add(Concept(space_id=space.id, key=name.lower(), name=name, uses=2, kind=kind))
    people, terms = (
        without_languages(client.get(f"/s/main/concepts?kind={kind}").text) for kind in ("person", "term")
    )
    assert "Ada Roe</a>" in people and "Leeds</a>" not in people
    assert "Weir</a>" in terms and "Ada Roe</a>" not in terms


def test_empty_lists_say_how_to_fill_them(client):
    assert "Feed the first source" in client.get("/s/main/wiki").text
    assert "No concepts yet" in client.get("/s/main/concepts").text
    assert "Nothing waits" in client.get("/s/main/proposals").text
