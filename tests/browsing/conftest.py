"""Journeys in a real browser."""

from tests.browser import browser, live, page, visit  # noqa: F401
