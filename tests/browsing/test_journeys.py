"""From a file to its proof: on a desk, on a phone, by keyboard alone, and without scripts."""

import re

import pytest

from tests.browser import DESKTOP, PHONE
from tests.browsing.library import TITLE, WORD_IN_PAPER, a_paper

PAPER = {"name": "tide-mills.pdf", "mimeType": "application/pdf", "buffer": b""}


@pytest.fixture
def paper():
    return {**PAPER, "buffer": a_paper()}


def ask(page) -> None:
    """Ask, and open what the answer stands on."""
    page.goto("/s/main/ask")
    page.locator("main textarea[name=question]").fill("How long did wheels last in salt water?")
    page.locator("main form:has(textarea[name=question]) button").first.click()
    proof = page.locator("main a[href*='words='][href$='#passage']").first
    proof.wait_for()
    assert "fourteen years" in page.locator("main").inner_text()
    page.goto(proof.get_attribute("href"))
    assert page.locator("#passage").count() == 1


def open_a_proof(page) -> None:
    """From an article to a quote's page, which holds the box of the quote."""
    page.locator("a.cite").first.click()
    page.wait_for_url(re.compile(r"claim=\d+"))
    assert page.locator("svg .box.here rect").count() >= 1
    picture = page.locator("[data-sheet] img")
    assert picture.evaluate("(image) => image.decode().then(() => image.naturalWidth)") > 0
    assert picture.evaluate("(image) => image.currentSrc").endswith(("-900.png", "-1600.png"))
    box = page.locator("#claim").bounding_box()
    assert 0 <= box["y"] <= page.viewport_size["height"]


def search_for(page, words: str) -> None:
    page.goto("/s/main/search")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.fill(words)
    field.press("Enter")
    page.get_by_role("main").locator("a[href*='passage=']").first.click()
    assert page.locator("#passage").count() == 1


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_file_becomes_an_article_whose_proof_is_one_click_away(silent, guarded, work, paper, viewport):
    page = silent(viewport=viewport)
    page.goto("/")
    page.locator("input[type=file]").set_input_files(paper)  # chosen is fed
    row = page.locator("[data-source]").first
    row.wait_for()
    work()
    row.get_by_role("link", name="Read the article").click()
    page.get_by_role("heading", level=1, name=TITLE).wait_for()
    open_a_proof(page)
    search_for(page, WORD_IN_PAPER)
    ask(page)


def test_without_scripts_the_same_can_be_done(silent, guarded, work, paper):
    page = silent(java_script_enabled=False)
    page.goto("/")
    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Add to the wiki").click()
    work()
    page.reload()
    page.get_by_role("link", name="Read the article").first.click()
    assert page.locator("h1").inner_text() == TITLE
    page.locator("a.cite").first.click()
    assert page.locator("svg .box.here rect").count() >= 1
    page.get_by_role("link", name="Coverage").click()
    page.get_by_role("button", name=re.compile("^Add to the article")).first.click()
    assert page.get_by_text("as a quote you can check").count() == 1
    search_for(page, WORD_IN_PAPER)
    ask(page)


def tab_to(page, wanted: str, most: int = 120) -> None:
    """Press Tab until the focus is on what the selector names."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"{wanted} cannot be reached with the Tab key")


def test_by_keyboard_alone_one_gets_from_a_text_to_its_proof(silent, guarded, work):
    page = silent()
    page.goto("/s/main/inbox")
    tab_to(page, "textarea[name=text]")
    page.keyboard.insert_text(
        "# On dew\n\nDew falls on clear nights because the ground loses its warmth to the sky."
    )
    tab_to(page, "button.primary")
    page.keyboard.press("Enter")
    page.locator("[data-source]").first.wait_for()
    work()
    page.locator("[data-source] a:has-text('Read the article')").first.wait_for()
    tab_to(page, "[data-source] .source-actions a")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="On dew").wait_for()
    tab_to(page, "a.cite")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"claim=\d+"))
    assert "clear nights" in page.locator("mark.focus").first.inner_text()


def test_the_first_stop_of_the_tab_key_skips_to_the_content(silent, library):
    page = silent()
    page.goto("/s/main/wiki")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_main"
