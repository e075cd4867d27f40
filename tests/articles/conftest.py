"""The article that everybody changes at once."""

import pytest

from tests.articles.agreement import NOTE
from wikimind.articles import publication
from wikimind.models.article import Article


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(publication, "QUIET_SECONDS", 0)


@pytest.fixture
def article(compiled) -> Article:
    return compiled(NOTE)
