"""Links in the text of an article's page: made when it is shown, and true when articles come and go."""

import re

import pytest
from sqlalchemy import insert, update

from wikimind.articles.names import name_head
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article, ArticleName
from wikimind.models.source import Source
from wikimind.wiki.titles import title_key

TEXT = {"": "A cup of green tea keeps warm.", "Key claims": "- Green teas are steamed.[^c1]"}


def links(client, slug="on-cups"):
    """The links that the text did not have itself, as (words, address)."""
    page = client.get(f"/s/main/wiki/{slug}").text
    found = re.findall(r'<a class="wikilink mention" href="([^"]*)">(.*?)</a>', page)
    return [(words, address) for address, words in found]


def test_the_text_links_to_what_it_names_once_in_each_section(client, an_article):
    an_article("Green tea")
    an_article("On cups", TEXT)
    address = "/s/main/wiki/green-tea"
    assert links(client) == [("green tea", address), ("Green teas", address)]


def test_the_words_that_are_stored_stay_as_they_are(client, an_article, app):
    an_article("Green tea")
    cups = an_article("On cups", TEXT)
    before = cups.body
    assert links(client)
    assert db.session.get(Article, cups.id).body == before
    form = client.get("/s/main/wiki/on-cups/edit").text
    assert "A cup of green tea keeps warm." in form


def test_an_article_does_not_link_to_itself(client, an_article):
    an_article("Green tea", {"": "Green tea is steamed."})
    assert links(client, "green-tea") == []


def test_a_link_comes_with_the_article_that_it_leads_to_and_goes_with_it(client, an_article):
    an_article("On cups", TEXT)
    assert links(client) == []
    tea = an_article("Green tea")
    assert len(links(client)) == 2
    with write_transaction() as session:
        session.delete(session.get(Article, tea.id))
    assert links(client) == []


def test_a_new_name_of_an_article_is_linked_at_once(client, an_article):
    """Renamed through the door, as people do."""
    an_article("On cups", TEXT)
    an_article("Sencha leaves")
    assert links(client) == []
    form = client.get("/s/main/wiki/sencha-leaves/edit").text
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
    typed = re.search(r"<textarea[^>]*>(.*?)</textarea>", form, re.DOTALL)[1].replace("&#39;", "'").strip()
    typed = typed.replace("# Sencha leaves", "# Green tea")
    sent = {**fields, "title": "Green tea", "text": typed, "body": typed}
    assert client.post("/s/main/wiki/sencha-leaves/edit", data=sent).status_code in (302, 303)
    assert [address for _, address in links(client)] == ["/s/main/wiki/sencha-leaves"] * 2


def test_names_of_another_space_are_not_linked(client, an_article, other_space):
    an_article("Green tea", space_id=other_space.id)
    an_article("On cups", TEXT)
    assert links(client) == []


def test_what_is_shown_to_strangers_has_no_links_into_the_space(client, an_article):
    an_article("Green tea")
    an_article("On cups", TEXT)
    page = client.post("/s/main/wiki/on-cups/share", data={"days": "30"}).text
    secret = re.search(r"/shared/[\w-]+", page)[0]
    shown = client.get(secret).text
    assert "green tea" in shown
    assert "/s/main/wiki" not in re.search(r"<main.*?</main>", shown, re.DOTALL)[0]


def test_the_language_of_the_source_decides_on_its_endings(client, an_article, a_source):
    source = a_source(language="ru")
    an_article("Водяная мельница", source=source)
    an_article("On cups", {"": "Он видел водяную мельницу."}, source=a_source(language="ru"))
    ((words, address),) = links(client)
    assert words == "водяную мельницу"
    assert client.get(address).status_code == 200


@pytest.fixture
def many_names(an_article, space):
    """Articles by the hundred, none of which the text names."""
    article = an_article("Hub of names")

    def many_names(count):
        with write_transaction() as session:
            names = [f"Tall harbour light {n}" for n in range(count)]
            session.execute(
                insert(ArticleName),
                [
                    {
                        "space_id": space.id,
                        "article_id": article.id,
                        "key": title_key(name),
                        "name": name,
                        "head": name_head(name, "en"),
                    }
                    for name in names
                ],
            )

    return many_names


def test_names_are_looked_up_once_by_index_and_then_remembered(client, an_article, counted, many_names):
    many_names(500)
    an_article("Green tea")
    an_article("On cups", TEXT)
    with counted() as cold:
        client.get("/s/main/wiki/on-cups")
    with counted() as warm:
        client.get("/s/main/wiki/on-cups")
    look_ups = [statement for statement in cold if "article_names.head IN" in statement]
    assert len(look_ups) == 1
    assert len(warm) == len(cold) - 1 <= 22
    assert not any("article_names.head IN" in statement for statement in warm)


def test_reindexing_gives_older_rows_their_names(client, an_article, app):
    an_article("Green tea")
    an_article("On cups", TEXT)
    with write_transaction() as session:
        session.execute(update(ArticleName).values(name="", head=""))
        session.execute(update(Source).values(language="en"))
    assert links(client) == []
    assert app.test_cli_runner().invoke(args=["wiki", "reindex"]).exit_code == 0
    an_article("Anything")
    assert len(links(client)) == 2
