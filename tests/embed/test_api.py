"""The wire to an embeddings API, faked; everything behind it is real."""

import json

import httpx2 as httpx
import numpy as np
import pytest

from wikimind.embed.api import ApiEmbedder
from wikimind.errors import Unavailable

URL = "https://api.example.org/v1/embeddings"


def embedder(answer) -> ApiEmbedder:
    return ApiEmbedder(URL, "small", "secret", transport=httpx.MockTransport(answer))


def test_texts_become_vectors_in_their_order_whatever_the_order_of_the_answer() -> None:
    asked = []

    def answer(request: httpx.Request) -> httpx.Response:
        body = json.loads(request.content)
        asked.append((request.headers["authorization"], body["model"], len(body["input"])))
        rows = [{"index": i, "embedding": [3.0 * len(t), 4.0]} for i, t in enumerate(body["input"])]
        return httpx.Response(200, json={"data": rows[::-1]})

    vectors = embedder(answer).embed(["x", *["yy"] * 100])
    assert np.allclose(vectors[0], [0.6, 0.8])
    assert np.allclose(vectors[100], np.array([6, 4]) / np.sqrt(52))
    assert asked == [("Bearer secret", "small", 64), ("Bearer secret", "small", 37)]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(500),
        httpx.Response(401, json={"error": "no"}),
        httpx.Response(200, json={"data": []}),
        httpx.Response(200, json={"nothing": 1}),
        httpx.Response(200, text="<html>"),
    ],
    ids=["down", "refused", "too few", "strange", "no JSON"],
)
def test_what_is_no_answer_is_an_error_that_may_pass(answer: httpx.Response) -> None:
    with pytest.raises(Unavailable, match=r"api\.example\.org"):
        embedder(lambda _request: answer).embed(["tea"])


def test_a_server_that_is_away_is_an_error_that_may_pass() -> None:
    def away(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused", request=request)

    with pytest.raises(Unavailable):
        embedder(away).embed(["tea"])
