"""An address is fed by form, API and command line; a worker fetches it, and its row tells how far it is."""

import hashlib

import pytest
from sqlalchemy import func, select

from tests.fetch.conftest import Server
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.models.article import Article
from wikimind.models.job import Job
from wikimind.models.source import COMPILED, FAILED, QUEUED, Source
from wikimind.storage import current, raw_key
from wikimind.upkeep.verify import verify

PAGE = b"""<html><head><title>Kelp</title></head><body><nav>Home</nav><article><h1>Kelp forests</h1>
<p>Kelp forests grow along cold coasts and shelter many fish. The giant kelp grows half a metre a day.</p>
<p>Sea urchins graze on kelp and can turn a forest into a barren within a few years of their arrival.</p>
</article></body></html>"""


@pytest.fixture
def app(environment, parser, server: Server):
    """An application whose operator named the test's server."""
    app = create_app(Settings.from_env({**environment, "WIKIMIND_FETCH_INSIDE": next(iter(server.inside))}))
    app.config |= {"TESTING": True, "WTF_CSRF_ENABLED": False}
    app.extensions["wikimind.sandbox"] = parser
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def the_source() -> Source:
    db.session.expire_all()
    return db.session.scalars(select(Source)).one()


def test_a_page_fed_by_its_address_becomes_an_article(client, server, space, work):
    server.answers("/kelp", PAGE)
    url = server.answers("/", status="302 Found", location="/kelp")
    answer = client.post("/api/v1/spaces/main/sources", json={"url": url})
    assert answer.status_code == 202
    assert (answer.json["state"], answer.json["stages"], answer.json["size"]) == (QUEUED, 5, 0)
    assert server.asked == []  # not in the request
    work()
    source = the_source()
    assert (source.state, source.media_type, source.origin) == (COMPILED, "text/html", server.url + "/kelp")
    assert source.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert current().read(raw_key(space.slug, source.sha256)) == PAGE
    assert (
        "giant kelp grows"
        in db.session.scalars(select(Article.body).where(Article.source_id == source.id)).one()
    )
    assert client.get(f"/s/main/sources/{source.id}").text.count(server.url + "/kelp") == 1


def test_addresses_alone_in_the_box_are_fetched_and_text_with_one_is_text(client, server, work):
    first, second = server.answers("/a", PAGE), server.answers("/b", PAGE.replace(b"Kelp", b"Algae"))
    client.post("/s/main/inbox", data={"text": f"{first}\r\n{second}\r\n"})
    client.post("/s/main/inbox", data={"text": f"A note on {first} to keep"})
    work()
    kinds = sorted(db.session.scalars(select(Source.media_type)))
    assert kinds == ["text/html", "text/html", "text/markdown"]


def test_the_page_shows_an_address_that_waits_and_one_that_fails(client, server, work):
    url = server.answers("/gone", status="404 Not Found")
    client.post("/s/main/inbox", data={"text": url})
    page = client.get("/s/main/inbox").text
    assert url in page and "Waiting" in page
    work()
    page = client.get("/s/main/inbox").text
    assert "There is no page at this address" in page and "Failed at “Fetching”" in page
    source = the_source()
    assert client.get(f"/s/main/sources/{source.id}/original").status_code == 404
    assert client.get(f"/s/main/sources/{source.id}").status_code == 200


@pytest.mark.parametrize("way", ["retry", "recompile", "feed"])
def test_a_failed_address_is_fetched_when_it_is_tried_again(client, server, work, way):
    url = server.answers("/", status="404 Not Found")
    source_id = client.post("/api/v1/spaces/main/sources", json={"url": url}).json["id"]
    work()
    assert the_source().state == FAILED
    server.answers("/", PAGE)
    if way == "feed":
        again = client.post("/api/v1/spaces/main/sources", json={"url": url})
        assert (again.status_code, again.json["duplicate"], again.json["id"]) == (200, True, source_id)
    else:
        assert client.post(f"/api/v1/spaces/main/sources/{source_id}/{way}").status_code == 202
    work()
    assert the_source().state == COMPILED


