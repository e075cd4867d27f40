"""A real browser for what only a browser can judge."""

from tests.browser import browser, live, visit  # noqa: F401
