"""An index with two spaces on each engine; what a test writes is rolled back after it."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.orm import Session

import wikimind.models  # noqa: F401 - makes the tables known
from tests import services
from wikimind import search
from wikimind.extensions import Base
from wikimind.models.space import Space
from wikimind.search import Entry, schema

ALICES, BOBS = 1, 2


def _prepared(engine: Engine) -> Engine:
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        schema.create(connection)
        spaces = [{"id": ALICES, "slug": "alice", "name": "A"}, {"id": BOBS, "slug": "bob", "name": "B"}]
        connection.execute(insert(Space), spaces)
    return engine


@pytest.fixture(scope="session")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Engine]]:
    made: dict[str, Engine] = {}

    def engine(name: str) -> Engine:
        if name not in made:
            sqlite = f"sqlite:///{tmp_path_factory.mktemp('search') / 'index.db'}"
            made[name] = _prepared(create_engine(sqlite if name == "sqlite" else services.postgres_url()))
        return made[name]

    yield engine
    for engine_made in made.values():
        engine_made.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def index(request: pytest.FixtureRequest, engines: Callable[[str], Engine]) -> Iterator[Session]:
    with Session(engines(request.param)) as session:
        yield session
        session.rollback()


@pytest.fixture
def fill(index: Session) -> Callable[..., None]:
    """Index texts as passages of a space, numbered from 1."""

    def fill(*bodies: str, space_id: int = ALICES, language: str = "en", first: int = 1) -> None:
        search.put(
            index,
            [Entry("passage", i, space_id, "", "", body, language) for i, body in enumerate(bodies, first)],
        )

    return fill


@pytest.fixture
def found(index: Session) -> Callable[..., list[int]]:
    """The ref_ids that a query finds in Alice's space, best first."""

    def found(query: str, space_id: int = ALICES, **options: object) -> list[int]:
        return [hit.ref_id for hit in search.find(index, space_id, query, **options).hits]

    return found
