"""Spaces, their members, the administrators' pages, and the record of who did what."""

import pytest
from sqlalchemy import func, select

from wikimind.access import people, spaces
from wikimind.actions import sources
from wikimind.extensions import db, write_transaction
from wikimind.models.event import Event
from wikimind.models.source import Source
from wikimind.models.space import Space


def events() -> list[tuple[str, str, str]]:
    return [(e.actor, e.action, e.detail) for e in db.session.scalars(select(Event).order_by(Event.id))]


def test_a_new_space_is_its_makers_and_private(reader, editor, browser_of):
    mine = browser_of(reader)
    answer = mine.post("/spaces", data={"name": "Größe & Ruhm"})
    assert answer.location == "/s/grosse-ruhm/inbox"
    assert mine.get(answer.location).status_code == 200
    assert browser_of(editor).get(answer.location).status_code == 404
    assert mine.post("/spaces", data={"name": "Größe, Ruhm"}).location == "/s/grosse-ruhm-2/inbox"
    assert mine.post("/spaces", data={"name": "✨"}).status_code == 400
    page = mine.get("/spaces").text
    assert "Größe &amp; Ruhm" in page
    assert "Größe &amp; Ruhm" not in browser_of(editor).get("/spaces").text


@pytest.mark.parametrize(
    ("name", "slug"), [("Наши заметки", "наши-заметки"), ("茶室", "茶室"), ("ملاحظات", "ملاحظات")]
)
def test_a_space_may_have_a_name_in_any_script(reader, browser_of, work, name, slug):
    hers = browser_of(reader)
    assert name in hers.post("/spaces", data={"name": name}, follow_redirects=True).text
    space = db.session.scalars(select(Space).where(Space.slug == slug)).one()
    sources.feed_text(space, "Tea is the dried leaf of an evergreen shrub.", title="Tea", user=None)
    work()
    assert hers.get(f"/api/v1/spaces/{slug}/articles").json["total"] == 1


def test_who_is_in_no_space_is_told_so_and_can_make_one(admin, person, browser_of):
    browser = browser_of(person("nia"))
    assert browser.get("/").location == "/spaces"
    assert "You do not belong to a space yet" in browser.get("/spaces").text


def test_an_owner_changes_roles_and_takes_people_out(owner, reader, browser_of, space):
    mine, theirs = browser_of(owner), browser_of(reader)
    mine.post(f"/s/main/members/{reader.id}", data={"role": "editor"})
    assert theirs.post("/s/main/inbox", data={"text": "Tea grows slowly."}).status_code == 303
    mine.post(f"/s/main/members/{reader.id}", data={"role": "none"})
    assert theirs.get("/s/main/wiki").status_code == 404
    assert mine.post(f"/s/main/members/{reader.id}", data={"role": "editor"}).status_code == 404
    assert mine.post(f"/s/main/members/{owner.id}", data={"role": "king"}).status_code == 400


def test_a_space_keeps_an_owner(bob, other_space, browser_of):
    browser = browser_of(bob)
    for role in ("reader", "none"):
        answer = browser.post(f"/s/other/members/{bob.id}", data={"role": role})
        assert answer.status_code == 409
        assert "needs an owner" in answer.text
    assert spaces.members_of(other_space) == [(bob, "owner")]


def test_an_administrator_looks_after_people(admin, reader, browser_of, app):
    ada, rita = browser_of(admin), browser_of(reader)
    page = ada.get("/admin").text
    assert "rita@example.org" in page
    assert ada.post(f"/admin/users/{reader.id}/disabled", data={"to": "yes"}).status_code == 303
    assert rita.get("/s/main/wiki").status_code == 303
    ada.post(f"/admin/users/{reader.id}/disabled", data={"to": "no"})
    ada.post(f"/admin/users/{reader.id}/admin", data={"to": "yes"})
    assert browser_of(reader).get("/admin/events").status_code == 200
    assert "/password/" in ada.post(f"/admin/users/{reader.id}/reset").text


@pytest.mark.parametrize("what", ["disabled", "admin"])
def test_the_only_administrator_stays_one(admin, reader, browser_of, what):
    to = "yes" if what == "disabled" else "no"
    assert browser_of(admin).post(f"/admin/users/{admin.id}/{what}", data={"to": to}).status_code == 409
    assert people.has_admin()


