"""How many statements are sent to the database: each costs everybody time, so a rise has to be meant."""

import pytest
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article

COASTS = ("Norway", "Chile", "Tasmania", "California", "Namibia")


def note(title: str, words: str) -> str:
    lines = (f"The kelp forest of {coast} {words} on the coast of {coast}." for coast in COASTS)
    return f"# {title}\n\n" + "\n\n".join(lines)


@pytest.fixture
def neighbour(compiled):
    """A source with the same concept, so that the next one brings the concept an article."""
    return compiled(note("Growth of kelp", "grows fast in cold water"), "growth.md")


def test_a_note_and_everything_that_follows_take_few_statements(neighbour, feed, work, counted):
    with counted() as sent:
        feed(note("Otters in kelp", "shelters sea otters and feeds urchins"), "otters.md")
        work()
    assert "Kelp forest" in db.session.scalars(select(Article.title)).all()
    assert len(sent) <= 180


def test_an_article_is_shown_with_few_statements(client, neighbour, counted):
    address = f"/s/main/wiki/{neighbour.slug}"
    assert client.get(address).status_code == 200
    with counted() as sent:
        client.get(address)
    assert len(sent) <= 22


def test_a_list_is_shown_with_few_statements(client, neighbour, counted):
    assert client.get("/s/main/wiki").status_code == 200
    with counted() as sent:
        client.get("/s/main/wiki")
    assert len(sent) <= 9
