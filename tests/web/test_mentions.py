"""What the wiki says of an article elsewhere: links and mere mentions, with the words around them."""

import re

import pytest

from tests.markup import without_languages
from wikimind import search
from wikimind.articles.links import related_to
from wikimind.extensions import db, write_transaction
from wikimind.models.article import ArticleName
from wikimind.models.link import Link
from wikimind.search import Entry
from wikimind.wiki import files
from wikimind.wiki.markdown import plain_text


@pytest.fixture
def indexed(an_article):
    """An article that the search finds."""

    def indexed(title, text, **values):
        article = an_article(title, {"": text}, **values)
        body = plain_text("\n".join(s.body for s in files.parse(article.body).sections))
        with write_transaction() as session:
            search.put(session, [Entry("article", article.id, article.space_id, title, "", body)])
        return article

    return indexed


@pytest.fixture
def link(add):
    def link(source, to, **values):
        defaults = {"to_title": to.title, "to_key": to.title_key, "relation": "references"}
        return add(Link(space_id=to.space_id, from_id=source.id, to_id=to.id, **{**defaults, **values}))

    return link


def section(page, name):
    found = re.search(rf'<h2 id="{name}">.*?</section>', page, re.DOTALL)
    return found[0] if found else ""


def test_a_link_elsewhere_is_shown_with_the_words_around_it(client, an_article, link):
    tea = an_article("Green tea")
    cups = an_article("On cups", {"": "A cup keeps [[Green tea|the tea]] warm for *an hour*."})
    link(cups, tea)
    shown = section(client.get("/s/main/wiki/green-tea").text, "_mentions")
    assert "A cup keeps <strong>the tea</strong> warm for an hour." in shown


def test_what_only_gives_our_own_reason_back_is_not_said_twice(client, an_article, link):
    tea = an_article("Green tea", {"": "Tea.", "Related": "- [[On cups]] — related: shares “saucer”"})
    cups = an_article("On cups", {"": "Cups.", "Related": "- [[Green tea]] — related: shares “saucer”"})
    link(cups, tea, relation="related", reason="shares “saucer”")
    link(tea, cups, relation="related", reason="shares “saucer”")
    page = client.get("/s/main/wiki/green-tea").text
    assert page.count("shares “saucer”") == 1
    assert "Mentioned by" not in page


def test_an_article_that_names_another_without_a_link_is_listed(client, indexed):
    indexed("Green tea", "Steamed leaves.")
    indexed("On cups", "Whoever likes green tea wants a small cup.")
    shown = section(client.get("/s/main/wiki/green-tea").text, "_named")
    assert "Whoever likes <strong>green tea</strong> wants a small cup." in shown


def test_who_links_already_is_not_listed_as_naming_only(client, indexed, link):
    tea = indexed("Green tea", "Steamed leaves.")
    cups = indexed("On cups", "Cups for [[Green tea]].")
    link(cups, tea)
    assert section(client.get("/s/main/wiki/green-tea").text, "_named") == ""


def test_the_words_of_a_name_apart_from_one_another_are_no_mention(client, indexed):
    indexed("Green tea", "Steamed leaves.")
    indexed("On cups", "Green cups suit tea.")
    assert section(client.get("/s/main/wiki/green-tea").text, "_named") == ""


def test_a_name_in_another_space_is_not_told(client, indexed, other_space):
    indexed("Green tea", "Steamed leaves.")
    indexed("On cups", "Cups for green tea.", space_id=other_space.id)
    assert "On cups" not in client.get("/s/main/wiki/green-tea").text


def test_all_mentions_stand_on_a_page_of_their_own(client, an_article, link):
    tea = an_article("Green tea")
    for number in range(12):
        link(an_article(f"Cup {number:02}", {"": f"Cup {number} for [[Green tea]]."}), tea)
    page = client.get("/s/main/wiki/green-tea").text
    assert page.count('class="mention-title"') == 8
    assert "All 12 mentions" in page
    assert client.get("/s/main/wiki/green-tea/mentions").text.count('class="mention-title"') == 12


def test_related_articles_are_listed_once_with_the_reason(client, an_article):
    an_article("On cups")
    related = "- [[On cups]] — contradicts: says the \\*opposite\\*\n- [[Saucers]] — related: shares “x”"
    an_article("Green tea", {"": "Tea.", "Related": related})
    shown = without_languages(section(client.get("/s/main/wiki/green-tea").text, "_related"))
    assert '<a class="wikilink" href="/s/main/wiki/on-cups">On cups</a>' in shown
    assert "Contradicts</span> says the *opposite*" in shown
    assert 'class="wikilink redlink" href="/s/main/wiki/new?title=Saucers"' in shown
    assert "related:" not in shown


def test_what_a_person_wrote_among_the_related_stays(client, an_article):
    an_article("Green tea", {"": "Tea.", "Related": "My own remark.\n\n- [[On cups]] — related: cups"})
    page = client.get("/s/main/wiki/green-tea").text
    assert "My own remark." in page
    assert ">On cups</a>" in section(page, "_related")


def test_a_preview_says_what_a_link_leads_to(client, an_article, tea_source, a_claim):
    article = an_article("Green tea", summary="Steamed <b>leaves</b>.")
    a_claim(article, tea_source, "Green tea is steamed.")
    answer = client.get("/s/main/wiki/green-tea/preview")
    assert "Steamed &lt;b&gt;leaves&lt;/b&gt;." in answer.text
    assert "1 quoted statement" in answer.text
    assert "<html" not in answer.text
    assert answer.headers["Cache-Control"] == "private, max-age=60"


def test_an_article_goes_by_its_other_names(client, an_article, add):
    article = an_article("Green tea", kind="concept")
    add(ArticleName(space_id=article.space_id, article_id=article.id, key="sencha"))
    assert client.get("/s/main/wiki/new?title=Sencha").location == "/s/main/wiki/green-tea"


@pytest.mark.parametrize("title", ["Marta", "Reading", "Results and discussion", "Марта", "Μάρτα", "水車"])
def test_everyday_words_that_are_a_title_are_not_taken_for_a_mention_of_it(an_article, space, title):
    an_article(title)
    mill = an_article("Tide mills of old")
    text = f"Then {title} came up, as {title} did before the tide mills of old."
    found = related_to(db.session(), space.id, 0, text, [])
    assert [relation.title for relation in found] == [mill.title]
