"""Sheets and modules may be kept by browsers for good, and pages travel compressed."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from backports import zstd

pytestmark = pytest.mark.pages_alone

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "static"


def addresses(page):
    return re.findall(r'(?:href|src)="(/static/[^"]+)"', page)


def test_every_address_names_the_state_of_the_files_and_may_be_kept(client):
    found = addresses(client.get("/s/main/inbox").text)
    assert found
    for address in found:
        answer = client.get(address)
        assert re.match(r"/static/[0-9a-f]{12}/", address)
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("prefix", ["", "0123456789ab/"])
def test_an_address_of_another_state_is_checked_anew(client, prefix):
    answer = client.get(f"/static/{prefix}css/base.css")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("name", ["css/none.css", "../setup.cfg", "0123456789ab/../../setup.cfg"])
def test_nothing_but_static_files_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404


def test_a_sheet_travels_compressed_to_those_who_can_read_it(client):
    plain = client.get("/static/css/base.css")
    packed = client.get("/static/css/base.css", headers={"Accept-Encoding": "gzip, br"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["Vary"] == "Accept-Encoding"


UNPACKED = {"gzip": gzip.decompress, "br": brotli.decompress, "zstd": zstd.decompress}


@pytest.mark.parametrize("encoding", UNPACKED)
def test_a_page_travels_compressed_to_those_who_can_read_it(client, encoding):
    plain = client.get("/s/main/inbox")
    packed = client.get("/s/main/inbox", headers={"Accept-Encoding": encoding})
    assert (plain.headers.get("Content-Encoding"), packed.headers["Content-Encoding"]) == (None, encoding)
    assert len(packed.data) < len(plain.data) / 2
    assert b"</html>" in UNPACKED[encoding](packed.data)


def test_what_a_browser_takes_best_is_sent(client):
    chosen = {
        accepted: client.get("/s/main/inbox", headers={"Accept-Encoding": accepted}).headers[
            "Content-Encoding"
        ]
        for accepted in ("gzip, deflate, br, zstd", "gzip, deflate, br", "gzip, br;q=0")
    }
    assert list(chosen.values()) == ["zstd", "br", "gzip"]


@pytest.mark.parametrize("encoding", UNPACKED)
def test_the_length_of_a_compressed_page_tells_nothing(client, encoding):
    packed = [client.get("/s/main/inbox", headers={"Accept-Encoding": encoding}).data for _ in range(12)]
    assert len({len(data) for data in packed}) > 3


def test_what_static_files_name_is_there():
    """Also without a build: modules, fonts and sheets that others refer to."""
    for path in [*STATIC.rglob("*.css"), *(STATIC / "js").rglob("*.js")]:
        text = path.read_text(encoding="utf-8")
        for target in re.findall(r'url\("?([^")]+?)"?\)|(?:from|import)\s*\(?\s*"(\.[^"]+)"', text):
            name = "".join(target)
            if not name.startswith("data:"):
                assert (path.parent / name).is_file(), f"{path.name} names {name}"


def test_no_template_runs_or_styles_anything_inline():
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", text), path.name
