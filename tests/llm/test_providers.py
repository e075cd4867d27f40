"""Models of providers, through the real libraries; only the server that they ask is ours."""

import json
import logging
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec

import pytest

from tests.services import missing
from wikimind import llm
from wikimind.llm.values import BEAT_SECONDS, ModelFailure, Prompt

KEY = "sk-very-secret"
HELLO = Prompt("answer", "Be kind.", "Hello.")
TITLE = {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}


@pytest.fixture(autouse=True)
def libraries():
    if find_spec("pydantic_ai") is None:
        missing("The extra “llm” is not installed: run `make test`.")


class Wire(BaseHTTPRequestHandler):
    """Speaks as much of the protocol of chat completions as is needed, as the test says."""

    status, words, pause = 200, ["White ", "tea."], 0.0
    asked: list[dict] = []
    broken_off = threading.Event()

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        Wire.asked.append({**body, "key": self.headers["Authorization"]})
        if Wire.status != 200:
            return self._send(json.dumps({"error": {"message": f"no: {KEY}", "type": "x"}}), Wire.status)
        return self._stream() if body.get("stream") else self._send(json.dumps(self._whole(body)))

    def _send(self, text, status=200):
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())

    def _whole(self, body):
        message = {"role": "assistant", "content": "".join(Wire.words)}
        for tool in body.get("tools", []):
            call = {"name": tool["function"]["name"], "arguments": '{"title": "Tea"}'}
            message = {"role": "assistant", "content": None,
                       "tool_calls": [{"id": "1", "type": "function", "function": call}]}  # fmt: skip
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}

    def _stream(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            for word in Wire.words:
                time.sleep(Wire.pause)
                choice = {"index": 0, "delta": {"role": "assistant", "content": word}}
                chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"}
                self.wfile.write(f"data: {json.dumps({**chunk, 'choices': [choice]})}\n\n".encode())
                self.wfile.flush()
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            Wire.broken_off.set()

    def log_message(self, *_):
        pass


@pytest.fixture
def wire(no_proxies):
    Wire.status, Wire.words, Wire.pause, Wire.asked = 200, ["White ", "tea."], 0.0, []
    Wire.broken_off.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Wire)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()


@pytest.fixture
def model(app, wire):
    chosen = app.config["WIKIMIND"]
    values = {
        "model": "openai:tea-1",
        "model_key": KEY,
        "model_url": f"http://127.0.0.1:{wire.server_port}/v1",
        "model_seconds": 20,
    }
    for name, value in values.items():
        object.__setattr__(chosen, name, value)
    return llm.current()


def test_a_whole_reply_is_asked_for_with_the_key_and_the_limit(model):
    assert (model.name, model.complete(HELLO)) == ("openai:tea-1", "White tea.")
    (asked,) = Wire.asked
    assert asked["key"] == f"Bearer {KEY}"
    assert asked["model"] == "tea-1"
    assert [message["content"] for message in asked["messages"]] == ["Be kind.", "Hello."]
    assert 1000 in (asked.get("max_tokens"), asked.get("max_completion_tokens"))


def test_a_reply_comes_piece_by_piece(model):
    assert list(filter(None, model.stream(HELLO))) == ["White ", "tea."]


def test_a_silent_provider_gives_signs_of_life(model):
    Wire.pause = 1.5 * BEAT_SECONDS
    pieces = list(model.stream(HELLO))
    assert "".join(pieces) == "White tea."
    assert pieces.count("") >= 2


def test_a_structured_reply_comes_as_asked_for(model):
    assert model.structured(HELLO, TITLE) == {"title": "Tea"}


def test_a_stream_that_is_closed_ends_the_request(model):
    Wire.words, Wire.pause = ["word "] * 200, 0.05
    stream = model.stream(HELLO)
    next(stream)
    stream.close()
    assert Wire.broken_off.wait(10)


@pytest.mark.parametrize(
    ("status", "retryable", "sentence"),
    [
        (401, False, "The key for openai:tea-1 was refused"),
        (404, False, "There is no model openai:tea-1"),
        (400, False, "refused the request"),
        (429, True, "takes no more requests"),
        (500, True, "cannot be reached"),
    ],
)
def test_an_error_says_what_to_do_and_nothing_of_the_provider_s(model, caplog, status, retryable, sentence):
    caplog.set_level(logging.INFO)
    Wire.status = status
    for ask in (model.complete, lambda prompt: list(model.stream(prompt))):
        with pytest.raises(ModelFailure, match=sentence) as failure:
            ask(HELLO)
        assert failure.value.retryable is retryable
        assert KEY not in str(failure.value)
        assert failure.value.__suppress_context__ or failure.value.__cause__ is None
    assert KEY not in caplog.text


def test_a_server_that_is_not_there_is_a_sentence(model, wire):
    wire.shutdown()
    wire.server_close()
    with pytest.raises(ModelFailure, match="cannot be reached") as failure:
        model.complete(HELLO)
    assert failure.value.retryable


def test_a_provider_that_takes_too_long_is_given_up(app, model):
    object.__setattr__(app.config["WIKIMIND"], "model_seconds", 1)
    app.extensions.pop("wikimind.llm")
    Wire.words, Wire.pause = ["word "] * 20, 0.5
    began = time.monotonic()
    with pytest.raises(ModelFailure, match="did not finish in time"):
        list(llm.current().stream(HELLO))
    assert time.monotonic() - began < 8


def test_threads_that_ask_leave_no_descriptors_behind(model):
    import psutil

    def ask():
        assert "".join(model.stream(HELLO)) == "White tea."

    def ask_in_threads():
        threads = [threading.Thread(target=ask) for _ in range(5)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)

    ask_in_threads()
    before = psutil.Process().num_fds()
    for _ in range(4):
        ask_in_threads()
    assert psutil.Process().num_fds() <= before + 5
