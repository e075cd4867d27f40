"""What of a source reached the wiki, and how a person adds more."""

import html
import re

import pytest
from sqlalchemy import select

from wikimind.actions import sources
from wikimind.extensions import db
from wikimind.models.article import Article, Claim, Revision
from wikimind.models.source import Passage, Source

NOTE = """# On salt

## Making

Salt is won from sea water in shallow pans beside the coast of Lorne. The pans are flooded in May. \
The sun takes up the water until only a crust of salt is left on the clay. Workers rake the crust \
with wooden rakes. A rake lasts two summers. The first crust is grey. The second crust is white and \
sells for twice as much. Rain in July dissolves a month of work within an hour. Old pans are lined \
with fresh clay every ninth year.

## Trade

Salt was carried inland on mules over the Grey Pass. A mule carried two sacks of forty pounds each. \
The toll at the pass was paid in salt. In 1702 the toll was given up because nobody could weigh the \
wet sacks fairly. Forty families lived from the mules. Their stables stand empty now. The last train \
of mules went over the pass in 1866.

## Kitchen

Cheese of the valley lies in brine for nine days. Bread was baked without salt in the years of the \
toll. Herring was packed in barrels with one part of salt to three parts of fish. Cooks kept their \
salt in a box by the stove. The box was made of beech. Its lid was leather, because iron rusts \
beside salt.
"""


@pytest.fixture
def salt(compiled) -> Article:
    return compiled(NOTE, "salt.md")


@pytest.fixture
def url(salt):
    return f"/s/main/sources/{salt.source_id}/coverage"


def claims_of(article: Article) -> list[Claim]:
    return list(db.session.scalars(select(Claim).where(Claim.article_id == article.id).order_by(Claim.id)))


def sentence_left_out(salt: Article, client, url) -> tuple[int, int, str]:
    """(passage, number, text) of the first sentence that can be added."""
    page = client.get(f"{url}?show=all").text
    passage = re.search(
        r'name="passage" value="(\d+)"(?:(?!</form>).)*?<button class="add" name="sentence" value="(\d+)"',
        page,
        re.DOTALL,
    )
    words = re.search(r"<span>([^<]+)</span> <button class=\"add\"", page)
    return int(passage[1]), int(passage[2]), html.unescape(words[1])


def test_sentences_that_are_quoted_are_told_from_those_that_are_not(client, salt, url):
    page = client.get(f"{url}?show=all").text
    quoted = {html.unescape(text) for text in re.findall(r'<mark class="quoted">(.*?)</mark>', page)}
    quotes = {claim.quote for claim in claims_of(salt)}
    assert quoted
    # A quote may be two sentences, where the second leans on the first.
    whole = [" ".join(quote.split()) for quote in quotes]
    assert all(any(sentence in quote for quote in whole) for sentence in quoted)


def test_one_click_adds_a_sentence_as_a_claim_with_its_place(client, salt, url):
    before = len(claims_of(salt))
    passage, number, words = sentence_left_out(salt, client, url)
    answer = client.post(f"{url}/add", data={"passage": passage, "sentence": number}, follow_redirects=True)
    assert "Added to" in answer.text
    added = [claim for claim in claims_of(salt) if claim.quote == words]
    assert len(claims_of(salt)) == before + 1
    assert [(claim.standing, claim.section) for claim in added] == [("exact", "Key claims")]
    text = db.session.get(Passage, passage).text
    assert words in text
    newest = db.session.scalars(
        select(Revision).where(Revision.article_id == salt.id).order_by(Revision.number.desc())
    ).first()
    assert newest.author != "wikimind"


def test_what_was_added_can_be_taken_back(client, salt, url):
    before = len(claims_of(salt))
    passage, number, _ = sentence_left_out(salt, client, url)
    page = client.post(
        f"{url}/add", data={"passage": passage, "sentence": number}, follow_redirects=True
    ).text
    undo = re.search(r'<form method="post" action="([^"]+/restore)"', page)[1]
    client.post(undo)
    assert len(claims_of(salt)) == before


def test_a_whole_passage_adds_its_sentences_that_are_not_quoted_yet(client, salt, url):
    passage, _, _ = sentence_left_out(salt, client, url)
    client.post(f"{url}/add", data={"passage": passage})
    page = client.get(f"{url}?show=all").text
    form = re.search(rf'name="passage" value="{passage}".*?</form>', page, re.DOTALL)[0]
    assert 'class="add"' not in form
    quotes = [claim.quote for claim in claims_of(salt)]
    assert len(set(quotes)) >= len(re.findall("<mark", form))


def test_adding_twice_adds_once(client, salt, url):
    passage, number, words = sentence_left_out(salt, client, url)
    for _ in range(2):
        page = client.post(f"{url}/add", data={"passage": passage, "sentence": number}, follow_redirects=True)
    assert "quotes this already" in page.text
    assert [claim.quote for claim in claims_of(salt)].count(words) == 1


def test_what_a_person_added_survives_a_recompile(client, salt, url, work):
    passage, number, words = sentence_left_out(salt, client, url)
    client.post(f"{url}/add", data={"passage": passage, "sentence": number})
    sources.recompile(db.session.get(Source, salt.source_id))
    work()
    assert words in [claim.quote for claim in claims_of(salt)]


def test_filters_and_pages_of_the_source_stand_in_the_address(client, tea_source, an_article, a_claim):
    article = an_article("On tea", source=tea_source)
    a_claim(article, tea_source, "Green tea")
    url = f"/s/main/sources/{tea_source.id}/coverage"
    left = client.get(url).text
    assert "Black tea" in left
    assert "Green tea" not in left.split('class="passages"')[1]
    used = client.get(f"{url}?show=used").text.split('class="passages"')[1]
    assert "Green tea" in used
    assert "Black tea" not in used
    first = client.get(f"{url}?on=1").text.split('class="passages"')[1]
    assert "picked twice" in first
    assert "withered" not in first
    assert 'title="Page 2: 1 of 3 passages quoted"' in left


def test_a_source_without_an_article_offers_nothing_to_add(client, tea_source):
    url = f"/s/main/sources/{tea_source.id}/coverage"
    assert 'class="add"' not in client.get(url).text
    answer = client.post(f"{url}/add", data={"passage": 2, "sentence": 0})
    assert answer.status_code == 409
    assert "no article yet" in answer.text


@pytest.mark.parametrize("form", [{}, {"passage": "999"}, {"passage": "x"}])
def test_a_passage_that_is_not_of_the_source_is_not_found(client, salt, url, form):
    assert client.post(f"{url}/add", data=form).status_code == 404


def test_a_sentence_that_there_is_not_adds_nothing(client, salt, url):
    passage, _, _ = sentence_left_out(salt, client, url)
    assert client.post(f"{url}/add", data={"passage": passage, "sentence": "99"}).status_code == 400


def test_a_form_of_another_site_adds_nothing(app, client, salt, url):
    app.config["WTF_CSRF_ENABLED"] = True
    assert client.post(f"{url}/add", data={"passage": 1, "sentence": 0}).status_code == 400


def test_coverage_asks_as_often_for_a_long_source_as_for_a_short_one(client, compiled, counted):
    counts = []
    for number, paragraphs in enumerate((3, 60)):
        text = "\n\n".join(
            f"## Part {n}\n\nStone number {n} weighs {n} pounds and lies by the road."
            for n in range(paragraphs)
        )
        source_id = compiled(f"# Stones {number}\n\n{text}", f"stones-{number}.md").source_id
        with counted() as sent:
            client.get(f"/s/main/sources/{source_id}/coverage?show=all")
        counts.append(len(sent))
    assert counts[0] == counts[1]
