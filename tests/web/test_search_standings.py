"""Narrowing down by what the rows say: concepts, names of sources, and how far an article can be trusted."""

import re

import pytest
from sqlalchemy import select

from wikimind.articles.indexing import PassageSource, article_entry, passage_entries
from wikimind.extensions import write_transaction
from wikimind.models.article import Proposal, Revision
from wikimind.models.concept import ArticleConcept, Concept, ConceptAlias
from wikimind.models.link import Link
from wikimind.models.source import Passage
from wikimind.search import put
from wikimind.wiki import files

URL = "/s/main/search"


@pytest.fixture
def shelf(tea_source, an_article, a_claim, add, space):
    """An article on the source about tea, with a claim, and one without a source."""
    tea = an_article("Green leaves", source=tea_source)
    plain = an_article("Plain leaves", kind="concept")
    a_claim(tea, tea_source, "Green tea is steamed.")
    with write_transaction() as session:
        put(session, [article_entry(a, files.parse(a.body), None, "en") for a in (tea, plain)])
        passages = select(Passage.id, Passage.heading, Passage.text).where(Passage.source_id == tea_source.id)
        put(session, passage_entries(PassageSource.of(tea_source), session.execute(passages).tuples().all()))
    return tea, plain


@pytest.fixture
def titles(client):
    def titles(query):
        page = client.get(URL, query_string={"q": query}).text
        return re.findall(r'<li class="hit">\s*<h2[^>]*><a [^>]*>([^<]+)', page)

    return titles


def test_verified_are_articles_whose_every_quote_was_found(shelf, titles, a_claim, tea_source):
    assert titles("is:verified leaves") == ["Green leaves"]
    a_claim(shelf[0], tea_source, "Black tea is oxidised.", label="c2", standing="unverified")
    assert titles("is:verified leaves") == []
    assert titles("is:unverified") == ["Green leaves"]


def test_edited_red_waiting_and_orphan(shelf, titles, add):
    tea, plain = shelf
    ids = {"space_id": tea.space_id, "article_id": plain.id}
    assert titles("is:edited") == titles("is:red") == titles("is:waiting") == []
    add(Revision(**ids, number=2, title="x", body="x", author="alice"))
    add(Proposal(**ids, heading=None, body="x", reason="x"))
    link = {"space_id": tea.space_id, "to_key": "x", "to_title": "X", "relation": "references"}
    add(Link(from_id=plain.id, to_id=None, **link), Link(from_id=plain.id, to_id=tea.id, **link))
    assert titles("is:edited") == titles("is:red") == titles("is:waiting") == ["Plain leaves"]
    assert titles("is:orphan kind:article") == ["Plain leaves"]


def test_passages_are_quoted_or_not(shelf, client):
    quoted = client.get(f"{URL}?q=is:quoted").text
    assert quoted.count('<li class="place">') == 1 and "steamed" in quoted
    assert client.get(f"{URL}?q=is:unquoted").text.count('<li class="place">') == 4


def test_a_concept_brings_its_article_those_that_have_it_and_their_passages(shelf, titles, client, add):
    tea, plain = shelf
    concept = add(Concept(space_id=tea.space_id, key="tea", name="Tea"))
    add(ConceptAlias(space_id=tea.space_id, concept_id=concept.id, key="tea", name="Tea"))
    add(ArticleConcept(article_id=tea.id, concept_id=concept.id, score=1.0))
    assert titles("concept:tea") == ["Green leaves"]
    assert client.get(f"{URL}?q=concept:tea").text.count('<li class="place">') == 5
    assert titles("-concept:tea leaves kind:article") == ["Plain leaves"]
    assert titles("concept:coffee") == []


def test_a_source_is_named_by_its_title_its_file_or_its_number(shelf, client, tea_source):
    for name in ('"on tea"', "tea.pdf", tea_source.id):
        assert client.get(URL, query_string={"q": f"source:{name}"}).text.count('class="place"') == 5
    assert "Nothing found" in client.get(f"{URL}?q=source:100%25").text


def test_facets_count_standings_and_concepts(shelf, client, add):
    concept = add(Concept(space_id=shelf[0].space_id, key="tea", name="Tea & more"))
    add(ArticleConcept(article_id=shelf[0].id, concept_id=concept.id, score=1.0))
    page = client.get(f"{URL}?q=leaves").text
    assert "Every quote found</a> <span class=" in page
    assert "Tea &amp; more</a>" in page
