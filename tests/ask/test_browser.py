"""Journeys in a real browser: ask, read, click a citation, see the words."""

import pytest

from tests.browser import PHONE

QUESTION = "How long is white tea withered?"
WITHERED = "White tea is withered in the sun for three days."
REPLY = {
    "when": r"passage (\d+):[^#]*withered",
    "reply": "White tea is withered for three days [\\1]. It is blue.",
}


def ask(page, question=QUESTION):
    page.get_by_label("Your question").fill(question)
    page.get_by_role("button", name="Ask", exact=True).click()


def opens_at_the_words(page):
    page.locator(".answer .cite").first.click()
    mark = page.locator("mark#passage")
    assert mark.inner_text() == WITHERED
    assert mark.evaluate("node => node.getBoundingClientRect().top < innerHeight")


def test_ask_read_click_and_see_the_words(page, tea):
    page.goto("/s/main/ask")
    ask(page)
    page.locator(".answer").get_by_text(WITHERED).wait_for()
    opens_at_the_words(page)


def test_the_same_without_javascript(visit, tea):
    page = visit(java_script_enabled=False).new_page()
    page.goto("/s/main/ask")
    ask(page)
    page.locator(".answer").get_by_text(WITHERED).wait_for()
    page.get_by_label("Follow-up question").fill("Is it rolled?")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator("#turn-2").wait_for()
    assert page.locator(".turn").count() == 2
    opens_at_the_words(page)


def test_an_answer_of_the_model_appears_word_by_word_and_is_then_checked(page, tea, scripted):
    scripted({**REPLY, "pause": 0.4})
    page.goto("/s/main/ask")
    ask(page)
    page.get_by_text("Being written; checked against the sources").wait_for()
    page.locator(".live .answer").get_by_text("White tea is").wait_for()
    page.locator(".answer .unsupported").get_by_text("It is blue.").wait_for()
    assert "/s/main/ask/1" in page.url
    opens_at_the_words(page)


def test_a_follow_up_is_added_below_without_a_new_page(page, tea, scripted):
    page.goto("/s/main/ask")
    ask(page)
    page.locator("#turn-1").wait_for()
    page.evaluate("window.same = true")
    field = page.get_by_label("Follow-up question")
    field.fill("Is it rolled?")
    field.press("Enter")
    page.locator("#turn-2").get_by_text("Understood as “Is white tea rolled?”").wait_for()
    assert page.evaluate("window.same")
    assert page.url.endswith("#turn-2")
    assert field.input_value() == ""
    assert page.locator("#turn-2").evaluate("node => node === document.activeElement")


def test_a_suggestion_is_asked_with_one_press(page, tea):
    page.goto("/s/main/ask")
    ask(page)
    chip = page.locator(".suggestions button").first
    wording = chip.inner_text()
    chip.click()
    assert page.locator("#turn-2 .question").inner_text() == wording


def test_a_lost_connection_is_said_and_the_question_is_kept(page, tea, scripted):
    scripted({**REPLY, "pause": 0.2})
    page.goto("/s/main/ask")
    page.route("**/s/main/ask", lambda route: route.fulfill(
        content_type="text/event-stream",
        body='id: 1\nevent: asked\ndata: {"url": "/s/main/ask/1#turn-1", "question": "What?"}\n\n',
    ))  # fmt: skip
    ask(page)
    page.get_by_text("The connection broke before the answer was complete.").wait_for()
    assert page.get_by_text("Your question is kept; open it.").get_attribute("href") == "/s/main/ask/1"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_phone(visit, tea, scripted, scheme):
    scripted(REPLY)
    page = visit(viewport=PHONE, color_scheme=scheme).new_page()
    page.goto("/s/main/ask")
    ask(page, f"{QUESTION} {'verylongword' * 12}")
    page.locator(".turn-actions").wait_for()
    for address in (page.url, "/s/main/ask", "/s/main/ask/conversations", "/s/main/ask/gaps"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_file_an_answer_and_read_it_in_the_wiki(page, tea):
    page.set_default_timeout(60_000)  # the first article of a process loads the model of languages
    page.goto("/s/main/ask")
    ask(page)
    page.get_by_role("button", name="File as an article").click()
    page.get_by_text("Filed as an article of the wiki.").wait_for()
    assert page.locator("h1").inner_text().startswith(QUESTION)
    page.locator(".cite").first.click()
    assert page.locator("mark#claim").inner_text() == WITHERED
