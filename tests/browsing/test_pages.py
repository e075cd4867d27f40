"""Every page in both themes: no serious barrier, a silent console, nothing wider than a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import DESKTOP, PHONE
from tests.browsing.pages import PAGES

SERIOUS = ("serious", "critical")


def barriers(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {node['html']} {node.get('failureSummary', '')}"
        for violation in found
        if violation["impact"] in SERIOUS
        for node in violation["nodes"]
    ]


def ready(page) -> None:
    """Wait for what scripts draw, and for what moves to have stopped."""
    if page.locator("[data-graph]").count():
        page.wait_for_selector("[data-graph][data-ready]")


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_serious_barrier_or_complains_or_is_wider_than_its_screen(silent, library, name):
    page = silent(reduced_motion="reduce")
    for theme, size in (("light", DESKTOP), ("dark", PHONE)):
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size(size)
        page.goto(PAGES[name](library))
        ready(page)
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
