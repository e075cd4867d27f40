"""Where people can go from every page, and what was done, in words."""

from wikimind.access.routes import NEEDS
from wikimind.models.event import Event
from wikimind.web.admin.activity import ACTIVITY


def test_pages_outside_a_space_lead_into_the_space_one_was_in_last(client, add, space):
    for page in ("/spaces", "/admin"):
        assert 'href="/s/main/wiki"' in client.get(page).text
        assert 'action="/s/main/search"' in client.get(page).text


def test_every_route_that_writes_is_told_in_words(app):
    writing = {
        rule.endpoint.removeprefix("api.")
        for rule in app.url_map.iter_rules()
        if rule.methods & {"POST", "PUT", "PATCH", "DELETE"} and rule.endpoint in NEEDS
    }
    assert writing <= set(ACTIVITY)


def test_activity_says_what_was_done_as_people_say_it(client, add):
    add(Event(actor="ann", action="ask.go_on", detail="conversation 1", by="session"))
    page = client.get("/admin/events").text
    assert "asked a follow-up question" in page and "go_on" not in page