def test_what_may_pass_waits_and_is_tried_again(client, server, work):
    url = server.answers("/", status="503 Later")
    client.post("/api/v1/spaces/main/sources", json={"url": url})
    work()
    source = the_source()
    assert (source.state, len(server.asked)) == (FAILED, 5)  # WIKIMIND_JOB_ATTEMPTS
    assert "503" in source.error


def test_the_same_address_is_fed_once(client, server, work):
    url = server.answers("/kelp", PAGE)
    for again in (url, url + "#part", f" {url} "):
        client.post("/api/v1/spaces/main/sources", json={"url": again})
    work()
    assert client.post("/api/v1/spaces/main/sources", json={"url": url}).json["duplicate"]
    assert len(server.asked) == 1


def test_the_same_bytes_under_another_address_are_told(client, server, work):
    client.post("/api/v1/spaces/main/sources", json={"url": server.answers("/a", PAGE)})
    work()
    client.post("/api/v1/spaces/main/sources", json={"url": server.answers("/b", PAGE)})
    work()
    failed = db.session.scalars(select(Source).where(Source.state == FAILED)).one()
    assert "already here as “Kelp" in failed.error
    assert not any(current().incoming.iterdir())
    client.delete(f"/api/v1/spaces/main/sources/{failed.id}")
    work()
    assert current().read(raw_key("main", the_source().sha256)) == PAGE


@pytest.mark.parametrize("url", ["http://user@a.test/", "file:///etc/passwd", "http://a.test:22/", "x", ""])
def test_what_is_no_address_is_refused_at_once_and_leaves_nothing(client, url):
    answer = client.post("/api/v1/spaces/main/sources", json={"url": url})
    assert answer.status_code == 400 and answer.json["detail"].endswith(".")
    assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_an_address_inside_fails_with_a_sentence_and_is_not_tried_again(client, work):
    client.post("/api/v1/spaces/main/sources", json={"url": "http://127.0.0.1/"})
    work()
    assert "private network" in the_source().error
    assert db.session.scalars(select(Job.attempts)).one() == 1


def test_a_file_that_cannot_be_read_leaves_no_scratch_file(client, server, work):
    for number, body in enumerate((b"", b"\x89PNG\r\n\x1a\n\0", b"x" * 50_000_001)):
        url = server.answers(f"/{number}", body, media_type="application/octet-stream")
        client.post("/api/v1/spaces/main/sources", json={"url": url})
    work()
    assert set(db.session.scalars(select(Source.state))) == {FAILED}
    assert not any(current().incoming.iterdir())


def test_the_server_names_the_charset_and_the_kind_of_text(client, server, work):
    cyrillic = "<html><body><p>Чай растёт медленно, а листья собирают дважды в год.</p></body></html>"
    url = server.answers("/ru", cyrillic.encode("cp1251"), media_type="text/html; charset=windows-1251")
    client.post("/api/v1/spaces/main/sources", json={"url": url})
    shown = (
        b"<!doctype html><html><body>The markup itself is the text here, as a browser shows it.</body></html>"
    )
    client.post(
        "/api/v1/spaces/main/sources", json={"url": server.answers("/x", shown, media_type="text/plain")}
    )
    work()
    sources = db.session.scalars(select(Source).order_by(Source.id)).all()
    assert "Чай растёт медленно" in client.get(f"/s/main/sources/{sources[0].id}").text
    assert [source.media_type for source in sources] == ["text/html", "text/plain"]


def test_the_command_line_takes_addresses_files_and_names_what_is_neither(app, server, tmp_path):
    note = tmp_path / "note.md"
    note.write_text("# Tea\n\nTea grows slowly.")
    run = app.test_cli_runner().invoke
    answer = run(args=["wiki", "add", server.answers("/", PAGE), str(note)])
    assert answer.exit_code == 0 and answer.output.count("added as source") == 2
    assert run(args=["wiki", "add", "http://user@a.test/"]).exit_code == 1
    assert "no file or folder" in run(args=["wiki", "add", "missing.pdf"]).output


def test_an_address_that_still_waits_disturbs_neither_verify_nor_doctor(client, server, app, space):
    client.post("/api/v1/spaces/main/sources", json={"url": server.answers("/", PAGE)})
    assert list(verify(space)) == []
    assert "missing in storage" not in app.test_cli_runner().invoke(args=["wiki", "doctor"]).output
