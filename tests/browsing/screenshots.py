"""Pictures of every page at three widths in both themes: python -m tests.browsing.screenshots [FOLDER]."""

import sys
import tempfile
import threading
from pathlib import Path

from flask import Flask
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import select
from werkzeug.serving import make_server

from tests import workers
from tests.browser import CHROMIUM, FLAGS
from tests.browsing import library
from tests.browsing.library import Library
from tests.browsing.pages import PAGES
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.models.space import Space

WIDTHS = {"phone": (390, 844), "tablet": (820, 1180), "desktop": (1280, 900)}
THEMES = ("light", "dark")
TALLEST = 2400  # of a picture; what is below looks like what is above


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    if not CHROMIUM:
        sys.exit("Chromium is not installed; on Debian: apt-get install chromium")
    with tempfile.TemporaryDirectory(prefix="wikimind-shots-") as data:
        app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": data, "WIKIMIND_LOG_LEVEL": "ERROR"}))
        app.config["TESTING"] = True
        found = filled(app)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            count = sum(
                draw(
                    browser,
                    f"http://127.0.0.1:{server.server_port}",
                    found,
                    folder / f"{name}-{theme}",
                    name,
                    theme,
                )
                for name in WIDTHS
                for theme in THEMES
            )
            browser.close()
        server.shutdown()
        app.extensions["wikimind.sandbox"].close()
    sys.stdout.write(f"{count} pictures in {folder}\n")


def filled(app: Flask) -> Library:
    with app.app_context():
        library.fill(db.session.scalars(select(Space)).one(), workers.work_all)
        return library.look_up()


def draw(browser: Browser, base: str, found: Library, folder: Path, size: str, theme: str) -> int:
    """One picture of every page; how many."""
    folder.mkdir(parents=True, exist_ok=True)
    wide, high = WIDTHS[size]
    context = browser.new_context(
        base_url=base,
        viewport={"width": wide, "height": high},
        color_scheme=theme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    for name, address in PAGES.items():
        page.set_viewport_size({"width": wide, "height": high})
        page.goto(address(found), wait_until="networkidle")
        if page.locator("[data-graph]").count():
            page.wait_for_selector("[data-graph][data-ready]")
        if "#" not in address(found):
            # A screen as tall as the page shows all of it, with what sticks to the edges in its place.
            tall = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": wide, "height": min(max(tall, high), TALLEST)})
        page.wait_for_timeout(150)
        page.screenshot(path=folder / f"{name}.png")
    context.close()
    return len(PAGES)


if __name__ == "__main__":
    main()
