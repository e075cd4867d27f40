"""The graph as one moves in it: filter, choose, follow neighbours; and its table without scripts."""

import re

import pytest

from tests.browser import PHONE


@pytest.fixture
def graph(silent, library):
    page = silent()
    page.goto("/s/main/graph")
    page.wait_for_selector("[data-graph][data-ready]")
    return page


def test_typing_filters_the_picture_and_enter_goes_to_the_best_match(graph):
    graph.get_by_label("Title contains").fill("tide mills")
    graph.get_by_text(re.compile(r"^\d+ of \d+ articles$")).first.wait_for()
    graph.get_by_label("Title contains").press("Enter")
    card = graph.locator("[data-graph-card]")
    assert "tide mills" in card.get_by_role("heading").inner_text()
    assert (
        card.get_by_role("heading").get_by_role("link").evaluate("(link) => link === document.activeElement")
    )


def test_a_neighbour_leads_on_and_escape_closes(graph):
    graph.get_by_label("Title contains").fill("tide mills kept")
    graph.get_by_label("Title contains").press("Enter")
    card = graph.locator("[data-graph-card]")
    neighbour = card.locator("li button").first
    name = neighbour.inner_text()
    neighbour.click()
    assert card.get_by_role("heading").inner_text() == name
    card.get_by_role("button", name="Close").click()
    assert card.is_hidden()


def test_the_picture_is_moved_and_zoomed_by_keys_alone(graph):
    canvas = graph.locator("[data-graph] canvas")
    canvas.focus()
    before = canvas.screenshot()
    for key in ("+", "ArrowLeft", "ArrowDown"):
        graph.keyboard.press(key)
    graph.wait_for_timeout(300)
    assert canvas.screenshot() != before
    graph.keyboard.press("Tab")
    assert graph.evaluate("document.activeElement.tagName") == "BUTTON"


def test_dots_can_be_pressed(silent, library):
    page = silent(viewport=PHONE)
    page.goto("/s/main/graph")
    page.wait_for_selector("[data-graph][data-ready]")
    canvas = page.locator("[data-graph] canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    for step in range(1, 400):
        across, down = box["width"] * (step % 20) / 20, box["height"] * (step // 20) / 20
        page.mouse.move(box["x"] + across, box["y"] + down)
        if "over" in (canvas.get_attribute("class") or ""):
            page.mouse.down()
            page.mouse.up()
            break
    assert page.locator("[data-graph-card] h3").count() == 1


def test_without_scripts_the_table_stands_alone(silent, library):
    page = silent(java_script_enabled=False)
    page.goto("/s/main/graph?q=tide")
    assert page.locator("[data-graph]").is_hidden()
    page.locator("table").get_by_role("link", name="How tide mills kept time").click()
    assert "tide mills kept" in page.locator("h1").inner_text()
