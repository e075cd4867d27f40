"""The schema comes from migrations alone, and they agree with the models."""

import subprocess
import sys

import flask_migrate
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from wikimind import create_app
from wikimind.config import Settings
from wikimind.extensions import db
from wikimind.factory import MIGRATIONS


def test_models_and_migrations_agree(app):
    options = app.extensions["migrate"].configure_args
    with db.engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection, opts=dict(options)), db.metadata)
    assert found == []


def test_every_migration_can_be_taken_back(app):
    flask_migrate.downgrade(revision="base")
    assert set(inspect(db.engine).get_table_names()) <= {"alembic_version"}
    flask_migrate.upgrade()
    assert "sources" in inspect(db.engine).get_table_names()


def test_no_migration_takes_a_short_cut():
    for path in (MIGRATIONS / "versions").glob("*.py"):
        assert "create_all" not in path.read_text()


def test_sqlite_checks_foreign_keys_and_keeps_a_write_ahead_log(data_dir):
    with create_app(Settings.from_env({"WIKIMIND_DATA_DIR": str(data_dir)})).app_context():
        assert db.session.scalar(text("PRAGMA foreign_keys")) == 1
        assert db.session.scalar(text("PRAGMA journal_mode")) == "wal"
        db.session.remove()
        db.engine.dispose()


def test_an_older_database_is_upgraded_at_the_next_start(data_dir):
    settings = Settings.from_env({"WIKIMIND_DATA_DIR": str(data_dir)})
    app = create_app(settings)
    with app.app_context():
        flask_migrate.downgrade(revision="base")
        db.engine.dispose()
    with create_app(settings).app_context():
        assert "sources" in inspect(db.engine).get_table_names()
        db.engine.dispose()


def test_processes_that_start_together_make_one_schema(tmp_path):
    code = (
        "from wikimind import create_app; from wikimind.config import Settings; import sys;"
        "create_app(Settings.from_env({'WIKIMIND_DATA_DIR': sys.argv[1]}))"
    )
    processes = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)]) for _ in range(3)]
    assert [process.wait(60) for process in processes] == [0, 0, 0]
