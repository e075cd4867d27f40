"""Journeys in a real browser, in a wiki that is empty or, for whoever asks for `library`, filled."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, ConsoleMessage, Page
from sqlalchemy import select

from tests import workers
from tests.browsing import library as library_of
from tests.browsing.library import Library
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.extract.child.sandbox import Sandbox
from wikimind.models.space import Space

# Chromium tells of every page with an error's status, and of nothing else in these words.
EXPECTED = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="session")
def filled_data(tmp_path_factory: pytest.TempPathFactory, empty_data: Path, parser: Sandbox) -> Path:
    """A data directory with the library in it, made once and copied for every test."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    shutil.copytree(empty_data, folder)
    app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(folder)}))
    app.extensions["wikimind.sandbox"] = parser
    with app.app_context():
        library_of.fill(db.session.scalars(select(Space)).one(), workers.work_all)
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def data_dir(request: pytest.FixtureRequest, tmp_path: Path, in_production: bool) -> Path:
    filled = "library" in request.fixturenames and not in_production
    folder = tmp_path / "data"
    shutil.copytree(request.getfixturevalue("filled_data" if filled else "empty_data"), folder)
    return folder


@pytest.fixture
def library(app: Flask, space: Space, in_production: bool) -> Library:
    if in_production:
        library_of.fill(space, workers.work_all)
    return library_of.look_up()


@pytest.fixture
def guarded(app: Flask) -> None:
    """Forms need their tokens, as outside of tests."""
    app.config["WTF_CSRF_ENABLED"] = True


@pytest.fixture
def silent(visit: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a page in a context of its own on which nothing may be reported but a page's own status."""
    complaints: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(EXPECTED):
            complaints.append(f"{message.type}: {message.text}")

    def silent(**options: object) -> Page:
        opened = visit(**options).new_page()
        opened.on("console", hear)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("requestfailed", lambda request: complaints.append(_failed(request)))
        return opened

    yield silent
    assert [complaint for complaint in complaints if complaint] == []


def _failed(request: object) -> str:
    failure = getattr(request, "failure", None) or ""
    # A page that is left does not wait for what it still loads.
    return "" if "ERR_ABORTED" in failure else f"{getattr(request, 'url', '')} {failure}"
