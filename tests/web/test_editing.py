"""A person corrects an article and decides on what is proposed; nothing typed is lost."""

import html
import re

import pytest
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article, Proposal, Revision
from wikimind.wiki import files

URL = "/s/main/wiki/on-tea"


@pytest.fixture
def article(an_article, tea_source):
    sections = {"": "Tea grows slowly.[^c1]", "Key claims": "- Green tea is steamed.[^c2]"}
    quotes = {"c1": "Tea grows slowly.", "c2": "Green tea is steamed."}
    return an_article("On tea", sections, quotes, tea_source)


def field(page):
    return html.unescape(re.search(r"<textarea[^>]*>\n?(.*?)</textarea>", page, re.DOTALL)[1])


def body(slug="on-tea"):
    return db.session.scalar(
        select(Article.body).where(Article.slug == slug).execution_options(populate_existing=True)
    )


def save(client, text, base=1, **more):
    return client.post(f"{URL}/edit", data={"text": text, "base": base, "action": "save", **more})


def test_the_editor_shows_the_text_without_front_matter(client, article):
    text = field(client.get(f"{URL}/edit").text)
    assert text.startswith("# On tea\n")
    assert "[^c2]: “Green tea is steamed.” (s1)" in text
    assert "sha256" not in text


def test_an_edit_is_saved_as_a_revision_with_its_proofs_checked(client, article):
    text = field(client.get(f"{URL}/edit").text).replace("steamed.[^c2]", "steamed early.[^c2]")
    answer = save(client, text, note="earlier")
    assert (answer.status_code, answer.location) == (303, URL)
    page = client.get(URL).text
    assert "Green tea is steamed early." in page
    assert "2 of 2 statements quoted word for word" in page
    revision = db.session.scalars(select(Revision).order_by(Revision.number.desc())).first()
    assert (revision.number, revision.author, revision.note) == (2, "local", "earlier")


def test_line_ends_of_browsers_are_no_change(client, article):
    text = field(client.get(f"{URL}/edit").text)
    save(client, text.replace("\n", "\r\n"))
    assert db.session.scalar(select(Article.revision)) == 1


def test_what_is_typed_survives_a_conflict_and_can_then_be_saved(client, article):
    text = field(client.get(f"{URL}/edit").text)
    save(client, text.replace("slowly", "quickly"))
    late = save(client, text.replace("slowly", "steadily"))
    assert late.status_code == 409
    assert "changed while you edited" in late.text
    assert "steadily" in field(late.text)
    assert "<del>quickly</del>" in late.text
    base = re.search(r'name="base" value="(\d+)"', late.text)[1]
    assert save(client, field(late.text), base=base).status_code == 303
    assert "steadily" in body()


def test_what_is_typed_survives_a_mistake(client, article):
    answer = save(client, "No title.\n\n<b>kept</b>")
    assert answer.status_code == 400
    assert "needs a title" in answer.text
    assert field(answer.text) == "No title.\n\n<b>kept</b>"


def test_a_preview_saves_nothing_and_keeps_what_was_typed(client, article):
    text = "# On tea\n\nNew *words* and [[Nobody wrote]].[^c9]\n\n[^c9]: “Nowhere” (s1)\n"
    answer = client.post(f"{URL}/edit", data={"text": text, "base": 1, "action": "preview"})
    assert "New <em>words</em>" in answer.text
    assert "checked when saved" in answer.text
    assert field(answer.text).strip() == text.strip()
    assert db.session.scalar(select(Article.revision)) == 1


def test_revisions_are_compared_and_restored(client, article):
    save(client, field(client.get(f"{URL}/edit").text).replace("slowly", "quickly"))
    history = client.get(f"{URL}/revisions").text
    assert 'name="from" value="1"' in history
    assert "stands now" in history
    compared = client.get(f"{URL}/revisions/compare?from=2&to=1").text
    assert "<del>slowly</del>" in compared
    assert "<ins>quickly</ins>" in compared
    answer = client.post(f"{URL}/revisions/1/restore", follow_redirects=True)
    assert "Revision 1 is restored" in answer.text
    assert "quickly" not in body()


@pytest.mark.parametrize("query", ["", "?from=0&to=1", "?to=1", "?from=1&to=1", "?from=x"])
def test_any_comparison_of_revisions_that_exist_is_shown(client, article, query):
    assert client.get(f"{URL}/revisions/compare{query}").status_code == 200


def test_a_revision_that_never_was_is_not_found(client, article):
    assert client.get(f"{URL}/revisions/compare?from=7&to=8").status_code == 404
    assert client.post(f"{URL}/revisions/7/restore").status_code == 404


@pytest.fixture
def proposal(article, add):
    page = files.parse(article.body)
    proposed = page.with_sections((type(page.sections[0])("Key claims", "- Black tea is oxidised.[^c2]"),))
    return add(
        Proposal(
            space_id=article.space_id,
            article_id=article.id,
            heading="Key claims",
            body=files.render(proposed),
            reason="a person edited this section",
        )
    )


def test_a_proposal_is_announced_and_compared_with_what_stands(client, proposal):
    assert "1 proposal waits" in client.get(URL).text
    assert "1 proposal waits" in client.get("/s/main/wiki").text
    assert ">On tea</a>" in client.get("/s/main/proposals").text
    page = client.get(f"{URL}/proposals").text
    assert "a person edited this section" in page
    assert "<del>Green</del>" in page
    assert "<ins>Black</ins>" in page


def test_an_accepted_proposal_stands_and_waits_no_more(client, proposal):
    answer = client.post(f"/s/main/proposals/{proposal.id}/accept")
    assert answer.location == URL
    assert "Black tea is oxidised." in body()
    assert "Tea grows slowly." in body()
    assert "proposal waits" not in client.get(URL).text


def test_a_declined_proposal_changes_nothing_and_waits_no_more(client, proposal):
    client.post(f"/s/main/proposals/{proposal.id}/decline")
    assert "Black tea" not in body()
    assert "proposal waits" not in client.get(URL).text


def test_a_proposal_is_decided_on_once(client, proposal):
    client.post(f"/s/main/proposals/{proposal.id}/decline")
    answer = client.post(f"/s/main/proposals/{proposal.id}/accept")
    assert answer.status_code == 409
    assert "decided on already" in answer.text
