"""An application on PostgreSQL, whichever stack the tests run on: only there rows are locked one by one."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from tests.databases import Databases
from wikimind import create_app
from wikimind.actions import sources
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.models.job import Job
from wikimind.models.space import Space


@pytest.fixture
def on_postgres(tmp_path: Path, empty_data: Path, databases: Databases) -> Iterator[Flask]:
    folder = tmp_path / "on-postgres"
    shutil.copytree(empty_data, folder)
    url = databases.lend()
    app = create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(folder), "DATABASE_URL": url}))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()
    databases.give_back(url)


@pytest.fixture
def jobs_of_notes(on_postgres: Flask) -> list[int]:
    """The ids of two jobs that wait there."""
    space = db.session.scalars(select(Space).where(Space.slug == "main")).one()
    for name in ("pellets", "peat"):
        note = f"The boiler of the house burns {name} in winter and is swept in May."
        sources.feed(space, io.BytesIO(note.encode()), filename=f"{name}.md", user=None)
    return list(db.session.scalars(select(Job.id).order_by(Job.id)))
