"""The cast: an application in a folder of its own, its space, and a worker that one can step through.

`pytest --stack production` runs the same tests on PostgreSQL and Redis.
"""

import gc
import io
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as property_settings
from sqlalchemy import event, select

from tests import buckets, services, thrift, workers
from tests.browser import browser, live, page, visit  # noqa: F401 - one Chromium for each process
from tests.clock import Clock
from tests.databases import Databases
from wikimind import create_app, redaction
from wikimind.actions import sources
from wikimind.config import Settings
from wikimind.extensions import db, write_transaction
from wikimind.extract.child.sandbox import Sandbox
from wikimind.models.article import Article
from wikimind.models.source import Source
from wikimind.models.space import Space

Environment = dict[str, str]

# A run says the same each time, on every machine; `make explore` looks for what nobody thought of.
property_settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
property_settings.register_profile("explore", max_examples=2000, deadline=None, print_blob=True)
property_settings.load_profile("repeatable")
thrift.begin()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--stack",
        choices=("dev", "production"),
        default="dev",
        help="dev: SQLite, the queue on SQLite, files in a directory; "
        "production: PostgreSQL, Redis, files in a bucket",
    )


def pytest_collection_finish() -> None:
    """What is there before the first test stays to the end; the collector need not look at it each time."""
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """In production's stack leave out what is the same on both: no database in it, or looks of pages."""
    if config.getoption("--stack") == "dev":
        return
    kept = [item for item in items if _depends_on_stack(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _depends_on_stack(item: pytest.Item) -> bool:
    """A test that has an installation, and is about more than what a page looks like in a browser."""
    fixtures: Sequence[str] = getattr(item, "fixturenames", ())
    looks = "browser" in fixtures and item.path.stem != "test_journeys"
    installed = "environment" in fixtures or "environment_in" in fixtures
    return installed and not looks and not item.get_closest_marker("pages_alone")


@pytest.fixture(scope="session")
def in_production(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--stack") == "production")


@pytest.fixture(scope="session")
def empty_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with an empty database, made once by the migrations and copied for every test."""
    folder = tmp_path_factory.mktemp("empty")
    app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(folder)}))
    with app.app_context():
        db.engine.dispose()
    return folder


@pytest.fixture(scope="session")
def databases() -> Iterator[Databases]:
    """Of PostgreSQL, with the schema that the migrations made once."""
    databases = Databases()
    yield databases
    databases.drop()


@pytest.fixture(scope="session")
def parser() -> Iterator[Sandbox]:
    """Parsing children that are shared, because each takes a moment to start."""
    sandbox = Sandbox(seconds=60, memory_mb=1024)
    yield sandbox
    sandbox.close()


@pytest.fixture
def data_dir(tmp_path: Path, empty_data: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(empty_data, folder)
    return folder


@pytest.fixture
def environment_in(in_production: bool, databases: Databases) -> Iterator[Callable[[Path], Environment]]:
    """The variables with which an application, or a process that a test starts, finds services of its own."""
    lent: list[str] = []

    def environment_in(folder: Path) -> Environment:
        if not in_production:
            return {"WIKIMIND_DATA_DIR": str(folder)}
        lent.append(databases.lend())
        return {
            "WIKIMIND_DATA_DIR": str(folder),
            "DATABASE_URL": lent[-1],
            "REDIS_URL": services.redis_url(),
        }

    yield environment_in
    for database in lent:
        databases.give_back(database)


@pytest.fixture
def environment(
    environment_in: Callable[[Path], Environment], data_dir: Path, in_production: bool
) -> Iterator[Environment]:
    """Those of one installation of its own; in production its files lie in a bucket."""
    bucket = buckets.new() if in_production else {}
    yield {**environment_in(data_dir), **bucket}
    if bucket:
        buckets.remove(bucket)


@pytest.fixture
def app(environment: Environment, parser: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    # What one test gives as a key would be taken out of the words of all that follow.
    monkeypatch.setattr(redaction, "_held", set())
    app = create_app(Settings.from_env(environment))
    app.config["TESTING"] = True
    app.config["WTF_CSRF_ENABLED"] = False
    app.extensions["wikimind.sandbox"] = parser
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def space(app: Flask) -> Space:
    return db.session.scalars(select(Space).where(Space.slug == "main")).one()


@pytest.fixture
def feed(space: Space) -> Callable[..., Source]:
    """Feed bytes or text, through the same story as every door."""

    def feed(content: bytes | str, filename: str = "note.md") -> Source:
        data = content.encode() if isinstance(content, str) else content
        return sources.feed(space, io.BytesIO(data), filename=filename, user=None).source

    return feed


@pytest.fixture
def work(app: Flask) -> Callable[[], None]:
    """Do all jobs that wait, also those that are due later, as a worker would."""
    return workers.work_all


@pytest.fixture
def compiled(feed: Callable[..., Source], work: Callable[[], None]) -> Callable[..., Article]:
    """Feed something and return its article."""

    def compiled(content: bytes | str, filename: str = "note.md") -> Article:
        source_id = feed(content, filename).id
        work()
        return db.session.scalars(select(Article).where(Article.source_id == source_id)).one()

    return compiled


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock of the application, which can be moved."""
    return Clock(monkeypatch)


@pytest.fixture
def add(app: Flask) -> Callable[..., Any]:
    """Add rows in a transaction of their own; the first one is returned."""

    def add(*rows: Any) -> Any:
        with write_transaction() as session:
            session.add_all(rows)
        return rows[0]

    return add


@pytest.fixture
def counted(app: Flask) -> Callable[..., Any]:
    """A block within which the statements sent to the database are collected."""

    @contextmanager
    def counted() -> Iterator[list[str]]:
        sent: list[str] = []

        def collect(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith(("BEGIN", "PRAGMA")):
                sent.append(statement)

        event.listen(db.engine, "before_cursor_execute", collect)
        try:
            yield sent
        finally:
            event.remove(db.engine, "before_cursor_execute", collect)

    return counted
