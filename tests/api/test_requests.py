"""What is sent is checked by the class that describes it, and refused with one sentence."""

import pytest
from flask import Flask

from wikimind.api import requests
from wikimind.api.contract import body
from wikimind.api.requests import ArticlesQuery, Body, FedAddress, FedText, SearchQuery
from wikimind.errors import InvalidInput

BODIES = sorted(
    (kind for kind in vars(requests).values() if isinstance(kind, type) and issubclass(kind, Body)),
    key=lambda kind: kind.__name__,
)
JSON_FIELDS = [
    (kind, name)
    for kind in BODIES
    if kind is not Body and kind.media_type == requests.JSON
    for name in kind.model_fields
]


def read(value: object, *kinds: type[Body]) -> Body:
    with Flask("bare").test_request_context(method="POST", json=value):
        return body(kinds)


@pytest.mark.parametrize(("kind", "name"), JSON_FIELDS, ids=lambda value: getattr(value, "__name__", value))
def test_a_field_of_a_wrong_type_is_named_in_the_sentence(kind, name):
    good = {"str": "x", "int": 1}
    values = {
        field: good.get(getattr(about.annotation, "__name__", ""), "open")
        for field, about in kind.model_fields.items()
        if about.is_required()
    }
    with pytest.raises(InvalidInput, match=rf"^“{name}” has to be [a-z].*[a-z]\.$"):
        read({**values, name: {"no": "value"}}, kind)


@pytest.mark.parametrize("value", [None, [], "text", 5])
def test_what_is_no_object_is_told_what_was_expected(value):
    with pytest.raises(InvalidInput, match="an object with “url”, or with “text”"):
        read(value, FedAddress, FedText)


def test_the_kind_that_was_meant_names_its_field():
    with pytest.raises(InvalidInput, match="“title” has to be a string"):
        read({"text": "x", "title": 5}, FedAddress, FedText)


def test_a_parameter_that_makes_no_sense_counts_as_not_given():
    def sent(kind, address):
        with Flask("bare").test_request_context(address):
            return kind.sent()

    assert sent(ArticlesQuery, "/?page=x&letter=abc").model_dump() == {
        **ArticlesQuery().model_dump(),
        "letter": "a",
    }
    query = sent(SearchQuery, "/?limit=500&offset=-3&facets=maybe&sort=newest")
    assert (query.limit, query.offset, query.facets, query.sort) == (100, 0, False, "newest")
