"""A bucket whose server knows conditions: what others save in the last instant is not overwritten."""

import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from wikimind.config import Settings
from wikimind.storage import opened

KEY = "spaces/main/wiki/a.md"


class Bucket(BaseHTTPRequestHandler):
    """Objects in memory. `saved_meanwhile` takes the place of an object as soon as it was read once."""

    objects: dict[str, bytes]
    saved_meanwhile: bytes | None
    knows_conditions: bool

    def do_GET(self) -> None:
        found = self.objects.get(self.path)
        if found is None:
            return self._answer(404)
        self._answer(200, found)
        if self.saved_meanwhile is not None:
            self.objects[self.path] = self.saved_meanwhile
        return None

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers["Content-Length"]))
        there = self.objects.get(self.path)
        wanted, unwanted = self.headers.get("If-Match"), self.headers.get("If-None-Match")
        if (wanted or unwanted) and not self.knows_conditions:
            return self._answer(501, b"<Error><Code>NotImplemented</Code></Error>")
        if (wanted and wanted != _tag(there)) or (unwanted == "*" and there is not None):
            return self._answer(412)
        self.objects[self.path] = data
        return self._answer(200)

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("ETag", _tag(self.objects.get(self.path)))
        self.send_header("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def _tag(data: bytes | None) -> str:
    return f'"{hashlib.md5(data or b"").hexdigest()}"'


@pytest.fixture
def bucket(tmp_path):
    handler = type("Handler", (Bucket,), {"objects": {}, "saved_meanwhile": None, "knows_conditions": True})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings = Settings.from_env(
        {
            "WIKIMIND_DATA_DIR": str(tmp_path),
            "WIKIMIND_STORAGE": "s3://notes",
            "AWS_ENDPOINT_URL_S3": f"http://127.0.0.1:{server.server_port}",
            "AWS_ACCESS_KEY_ID": "key",
            "AWS_SECRET_ACCESS_KEY": "secret",
        }
    )
    yield opened(settings), handler
    server.shutdown()
    server.server_close()


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_what_is_saved_in_the_last_instant_stays(bucket):
    storage, server = bucket
    storage.put(KEY, b"old")
    server.saved_meanwhile = b"theirs"
    assert not storage.replace(KEY, b"ours", sha256(b"old"))
    server.saved_meanwhile = None
    assert storage.read(KEY) == b"theirs"


def test_a_file_that_appears_in_the_last_instant_stays(bucket):
    storage, server = bucket
    storage.put(KEY, b"theirs")
    path, objects = next(iter(server.objects)), server.objects
    objects.pop(path)
    look = storage._state

    def look_and_then(key):
        found = look(key)
        objects[path] = b"theirs"
        return found

    storage._state = look_and_then
    assert not storage.replace(KEY, b"ours", None)
    assert storage.read(KEY) == b"theirs"


def test_a_server_that_knows_no_conditions_is_written_to_all_the_same(bucket):
    storage, server = bucket
    storage.put(KEY, b"old")
    server.knows_conditions = False
    assert storage.replace(KEY, b"ours", sha256(b"old"))
    assert storage.read(KEY) == b"ours"
