"""A printed page and its quotes, and what the wiki left out of it."""

import re


def test_pages_are_turned_with_keys(silent, library):
    page = silent()
    page.goto(f"/s/main/sources/{library.paper}")
    for key, number in (("j", 2), ("k", 1), ("ArrowRight", 2), ("ArrowLeft", 1)):
        page.keyboard.press(key)
        page.wait_for_url(re.compile(rf"page={number}"))
    page.get_by_label("Page").first.focus()
    page.keyboard.press("ArrowRight")
    assert "page=1" in page.url


def test_a_quote_and_its_box_are_lit_together(silent, library):
    page = silent()
    page.goto(f"/s/main/sources/{library.paper}?claim={library.claim}")
    page.locator(".source-claims li").first.hover()
    page.locator("svg .box.lit").wait_for()
    page.locator("svg .box rect").last.hover()
    page.locator(".source-claims li.lit").wait_for()


def test_a_box_opens_its_claim(silent, library):
    page = silent()
    page.goto(f"/s/main/sources/{library.paper}?page={library.page}")
    box = page.locator("svg a.box").first
    number = box.get_attribute("data-quote")
    box.locator("rect").first.click()
    page.wait_for_url(re.compile(f"claim={number}"))
    assert page.locator("#claim").count() == 1


def test_the_page_does_not_move_when_its_picture_arrives(silent, library):
    page = silent()
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => {"
        " if (!entry.hadRecentInput) window.moved += entry.value; }))"
        ".observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"/s/main/sources/{library.paper}?page={library.page}", wait_until="networkidle")
    assert page.evaluate("window.moved") < 0.01


def test_a_sentence_is_added_by_one_click_and_taken_back_by_another(silent, guarded, library):
    page = silent()
    page.goto(f"/s/main/sources/{library.paper}/coverage")
    button = page.get_by_role("button", name=re.compile("^Add to the article")).first
    words = button.evaluate("(button) => button.previousElementSibling.textContent")
    button.click()
    page.get_by_text("as a quote you can check").wait_for()
    page.goto(f"/s/main/wiki/{library.article}")
    assert page.get_by_text(words).count() >= 1
