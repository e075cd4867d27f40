"""An archive, and other installations to restore it into."""

from pathlib import Path

import flask_migrate
import pytest

from tests import services
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
def elsewhere(tmp_path, environment_in):
    """An empty installation: on the other engine than the one under test, or on the same."""
    made = []

    def elsewhere(engine: str, **others: str):
        folder = tmp_path / engine
        folder.mkdir()
        environment = {"WIKIMIND_DATA_DIR": str(folder), **others}
        if engine == "postgresql":
            environment["DATABASE_URL"] = services.postgres_url()
        other = create_app(Settings.from_env(environment))
        with other.app_context():
            flask_migrate.upgrade()
        made.append(other)
        return other

    yield elsewhere
    for other in made:
        with other.app_context():
            db.session.remove()
            db.engine.dispose()
