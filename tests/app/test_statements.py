"""How many statements are sent to the database: each costs everybody time, so a rise has to be meant."""

import pytest
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.article import Article

MILLS = """# Mills of the estuary

A tide mill is a water mill that is driven by the rise and fall of the sea.
Every tide mill of the estuary ground wheat from the farms along the eastern shore.
The tide mill cannot grind for about six hours after each high water, because the pond is empty then.
"""
PONDS = """# How ponds fill

Tide mills store water in a pond behind a dam with a gate that the flood pushes open.
The tide mill was first described in a charter of 1086 that names the harbour of a small town.
A pond of four hectares drives a tide mill for five hours between two tides.
"""


@pytest.fixture
def neighbour(compiled):
    """A source with the same concept, so that the next one brings the concept an article."""
    return compiled(MILLS, "mills.md")


def test_a_note_and_everything_that_follows_take_few_statements(neighbour, feed, work, counted):
    with counted() as sent:
        feed(PONDS, "ponds.md")
        work()
    assert "Tide mill" in db.session.scalars(select(Article.title)).all()
    assert len(sent) <= 190


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
    assert len(sent) <= 11