def test_an_administrator_sees_counts_of_all_spaces_and_joins_one_in_the_open(admin, other_space, browser_of):
    ada = browser_of(admin)
    assert "Other" in ada.get("/admin/spaces").text
    assert ada.get("/s/other/wiki").status_code == 404
    assert ada.post(f"/admin/spaces/{other_space.id}/own").location == "/s/other/members"
    assert ada.get("/s/other/wiki").status_code == 200
    assert ("ada", "admin.own", "became an owner of other") in events()


def test_an_administrator_sees_the_work_and_what_went_wrong(admin, feed, work, browser_of):
    feed(b"%PDF-1.4 broken", "broken.pdf")
    work()
    page = browser_of(admin).get("/admin/jobs?state=failed").text
    assert "Try again" in page
    assert browser_of(admin).post("/admin/jobs/1/retry").status_code == 303
    assert browser_of(admin).post("/admin/jobs/99/retry").status_code == 404


def test_the_record_says_who_did_what_to_what_and_from_where(editor, browser_of, space):
    browser = browser_of(editor)
    browser.post("/s/main/inbox", data={"text": "Tea grows slowly.", "title": "Tea"})
    browser.post("/s/main/sources/1/delete")
    told = events()
    assert ("eddie", "signin.submit", "signed in") in told
    assert ("eddie", "inbox.feed", "Tea.md") in told
    assert ("eddie", "sources.delete", "Tea.md") in told
    last = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (last.by, last.address, last.space_id) == ("session", "127.0.0.1", space.id)


def test_the_record_is_written_by_the_transaction_it_tells_of(editor, browser_of, monkeypatch):
    """So that nothing is done without its row, and no row tells of what was not done."""
    from wikimind.pipeline import intake

    browser = browser_of(editor)
    before = events()
    received = intake.receive

    def fails_late(*arguments, **more):
        received(*arguments, **more)
        raise RuntimeError("after the row was added")

    monkeypatch.setattr(intake, "receive", fails_late)
    with pytest.raises(RuntimeError):
        browser.post("/s/main/inbox", data={"text": "Tea grows slowly."})
    db.session.rollback()
    assert events() == before
    assert db.session.scalar(select(func.count()).select_from(Source)) == 0


def test_reading_leaves_no_trace_in_the_record(reader, browser_of):
    browser = browser_of(reader)
    before = events()
    for path in ("/s/main/wiki", "/s/main/search?q=x", "/account", "/spaces"):
        browser.get(path)
    assert events() == before


def test_the_record_of_one_person_or_one_space_can_be_read_alone(admin, reader, bob, browser_of):
    browser_of(bob).post("/spaces", data={"name": "Third"})
    ada = browser_of(admin)
    page = ada.get("/admin/events?actor=bob").text
    assert "made the space third" in page
    assert "ada</a>" not in page.split("<table")[1]


def test_what_a_program_does_stands_under_its_owner(editor, stranger):
    from wikimind.access import tokens

    with write_transaction() as session:
        secret = tokens.make(session, editor, "t", ["feed"], 1)
    shown = {"Authorization": f"Bearer {secret}"}
    stranger.post("/api/v1/spaces/main/sources", json={"text": "Tea"}, headers=shown)
    event = db.session.scalars(select(Event).order_by(Event.id.desc())).first()
    assert (event.actor, event.by, event.action) == ("eddie", "token", "api.sources.create")
    source = db.session.scalars(select(Source)).one()
    assert source.received_by_id == editor.id


def test_edits_are_kept_under_the_name_of_who_made_them(editor, browser_of, compiled):
    article = compiled("# Kelp\n\nKelp forests grow along cold coasts.", "kelp.md")
    browser = browser_of(editor)
    form = {"text": "# Kelp\n\nKelp is an alga.\n", "base": str(article.revision)}
    assert browser.post(f"/s/main/wiki/{article.slug}/edit", data=form).status_code == 303
    assert "eddie" in browser.get(f"/s/main/wiki/{article.slug}/revisions").text


def test_a_listed_space_costs_no_more_statements_than_one(admin, bob, browser_of):
    with write_transaction() as session:
        for number in range(20):
            spaces.make(session, f"Space {number}", bob)
    assert len(browser_of(bob).get("/spaces").text.split('class="entry"')) == 22
    assert db.session.scalar(select(func.count()).select_from(Space)) == 22
