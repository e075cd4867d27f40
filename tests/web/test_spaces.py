"""What is in another space is not there."""

import pytest
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Proposal
from wikimind.models.source import Source


@pytest.fixture
def theirs(other_space, a_source, an_article, add):
    """A source, an article and a proposal of another space."""
    source = a_source(space_id=other_space.id, filename="secret.md", title="Secret")
    article = an_article("Secret", source=source, space_id=other_space.id)
    proposal = add(
        Proposal(space_id=other_space.id, article_id=article.id, heading="A", body="# A", reason="r")
    )
    return {"source": source.id, "slug": article.slug, "proposal": proposal.id}


@pytest.mark.parametrize(
    "url",
    [
        "/s/nowhere/inbox",
        "/s/main/sources/{source}",
        "/s/main/sources/{source}/original",
        "/s/main/sources/{source}/delete",
        "/s/main/wiki/{slug}",
        "/s/main/wiki/{slug}/edit",
        "/s/main/wiki/{slug}/revisions",
        "/s/main/wiki/{slug}/revisions/compare",
        "/s/main/wiki/{slug}/proposals",
    ],
)
def test_what_is_in_another_space_is_not_found(client, theirs, url):
    assert client.get(url.format(**theirs)).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/s/main/sources/{source}/retry",
        "/s/main/sources/{source}/recompile",
        "/s/main/sources/{source}/delete",
        "/s/main/wiki/{slug}/edit",
        "/s/main/wiki/{slug}/revisions/1/restore",
        "/s/main/proposals/{proposal}/accept",
        "/s/main/proposals/{proposal}/decline",
    ],
)
def test_what_is_in_another_space_cannot_be_changed(client, theirs, url):
    assert client.post(url.format(**theirs)).status_code == 404
    assert db.session.scalar(select(Source).where(Source.id == theirs["source"])) is not None
    assert db.session.get(Proposal, theirs["proposal"]).settled_at is None


def test_no_list_and_no_count_shows_what_is_in_another_space(client, theirs):
    for url in ("inbox", f"inbox/rows?ids={theirs['source']}", "wiki", "concepts", "proposals"):
        assert "ecret" not in client.get(f"/s/main/{url}").text
    assert "0 articles from 0 sources" in client.get("/s/main/wiki").text
    assert "1 article from 1 source" in client.get("/s/other/wiki").text


def test_links_stay_in_the_space(client, theirs):
    page = client.get("/s/other/wiki").text
    assert 'href="/s/other/inbox"' in page
    assert "/s/main/" not in page
