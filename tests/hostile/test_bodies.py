"""Bodies that no honest program sends, by every way in: refused in a sentence, cheaply, and never a 500."""

import json

import pytest

from tests.timing import seconds
from wikimind.access.routes import NEEDS
from wikimind.web.frame.bodies import USUAL, allowances

DEEP = "[" * 100_000 + "]" * 100_000
HALF = "half \ud83d of a character"
FILLED = {"space": "main", "slug": "kelp", "secret": "guessed", "provider": "openai"}
WORDS = ("text", "title", "url", "question", "markdown", "note", "name", "state", "key", "role", "email")
NUMBERS = ("revision", "conversation", "turn", "turns", "ids", "base", "days")


def routes(app, prefix: str):
    """(method, address) of every route that takes a body."""
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if rule.rule.startswith("/api/") == (prefix == "/api/"):
            values = {name: FILLED.get(name, 1) for name in rule.arguments}
            for method in sorted((rule.methods or set()) & {"POST", "PUT", "PATCH", "DELETE"}):
                yield method, adapter.build(rule.endpoint, values, method=method)


@pytest.fixture
def kelp(compiled):
    """What the addresses name."""
    return compiled("# Kelp\n\nKelp grows along cold coasts. It is eaten by urchins.", "kelp.md")


@pytest.mark.parametrize("body", [DEEP, '{"text": ' + DEEP + "}", '{"a":' * 50_000 + "1" + "}" * 50_000])
def test_json_nested_deeply_is_refused_in_a_sentence_by_every_call(app, client, kelp, body):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for method, url in routes(app, "/api/"):
        answer = client.open(url, method=method, data=body, content_type="application/json")
        assert answer.status_code < 500, (method, url)
    url = "/api/v1/spaces/main/sources"
    answer = client.post(url, data=body, content_type="application/json")
    assert answer.status_code == 400 and "nested too deeply" in answer.json["detail"]


def test_half_a_character_is_refused_in_a_sentence_by_every_call(app, client, kelp):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for raw in (
        json.dumps({**dict.fromkeys(WORDS, HALF), **dict.fromkeys(NUMBERS, 1)}).encode(),
        json.dumps(dict.fromkeys(WORDS, HALF), ensure_ascii=False).encode("utf-8", "surrogatepass"),
        json.dumps({HALF: 1}).encode(),
    ):
        for method, url in routes(app, "/api/"):
            answer = client.open(url, method=method, data=raw, content_type="application/json")
            assert answer.status_code < 500, (method, url)
        answer = client.post("/api/v1/spaces/main/sources", data=raw, content_type="application/json")
        assert answer.status_code == 400 and answer.json["detail"].endswith(".")
    whole = json.dumps({"text": "\U0001d4d0 kelp 😀"})  # two halves are one character
    assert (
        client.post("/api/v1/spaces/main/sources", data=whole, content_type="application/json").status_code
        == 202
    )


def test_numbers_beyond_all_rows_are_refused_by_every_call(app, client, kelp):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    for number in (10**18, 10**30, -(10**30), 10**5000):
        text = json.dumps(dict.fromkeys(WORDS, "x"))[:-1]
        sent = text + "".join(f', "{name}": {hex_free(number)}' for name in NUMBERS) + "}"
        for method, url in routes(app, "/api/"):
            answer = client.open(url, method=method, data=sent, content_type="application/json")
            assert answer.status_code < 500, (method, url, number.bit_length())


def hex_free(number: int) -> str:
    """The number in digits; Python itself writes no more than 4,300 of them."""
    return "1" + "0" * 5000 if number.bit_length() > 10_000 else str(number)


@pytest.mark.parametrize("encoding", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x"])
def test_half_a_character_is_taken_or_refused_by_every_form_and_breaks_none(app, client, kelp, encoding):
    app.config["PROPAGATE_EXCEPTIONS"] = False
    half = b"\xed\xa0\xbd"
    if encoding.startswith("multi"):
        parts = [
            b'--x\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % (name.encode(), half)
            for name in (*WORDS, *NUMBERS)
        ]
        body = b"".join(parts) + b"--x--\r\n"
    else:
        body = b"&".join(name.encode() + b"=%ED%A0%BD" + half for name in (*WORDS, *NUMBERS))
    for method, url in routes(app, "/"):
        answer = client.open(url, method=method, data=body, content_type=encoding)
        assert answer.status_code < 500, (method, url)


def test_only_feeding_and_editing_take_more_than_a_small_form(app):
    known = allowances(app.config["WIKIMIND"])
    assert set(known) <= set(NEEDS)
    assert {name for name, here in known.items() if here.bytes > USUAL.bytes} == {
        "inbox.feed", "api.sources.create", "editing.save", "api.articles.update",
    }  # fmt: skip
    assert all(NEEDS[name].role == "editor" for name, here in known.items() if here.bytes > USUAL.bytes)


def test_a_body_larger_than_its_route_takes_is_refused_before_it_is_read(app, client, kelp):
    class Untouched:
        """A body that must not be read."""

        def read(self, *_):
            raise AssertionError("the body was read")

        readline = readlines = read

    known = allowances(app.config["WIKIMIND"])
    for prefix in ("/", "/api/"):
        for method, url in routes(app, prefix):
            endpoint, _ = app.url_map.bind("localhost").match(url, method=method)
            length = known.get(endpoint, USUAL).bytes + 1
            answer = client.open(
                url,
                method=method,
                content_type="application/x-www-form-urlencoded",
                headers={"Origin": "http://localhost"},
                environ_overrides={"wsgi.input": Untouched(), "CONTENT_LENGTH": str(length)},
            )
            assert answer.status_code in (413, 404), (method, url, answer.status_code)


def test_a_form_of_300000_fields_costs_next_to_nothing(client):
    data = "&".join(f"{number:x}=" for number in range(300_000))
    many = "&".join("a" for _ in range(30_000))

    def send() -> None:
        for path in ("/signin", "/s/main/inbox", "/s/main/wiki/kelp/edit", "/theme", "/s/main/ask"):
            for body in (data, many):
                answer = client.post(path, data=body, content_type="application/x-www-form-urlencoded")
                assert answer.status_code == 413, path

    assert seconds(send) < 2


def test_a_form_of_thousands_of_parts_is_refused(client):
    part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    answer = client.post(
        "/theme", data=part * 900 + "--x--\r\n", content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413 and "fields" in answer.text


def test_text_as_long_as_a_file_can_still_be_pasted(client):
    text = "Kelp grows along cold coasts.\n" * 30_000
    answer = client.post("/s/main/inbox", data={"text": text, "title": "Kelp"})
    assert answer.status_code == 303
    answer = client.post("/s/main/inbox", data={"text": text + "x"}, content_type="multipart/form-data")
    assert answer.status_code == 303
