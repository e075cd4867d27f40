"""Home: the subjects of a wiki in groups, what is new, and what waits."""

import re

import pytest

from wikimind.articles import catalogue
from wikimind.articles.subjects import grouped
from wikimind.extensions import write_transaction
from wikimind.models.article import CONCEPT, Proposal
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.conversation import Gap

HOME = "/s/main/home"


@pytest.fixture
def concept(add, an_article, space):
    """A concept with an article about it, in these articles."""

    def concept(name, *articles, summary=""):
        row = add(Concept(space_id=space.id, key=name.lower(), name=name, uses=len(articles)))
        an_article(name, kind=CONCEPT, concept_id=row.id, summary=summary or f"{name} is a subject.")
        add(*(ArticleConcept(article_id=a.id, concept_id=row.id, score=0.5) for a in articles))
        return row

    return concept


def mapped(space):
    """Have the job group the subjects."""
    groups = catalogue.work(space.id)
    with write_transaction() as session:
        catalogue.save(session, space.id, groups)


def groups_on(page):
    lists = re.findall(r'<ul class="subject-group[^"]*">(.*?)</ul>', page, re.DOTALL)
    return [re.findall(r"data-preview>(.*?)</a>", one) for one in lists]


def test_subjects_stand_together_that_articles_have_together(client, concept, an_article, space):
    tea, cups, mills, rivers = (an_article(name) for name in ("On tea", "On cups", "On mills", "On rivers"))
    concept("Leaf", tea, cups, summary="A leaf is what tea is made of.")
    concept("Water wheel", mills, rivers)
    concept("Saucer", tea, cups)
    concept("Dam", mills, rivers)
    mapped(space)
    page = client.get(HOME).text
    assert sorted(map(sorted, groups_on(page))) == [["Dam", "Water wheel"], ["Leaf", "Saucer"]]
    assert "A leaf is what tea is made of." in page


def test_subjects_that_nothing_shares_stand_in_the_last_group():
    uses = [(1, 7), (2, 7), (1, 8), (2, 8), (3, 9), (4, 9), (5, 6), (6, 6)]
    assert grouped([7, 8, 9, 6], uses) == [[7, 8], [9], [6]]


def test_a_new_article_leaves_the_other_groups_as_they_are():
    uses = [(n, c) for n in range(10) for c in ((1, 2) if n % 2 else (3, 4))]
    before = grouped([1, 3, 2, 4], uses)
    assert grouped([1, 3, 2, 4], [*uses, (99, 1), (99, 4)]) == before == [[1, 2], [3, 4]]


def test_what_is_new_is_listed_newest_first(client, an_article):
    for name in ("First note", "Second note"):
        an_article(name)
    page = client.get(HOME).text
    assert page.index("Second note") < page.index("First note")


def test_what_waits_leads_to_where_it_is_decided(client, an_article, a_source, add, space):
    article = an_article("On tea")
    assert "What waits" not in client.get(HOME).text
    add(Proposal(space_id=space.id, article_id=article.id, heading="A", body=article.body, reason="r"))
    add(Gap(space_id=space.id, key="why", question="Why?"))
    a_source(state="failed")
    a_source(state="queued")
    page = client.get(HOME).text
    for words in (
        "1 proposal to decide",
        "1 question without an answer",
        "1 source failed",
        "1 source being read",
    ):
        assert words in page


def test_an_empty_wiki_keeps_its_welcome(client):
    assert client.get("/").location == "/s/main/inbox"
    assert client.get(HOME).location == "/s/main/wiki"


def test_the_way_in_leads_home(client, an_article):
    an_article("On tea")
    assert client.get("/").location == client.get("/s/main/").location == HOME
    assert HOME in [entry["href"] for entry in client.get("/s/main/palette?q=home").json["entries"]]


def test_subjects_of_other_spaces_are_not_shown(client, concept, an_article, other_space, space, add):
    an_article("On cups")
    secret = add(Concept(space_id=other_space.id, key="secret", name="Secret subject", uses=9))
    an_article("Secret subject", kind=CONCEPT, concept_id=secret.id, space_id=other_space.id)
    mapped(space)
    assert "Secret subject" not in client.get(HOME).text


def test_more_subjects_and_articles_cause_no_more_queries(client, concept, an_article, space, counted):
    def more(start, count):
        for n in range(start, start + count):
            concept(f"Subject {n}", an_article(f"One {n}"), an_article(f"Two {n}"))
        mapped(space)

    more(0, 2)
    client.get(HOME)
    with counted() as few:
        client.get(HOME)
    more(2, 20)
    with counted() as many:
        client.get(HOME)
    assert len(few) == len(many) <= 11


def test_what_is_fed_becomes_a_subject(client, compiled):
    compiled(
        "# Mills of the estuary\n\n"
        "A tide mill is a water mill that is driven by the rise and fall of the sea.\n"
        "Every tide mill of the estuary ground wheat from the farms along the eastern shore.\n",
        "mills.md",
    )
    compiled(
        "# How ponds fill\n\nTide mills store water in a pond behind a dam with a gate.\n"
        "The tide mill was first described in a charter of 1086 that names the harbour of a town.\n",
        "ponds.md",
    )
    page = client.get(HOME).text
    assert ["Tide mill"] in [[title for title in group if "ill" in title] for group in groups_on(page)]
    assert "A tide mill is a water mill that is driven by the rise and fall of the sea." in page
