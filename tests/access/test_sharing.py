"""What is shown to people who are in no space: one article by its link, or a whole public space."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.access.test_accounts import value_in
from wikimind.access.credentials import hash_of
from wikimind.extensions import db, write_transaction
from wikimind.models.article import Article
from wikimind.models.share import ShareLink
from wikimind.models.types import now

KELP = """# Kelp

A kelp forest is a stand of brown algae that grows along cold coasts and shelters many fish.
The giant kelp grows half a metre a day.
Sea otters eat urchins and so protect the kelp forests of the cold coasts.
"""
OTTERS = """# Secret otters

Kelp forests are where sea otters live. Sea otters are mammals that hold hands while they sleep.
Sea otters eat urchins, which graze on kelp forests.
"""


@pytest.fixture
def kelp(compiled) -> Article:
    """An article in a space with another one, which shares its concepts."""
    compiled(OTTERS, "private-file-name.md")
    return compiled(KELP, "kelp-file-name.md")


@pytest.fixture
def share(editor, browser_of):
    browser = browser_of(editor)

    def share(slug: str, **form: str) -> str:
        page = browser.post(f"/s/main/wiki/{slug}/share", data={"days": "7", **form}).text
        return value_in(page).removeprefix("http://localhost")

    share.browser = browser
    return share


def test_a_shared_article_shows_itself_and_its_quotes(kelp, share, stranger):
    answer = stranger.get(share(kelp.slug))
    assert answer.status_code == 200
    assert "giant kelp grows half a metre" in answer.text
    assert '<a class="cite cite-exact" href="#quote-1"' in answer.text
    assert '<li id="quote-1"' in answer.text


def test_a_shared_article_tells_nothing_of_the_rest(kelp, share, stranger, space):
    link = share(kelp.slug)
    assert re.fullmatch(r"/shared/[\w-]{43}", link)
    page = stranger.get(link).text
    for secret in ("Secret otters", "private-file-name", "kelp-file-name", "hold hands", "/s/main", "Ada"):
        assert secret not in page
    assert space.name not in re.sub(r"<main[^>]*>", "", page).replace("</main>", "")
    links = re.findall(r'<a [^>]*href="([^"]*)"', page)
    assert links
    assert all(link.startswith("#quote-") for link in links)
    assert "<form" not in page
    assert "<nav" not in page
    assert "<script" not in page


def test_addresses_of_the_wiki_that_people_typed_lead_nowhere(kelp, share, stranger):
    text = (
        "# Kelp\n\n[a](/s/main/wiki/x) [b](http://localhost/s/main/inbox) [c](wiki/y) "
        "[d](//localhost/z) [e](https://example.org/fine) [f](javascript:alert(1)) [[Secret otters|others]]\n"
    )
    article = share.browser.get(f"/s/main/wiki/{kelp.slug}/edit").text
    base = re.search(r'name="base" value="(\d+)"', article)[1]
    share.browser.post(f"/s/main/wiki/{kelp.slug}/edit", data={"text": text, "base": base})
    page = stranger.get(share(kelp.slug)).text
    assert re.findall(r'<a [^>]*href="([^"]*)"', page) == ["https://example.org/fine"]
    assert "Secret otters" not in page
    assert "others" in page


def test_a_shared_article_is_kept_from_search_engines_and_other_sites_logs(kelp, share, stranger):
    answer = stranger.get(share(kelp.slug))
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer.headers["Cache-Control"]
    assert '<meta name="robots" content="noindex' in answer.text


def test_a_concept_can_be_shared_too(kelp, share, stranger):
    concept = db.session.scalars(select(Article).where(Article.kind == "concept")).first()
    assert concept, "the two sources share a concept"
    page = stranger.get(share(concept.slug)).text
    assert concept.title in page
    assert "/s/main" not in page


def test_a_link_ends_when_it_expires_or_is_revoked(kelp, share, stranger):
    first, second, forever = share(kelp.slug), share(kelp.slug), share(kelp.slug, days="0")
    with write_transaction() as session:
        session.execute(
            update(ShareLink)
            .where(ShareLink.token_hash == hash_of(first.rsplit("/", 1)[1]))
            .values(expires_at=now() - timedelta(seconds=1))
        )
    share.browser.post(f"/s/main/wiki/{kelp.slug}/share/2/revoke")
    assert [stranger.get(link).status_code for link in (first, second, forever)] == [404, 404, 200]
    assert db.session.get(ShareLink, 3).expires_at is None


def test_the_database_holds_no_address_that_could_be_opened(kelp, share):
    secret = share(kelp.slug).rsplit("/", 1)[1]
    row = db.session.scalars(select(ShareLink)).one()
    assert row.token_hash == hash_of(secret)
    assert secret not in share.browser.get(f"/s/main/wiki/{kelp.slug}/share").text


def test_a_link_goes_with_its_article(kelp, share, stranger, work):
    link = share(kelp.slug)
    share.browser.post(f"/s/main/sources/{kelp.source_id}/delete")
    work()
    assert stranger.get(link).status_code == 404


def test_readers_do_not_share(kelp, reader, browser_of):
    assert browser_of(reader).post(f"/s/main/wiki/{kelp.slug}/share").status_code == 403
    assert f"/wiki/{kelp.slug}/share" not in browser_of(reader).get(f"/s/main/wiki/{kelp.slug}").text


def test_a_public_space_is_read_by_everybody_and_changed_by_nobody_else(kelp, owner, browser_of, stranger):
    browser_of(owner).post("/s/main/visibility", data={"public": "yes"})
    assert stranger.get("/").location == "/s/main/home"
    page = stranger.get(f"/s/main/wiki/{kelp.slug}")
    assert page.status_code == 200
    for offered in ("/edit", "/share", "/recompile", "/s/main/inbox"):
        assert offered not in page.text
    assert stranger.get("/s/main/search?q=kelp").status_code == 200
    assert stranger.get("/api/v1/spaces/main/articles").status_code == 200
    for closed in ("/s/main/inbox", f"/s/main/wiki/{kelp.slug}/edit", "/s/main/sources/1/original"):
        assert stranger.get(closed).location.startswith("/signin"), closed
    assert stranger.post("/s/main/inbox", data={"text": "spam"}).location == "/signin"
    assert stranger.post("/api/v1/spaces/main/sources", json={"text": "spam"}).status_code == 401


def test_search_engines_keep_only_what_the_owner_gives_them(kelp, owner, browser_of, stranger):
    browser = browser_of(owner)
    path = f"/s/main/wiki/{kelp.slug}"
    assert stranger.get("/robots.txt").text.splitlines()[-1] == "Disallow: /"
    browser.post("/s/main/visibility", data={"public": "yes"})
    assert "noindex" in stranger.get(path).headers["X-Robots-Tag"]
    assert "/s/main" not in stranger.get("/robots.txt").text
    browser.post("/s/main/visibility", data={"public": "yes", "indexed": "yes"})
    assert "X-Robots-Tag" not in stranger.get(path).headers
    assert "Allow: /s/main/wiki" in stranger.get("/robots.txt").text
    browser.post("/s/main/visibility", data={"indexed": "yes"})
    assert stranger.get(path).status_code == 303
    assert "/s/main" not in stranger.get("/robots.txt").text
