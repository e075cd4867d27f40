"""A real headless Chromium and a real server for it: fixtures for tests that click like a person.

`tests/conftest.py` imports them for all: a second Playwright in one process would not start.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}
SECONDS = 15  # that a page may take on a busy machine


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        reason = "Chromium is not installed; on Debian: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def live(app: Flask) -> Iterator[str]:
    """The address of a server that serves the test's application, in threads."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def visit(browser: Browser, live: str) -> Iterator[Callable[..., BrowserContext]]:
    """Open a context: `visit(viewport=PHONE, color_scheme="dark", java_script_enabled=False)`."""
    opened: list[BrowserContext] = []

    def visit(**options: object) -> BrowserContext:
        context = browser.new_context(**{"base_url": live, "viewport": DESKTOP, **options})
        context.set_default_timeout(SECONDS * 1000)
        opened.append(context)
        return context

    yield visit
    for context in opened:
        context.close()


@pytest.fixture
def page(visit: Callable[..., BrowserContext]) -> Iterator[Page]:
    """A page at desktop size on which nothing may be reported: console, script errors, policy violations."""
    page = visit().new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    assert complaints == []
