"""Statements that tell a date, in the order of the dates: as a page and by the API, alike."""

import re

import pytest

from wikimind.extensions import db, write_transaction
from wikimind.models.article import CONCEPT, Claim
from wikimind.models.concept import ArticleConcept, Concept

REBUILT = "The tide mill at Eling was rebuilt on 12 March 1785 after a storm broke its dam."


@pytest.fixture
def dated(an_article, a_claim, tea_source):
    """A statement with a date, in an article about tea."""
    made = []

    def dated(day, **values):
        article = values.pop("article", None) or an_article(f"On tea {len(made)}")
        made.append(article)
        defaults = {"label": f"c{len(made)}", "text": f"Said of {day}.", "dated": day}
        return a_claim(article, tea_source, "Tea grows slowly.", **{**defaults, **values})

    return dated


def days(client, query=""):
    """What the page and the API list, which is the same."""
    page = client.get(f"/s/main/timeline{query}")
    items = client.get(f"/api/v1/spaces/main/timeline{query}").json["items"]
    assert page.status_code == 200
    shown = re.findall(r"Said of ([\d-]+)\.", page.text)
    assert shown == [item["dated"] for item in items]
    return shown


def test_statements_stand_in_the_order_of_their_dates(client, dated):
    for day in ("2021-03", "1998", "2021-03-12", "2021"):
        dated(day)
    assert days(client) == ["1998", "2021", "2021-03", "2021-03-12"]
    assert days(client, "?order=newest") == ["2021-03-12", "2021-03", "2021", "1998"]


def test_each_has_its_article_its_proof_and_the_day_in_words(client, dated):
    claim = dated("2021-03-12")
    page = client.get("/s/main/timeline").text
    assert '<time datetime="2021-03-12">12 March</time>' in page
    assert f"/s/main/sources/{claim.source_id}?claim={claim.id}#claim" in page
    assert 'href="/s/main/wiki/on-tea-0"' in page


def test_years_narrow_it(client, dated):
    for day in ("1998", "1999-12-31", "2000", "2001-05"):
        dated(day)
    assert days(client, "?since=1999&until=2000") == ["1999-12-31", "2000"]
    assert days(client, "?since=2001") == ["2001-05"]
    assert days(client, "?until=1998") == ["1998"]
    assert days(client, "?since=never&until=99999999") == ["1998", "1999-12-31", "2000", "2001-05"]


@pytest.mark.parametrize("uses", [1, 5000])
def test_a_concept_narrows_it_however_common_it_is(client, dated, add, an_article, space, uses):
    about = an_article("About cups")
    concept = add(Concept(space_id=space.id, key="cup", name="Cup", uses=uses))
    add(ArticleConcept(article_id=about.id, concept_id=concept.id, score=0.5))
    dated("1998", article=about)
    dated("1999")
    assert days(client, "?concept=cup") == ["1998"]


def test_a_concept_that_is_none_is_named(client, dated):
    dated("1998")
    assert "There is no concept “saucer” here" in client.get("/s/main/timeline?concept=saucer").text
    assert client.get("/api/v1/spaces/main/timeline?concept=saucer").status_code == 404


def test_what_is_not_found_in_its_source_is_not_listed(client, dated):
    dated("1998", standing="unverified")
    dated("1999", standing="normalised")
    assert days(client) == ["1999"]


def test_statements_of_other_spaces_are_not_listed(client, dated, an_article, other_space):
    dated("1998", article=an_article("Elsewhere", space_id=other_space.id), space_id=other_space.id)
    assert days(client) == []
    assert "No dates yet" in client.get("/s/main/timeline").text


def test_long_timelines_have_pages_that_go_on_where_the_last_one_ended(client, dated, an_article):
    article = an_article("On tea")
    for number in range(120):
        dated(f"{1800 + number}", article=article)
    listed, at = [], "/s/main/timeline"
    while at:
        page = client.get(at).text
        listed += re.findall(r"Said of (\d+)\.", page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        at = following[1].replace("&amp;", "&") if following else ""
    assert listed == [str(1800 + number) for number in range(120)]


def test_more_statements_cause_no_more_queries(client, dated, an_article, counted):
    article = an_article("On tea")
    dated("1998", article=article)
    client.get("/s/main/timeline")
    with counted() as few:
        client.get("/s/main/timeline")
    for number in range(60):
        dated(f"{1900 + number}", article=article)
    with counted() as many:
        client.get("/s/main/timeline")
    assert len(few) == len(many) <= 8


def test_what_is_fed_gets_its_dates_when_it_is_written(client, compiled):
    compiled(
        f"# The old tide mill\n\n{REBUILT}\n\n"
        "In 1975 the mill was restored by the council, and it grinds wheat for visitors today.\n"
    )
    page = client.get("/s/main/timeline").text
    assert re.findall(r"<h2>(\d+)</h2>", page) == ["1785", "1975"]
    assert '<time datetime="1785-03-12">' in page


def test_a_date_that_an_article_tells_twice_stands_once(client, compiled):
    article = compiled(
        "# Mills\n\nThe tide mill at Eling was rebuilt on 12 March 1785 after a storm broke its dam.\n"
    )
    claims = db.session.query(Claim).filter_by(article_id=article.id).all()
    quotes = {claim.quote for claim in claims if claim.dated}
    assert len(quotes) == len([claim for claim in claims if claim.dated]) == 1


def test_reindexing_dates_what_older_releases_wrote(client, compiled, app):
    compiled(f"# Mills\n\n{REBUILT}\n")
    with write_transaction() as session:
        session.query(Claim).update({"dated": None})
    assert "No dates yet" in client.get("/s/main/timeline").text
    assert app.test_cli_runner().invoke(args=["wiki", "reindex"]).exit_code == 0
    assert '<time datetime="1785-03-12">' in client.get("/s/main/timeline").text


def test_the_article_of_a_concept_leads_to_its_timeline(client, add, an_article, space):
    concept = add(Concept(space_id=space.id, key="cup", name="Cup", uses=2))
    an_article("Cup", kind=CONCEPT, concept_id=concept.id)
    assert "/s/main/timeline?concept=cup" in client.get("/s/main/wiki/cup").text


def test_the_palette_offers_it(client):
    entries = client.get("/s/main/palette?q=time").json["entries"]
    assert "/s/main/timeline" in [entry["href"] for entry in entries]
