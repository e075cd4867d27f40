"""An archive, and other installations to restore it into."""

import shutil
from pathlib import Path

import pytest

from tests.operations.archives import KELP
from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.operations.backup.save import save


@pytest.fixture
def archive(app, compiled, tmp_path) -> Path:
    compiled(KELP, "kelp.md")
    path = tmp_path / "backup.zip"
    save(path)
    return path


@pytest.fixture
def elsewhere(tmp_path, empty_data, databases):
    """An empty installation: on the other engine than the one under test, or on the same."""
    made, lent = [], []

    def elsewhere(engine: str, **others: str):
        folder = tmp_path / engine
        shutil.copytree(empty_data, folder)
        environment = {"WIKIMIND_DATA_DIR": str(folder), **others}
        if engine == "postgresql":
            lent.append(databases.lend())
            environment["DATABASE_URL"] = lent[-1]
        made.append(create_app(Settings.from_env(environment)))
        return made[-1]

    yield elsewhere
    for other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()
    for database in lent:
        databases.give_back(database)
