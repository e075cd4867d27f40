"""What costs seconds is done once, a failure is remembered, and strangers have few places of their own."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from wikimind.access.identity import Asker
from wikimind.errors import Unavailable, Unreadable
from wikimind.extensions import write_transaction
from wikimind.storage import Storage, current
from wikimind.web.frame import expensive
from wikimind.web.frame.expensive import Places
from wikimind.web.sources import page_pictures


def test_so_many_work_so_many_wait_and_all_others_are_told_at_once():
    places, over, began = Places(at_once=1, waiting=1, seconds=5), Event(), Event()

    def work() -> bool:
        with places.taken():
            began.set()
            return over.wait(10)

    with ThreadPoolExecutor(2) as pool:
        working = [pool.submit(work)]
        assert began.wait(5)
        working.append(pool.submit(work))
        while places._entered._value:
            time.sleep(0.01)
        moment = time.monotonic()
        with pytest.raises(Unavailable, match="try again"), places.taken():
            pass
        assert time.monotonic() - moment < 4  # the one that waits does so for five
        over.set()
        assert all(each.result() for each in working)
    with places.taken():
        pass


def test_strangers_keep_no_member_waiting(app, monkeypatch):
    pools = app.extensions.setdefault("wikimind.pools", expensive.Pools())
    with app.test_request_context("/"), pools.strangers.taken():
        monkeypatch.setattr(pools.strangers, "seconds", 0.01)
        with pytest.raises(Unavailable), expensive.place():
            pass
        monkeypatch.setattr(expensive, "known_so_far", lambda: Asker(user=object()))
        with expensive.place():
            pass


@pytest.fixture
def heavy(app, tea_source, monkeypatch):
    """A source whose pages cannot be drawn, and how often that was tried."""
    tried = []

    def run(_space, _source, request):
        tried.append(request["task"])
        raise Unreadable("This took longer than 20 seconds; read the text instead.")

    monkeypatch.setattr(page_pictures, "_run", run)
    with write_transaction():
        tea_source.media_type = "application/pdf"
    return tea_source, tried


def test_a_page_that_cannot_be_drawn_costs_its_time_once(client, heavy):
    source, tried = heavy
    for _ in range(3):
        answer = client.get(f"/s/main/sources/{source.id}/pages/1-900.png")
        assert answer.status_code == 422 and "read the text instead" in answer.text
    assert tried == ["picture"]
    for passage in ("", "?words=0-8", "?words=3-20"):
        assert "read the text instead" in client.get(f"/s/main/sources/{source.id}{passage}").text
    assert tried == ["picture", "places"]


def test_a_failure_is_forgotten_after_a_day(client, heavy, monkeypatch):
    source, tried = heavy
    client.get(f"/s/main/sources/{source.id}/pages/1-900.png")
    later = time.time() + page_pictures.REMEMBERED + 1
    monkeypatch.setattr(page_pictures.time, "time", lambda: later)
    client.get(f"/s/main/sources/{source.id}/pages/1-900.png")
    assert tried == ["picture"] * 2


def test_a_stranger_who_asks_how_all_is_writes_nothing(client, monkeypatch):
    monkeypatch.setattr("wikimind.access.is_admin", lambda: False)
    storage: type[Storage] = type(current())
    written = []
    monkeypatch.setattr(storage, "put", lambda *_: written.append("put"))
    for _ in range(20):
        assert client.get("/health/deep").json["status"] in ("ok", "unwell")
    assert written == []
    monkeypatch.undo()


def test_articles_are_counted_by_kind_in_the_figures(client, compiled):
    compiled("# Kelp\n\nKelp grows along cold coasts.")
    figures = client.get("/metrics").text
    assert 'wikimind_articles{kind="source"} 1.0' in figures
    assert "wikimind_articles{state" not in figures and "wikimind_jobs{state" in figures


def test_every_place_that_the_palette_knows_is_a_route_and_administration_is_for_administrators(app, client):
    from wikimind.web.search.palette import PLACES

    assert {place.partition("?")[0] for _, _, place in PLACES} <= set(app.view_functions)
    hrefs = {entry["href"] for entry in client.get("/s/main/palette").json["entries"]}
    assert {"/account", "/admin", "/admin/keys"} <= hrefs


def test_the_keys_of_providers_are_linked_from_administration(client):
    assert 'href="/admin/keys"' in client.get("/admin").text
    assert 'href="/admin"' in client.get("/admin/keys").text
