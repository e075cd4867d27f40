"""An article with its proofs, its surroundings, and its links."""

import re

import pytest

from tests.markup import without_languages
from wikimind.models.concept import ArticleConcept, Concept
from wikimind.models.link import Link


def cites(page):
    """Class, address and text of every citation."""
    return re.findall(r'<a class="cite ([\w -]+)" href="([^"]*)"[^>]*>([^<]*)</a>', page)


def test_a_sourced_claim_leads_to_its_passage(client, an_article, tea_source, a_claim):
    article = an_article(
        "On tea", {"": "", "Key claims": "- Tea grows slowly.[^c1]"}, {"c1": "Tea"}, tea_source
    )
    claim = a_claim(article, tea_source, "Tea grows slowly.")
    page = client.get("/s/main/wiki/on-tea").text
    assert cites(page) == [("cite-exact", f"/s/main/sources/{tea_source.id}?claim={claim.id}#claim", "p. 1")]
    assert 'title="“Tea grows slowly.”"' in page
    assert "[^c1]" not in page
    assert "1 of 1 statement quoted word for word" in page


def test_an_unverified_claim_is_never_shown_as_sourced(client, an_article, tea_source, a_claim):
    article = an_article("On tea", {"": "Tea cures.[^c1]"}, {"c1": "Tea cures."}, tea_source)
    a_claim(article, tea_source, "Tea", standing="unverified", start=None, end=None, page=7)
    page = client.get("/s/main/wiki/on-tea").text
    ((standing, href, text),) = cites(page)
    assert (standing, text) == ("cite-unverified", "unverified")
    assert "claim=" not in href
    assert "1 statement is marked “unverified”" in page
    assert "0 of 1 statement quoted" in page


def test_a_claim_whose_source_is_gone_says_so(client, an_article, tea_source, a_claim):
    article = an_article("On tea", {"": "Tea.[^c1]"}, {"c1": "Tea"})
    a_claim(article, tea_source, "Tea", source_id=None)
    ((standing, _, text),) = cites(client.get("/s/main/wiki/on-tea").text)
    assert (standing, text) == ("cite-unverified", "source deleted")


def test_links_tell_what_is_written_from_what_is_not(client, an_article):
    an_article("Green tea")
    an_article("On tea", {"": "See [[green TEA|this]] and [[Nobody wrote]]."})
    page = client.get("/s/main/wiki/on-tea").text
    assert '<a class="wikilink" href="/s/main/wiki/green-tea">this</a>' in page
    assert '<a class="wikilink redlink" href="/s/main/wiki/new?title=Nobody+wrote">Nobody wrote</a>' in page


def test_a_title_nobody_wrote_tells_who_links_to_it(client, an_article, add, space):
    article = an_article("On tea")
    add(
        Link(
            space_id=space.id,
            from_id=article.id,
            to_title="White tea",
            to_key="white tea",
            relation="references",
        )
    )
    answer = client.get("/s/main/wiki/new?title=White+tea")
    assert answer.status_code == 404
    assert "Nobody has written this article yet" in answer.text
    assert '<a href="/s/main/wiki/on-tea">On tea</a>' in without_languages(answer.text)


def test_a_title_that_was_written_in_the_meantime_leads_there(client, an_article):
    an_article("White tea")
    assert client.get("/s/main/wiki/new?title=WHITE++tea").location == "/s/main/wiki/white-tea"


def test_what_mentions_an_article_is_listed_with_its_reason(client, an_article, add, space):
    to, other = an_article("On tea"), an_article("On cups")
    add(
        Link(
            space_id=space.id,
            from_id=other.id,
            to_id=to.id,
            to_title="On tea",
            to_key="on tea",
            relation="related",
            reason="shares “saucer”",
        )
    )
    page = without_languages(client.get("/s/main/wiki/on-tea").text)
    assert "Mentioned by" in page
    assert re.search(r'href="/s/main/wiki/on-cups">On cups</a>\s*<p class="quiet">shares “saucer”</p>', page)
    assert "Mentioned by" not in client.get("/s/main/wiki/on-cups").text


@pytest.fixture
def with_concepts(an_article, add, space):
    related = "Concepts: [[Leaf]], [[My own]]\n\n- [[On cups]] — related: shares “saucer”"
    article = an_article("On tea", {"": "Tea.", "Related": related})
    concept = add(Concept(space_id=space.id, key="leaf", name="Leaf", uses=3))
    add(ArticleConcept(article_id=article.id, concept_id=concept.id, score=1.0))
    return article


def test_concepts_are_chips_and_are_not_listed_twice(client, with_concepts):
    page = without_languages(client.get("/s/main/wiki/on-tea").text)
    assert '<a class="chip" href="/s/main/concepts/leaf">Leaf <span class="count">3</span></a>' in page
    assert page.count(">Leaf") == 1


def test_a_concept_that_a_person_added_stays_in_sight(client, with_concepts):
    page = client.get("/s/main/wiki/on-tea").text
    assert 'href="/s/main/wiki/new?title=My+own">My own</a>' in page
    assert "shares “saucer”" in page


def test_the_contents_list_leads_to_every_heading_once(client, an_article):
    an_article("On tea", {"": "Tea.", "Digest": "### Growing\n\na\n\n### Growing\n\nb", "Main": "c"})
    page = client.get("/s/main/wiki/on-tea").text
    contents = re.findall(r'<a href="#([\w-]+)">', page.split('aria-label="Contents"')[1].split("</nav>")[0])
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert contents == ["digest", "growing", "growing-2", "main"]
    assert len(ids) == len(set(ids))
    assert set(contents) <= set(ids)
