"""What is fetched is bounded in time, in size and in what it unpacks to, and is told apart by sentences."""

import gzip
import socket
import time
import zlib

import pytest

from wikimind.errors import TooLarge, Unavailable, Unreadable
from wikimind.fetch.download import fetched
from wikimind.fetch.urls import file_name, only_urls

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def read(url, limits):
    with fetched(url, limits) as found:
        return found.stream.read()


def test_a_page_comes_with_its_type_charset_name_and_final_address(server, limits):
    server.answers(
        "/end",
        b"<p>Tea</p>",
        media_type="text/html; charset=windows-1251",
        content_disposition='attachment; filename="../te\\"a.html"',
    )
    url = server.answers("/start", status="302 Found", location="end?x=1#part")
    with fetched(url + "#fragment", limits(agent="WikiMind/test")) as found:
        assert found.stream.read() == b"<p>Tea</p>"
    assert (found.url, found.media_type, found.charset) == (
        server.url + "/end?x=1",
        "text/html",
        "windows-1251",
    )
    assert found.filename.endswith("html")
    path, headers = server.asked[0]
    assert headers["user-agent"] == "WikiMind/test" and headers["host"] == f"127.0.0.1:{server.port}"
    assert not {"cookie", "referer", "authorization"} & set(headers)


def test_gzip_is_unpacked(server, limits):
    body = gzip.compress(b"<p>" + b"tea " * 50_000)
    assert len(read(server.answers("/", body, content_encoding="gzip"), limits())) == 200_003


@pytest.mark.parametrize("announced", [True, False])
def test_too_much_is_refused_whether_it_is_announced_or_not(server, limits, announced):
    def pour(connection):
        connection.sendall(HEAD + (b"Content-Length: 99999999999\r\n" if announced else b"") + b"\r\n")
        while True:
            connection.sendall(b"x" * 65536)

    server.pages["/"] = pour
    with pytest.raises(TooLarge, match="WIKIMIND_FETCH_MAX_MB"):
        read(server.url + "/", limits(size=300_000))


def test_an_endless_stream_of_chunks_ends(server, limits):
    def pour(connection):
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        while True:
            connection.sendall(b"4\r\nwxyz\r\n" * 1000)

    server.pages["/"] = pour
    with pytest.raises(TooLarge):
        read(server.url + "/", limits(size=300_000))


def test_a_gzip_bomb_costs_no_more_than_the_limit(server, limits):
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(10_000_000)) for _ in range(10)) + packer.flush()
    assert len(bomb) < 100_000
    with pytest.raises(TooLarge):
        read(server.answers("/", bomb, content_encoding="gzip"), limits(size=1_000_000))


def test_a_bomb_behind_the_end_of_the_page_is_not_unpacked(server, limits):
    body = gzip.compress(b"tea") + gzip.compress(bytes(50_000_000))
    assert read(server.answers("/", body, content_encoding="gzip"), limits(size=1000_000)) == b"tea"


def test_a_page_that_is_cut_short_is_not_taken_for_the_whole(server, limits):
    body = gzip.compress(b"<p>" + bytes(range(256)) * 100)
    for cut in (5, len(body) // 2, len(body) - 4):
        with pytest.raises(Unavailable, match="broke off"):
            read(server.answers("/", body[:cut], content_encoding="gzip"), limits())


@pytest.mark.parametrize("coding", ["gzip, gzip", "br", "zstd", "deflate", "compress", "x" * 500])
def test_encodings_that_were_not_asked_for_are_refused(server, limits, coding):
    url = server.answers("/", gzip.compress(gzip.compress(b"tea")), content_encoding=coding)
    with pytest.raises(Unreadable, match="encoding"):
        read(url, limits())


def drip(connection: socket.socket, data: bytes) -> None:
    for at in range(len(data)):
        connection.sendall(data[at : at + 1])
        time.sleep(0.1)


@pytest.mark.parametrize(
    "before",
    [b"", HEAD + b"Content-Length: 1000\r\n\r\n", HEAD + b"X-Slow: ", b"HTTP/1.1 100 Continue\r\n\r\n"],
    ids=["status", "body", "header", "interim"],
)
def test_a_server_that_drips_does_not_hold_us_longer_than_the_limit(server, limits, before):
    def slowly(connection):
        connection.sendall(before)
        drip(connection, b"HTTP/1.1 200 OK" + b"y" * 1000 if not before else b"y" * 1000)

    server.pages["/"] = slowly
    began = time.monotonic()
    with pytest.raises(Unavailable, match="WIKIMIND_FETCH_SECONDS"):
        read(server.url + "/", limits(seconds=1))
    assert time.monotonic() - began < 5


def test_a_name_server_that_never_answers_does_not_hold_us(limits):
    def never(host, port):
        time.sleep(30)
        return []

    began = time.monotonic()
    with pytest.raises(Unavailable), fetched("http://slow.test/", limits(seconds=0.5), resolve=never):
        pass
    assert time.monotonic() - began < 5


def test_redirects_in_a_circle_end(server, limits):
    url = server.answers("/", status="302 Found", location="/")
    with pytest.raises(Unreadable, match="redirects more than"):
        read(url, limits())
    assert len(server.asked) == 6


def test_a_redirect_to_nowhere_is_told(server, limits):
    with pytest.raises(Unreadable, match="nowhere"):
        read(server.answers("/", status="302 Found"), limits())


@pytest.mark.parametrize("status", [204, 206, 304, 400, 401, 403, 404, 410, 418, 451])
def test_what_will_not_change_is_not_tried_again(server, limits, status):
    with pytest.raises(Unreadable, match=str(status)):
        read(server.answers("/", status=f"{status} X"), limits())


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again(server, limits, status):
    with pytest.raises(Unavailable, match=str(status)):
        read(server.answers("/", status=f"{status} X"), limits())


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "audio/mpeg", "font/woff2"])
def test_what_is_no_document_is_not_even_loaded(server, limits, kind):
    with pytest.raises(Unreadable, match="no document"):
        read(server.answers("/", b"x", media_type=kind), limits())


@pytest.mark.parametrize(
    "answer",
    [
        *(b"", b"\0\1\2\3", b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
        *(HEAD + b"Content-Length: -5\r\n\r\n", HEAD + b"Content-Length: 10\r\n\r\nshort"),
        *(
            HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
            HEAD + b"Content-Encoding: gzip\r\n\r\nnot gzip",
        ),
        *(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 50_000 + b"\r\n", b"<html>no http</html>"),
    ],
)
def test_servers_that_speak_nonsense_cost_a_sentence(server, limits, answer):
    server.pages["/"] = lambda connection: connection.sendall(answer)
    with pytest.raises((Unavailable, Unreadable)):
        read(server.url + "/", limits())


def test_nobody_at_the_port_may_pass(limits):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unavailable, match="does not answer"):
        read(f"http://127.0.0.1:{port}/", limits(inside=frozenset({f"127.0.0.1:{port}"})))


def test_a_pasted_text_is_addresses_only_if_it_is_nothing_else():
    assert only_urls(" http://a.test/x\r\nHTTPS://b.test  http://a.test/x") == [
        "http://a.test/x",
        "HTTPS://b.test",
    ]
    assert only_urls("") == only_urls("note: http://a.test") == only_urls("ftp://a.test") == []


@pytest.mark.parametrize(
    ("url", "name"),
    [("https://a.test", "a.test"), ("https://a.test/x/", "x"), ("https://a.test/%2e%2e%2fetc", "../etc")],
)
def test_a_file_is_named_by_its_address(url, name):
    assert file_name(url) == name
