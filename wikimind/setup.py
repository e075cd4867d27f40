"""What the factory sets up that is no part of its own: Flask, logs, the database and its schema."""

import fcntl
import sqlite3
from pathlib import Path
from typing import Any

import flask_migrate
import sentry_sdk
from alembic.script import ScriptDirectory
from flask import Flask
from werkzeug.routing import IntegerConverter

import wikimind.models  # noqa: F401 - makes the tables known
from wikimind.config import DEV_SECRET, Settings
from wikimind.extensions import csrf, db, migrate
from wikimind.logs import configure as configure_logs
from wikimind.redaction import hold, redacted_values
from wikimind.search.schema import include_object

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "migrations"


class RowNumber(IntegerConverter):
    """A number in a path. One that no row can have is not found, where databases would fail at it."""

    regex = r"\d{1,9}"


def flask_app(settings: Settings | None) -> Flask:
    settings = settings or Settings.from_env()
    app = Flask("wikimind", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.url_map.converters["int"] = RowNumber
    app.config["WIKIMIND"] = settings
    app.config["SECRET_KEY"] = settings.secret_key
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_uri
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings)
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # an article may be edited for longer than an hour
    return app


def engine_options(settings: Settings) -> dict[str, Any]:
    """A server may be away or be restarted: find out soon, and before a connection is used."""
    if settings.on_sqlite:
        return {}
    return {"pool_pre_ping": True, "connect_args": {"connect_timeout": 5, "application_name": "wikimind"}}


def logs(app: Flask) -> None:
    """One form for all logs, and errors to Sentry where that is wanted."""
    settings: Settings = app.config["WIKIMIND"]
    for secret in (settings.secret_key, settings.old_secret_key, settings.metrics_token):
        if secret != DEV_SECRET:
            hold(secret)
    configure_logs(settings.log_level, as_json=settings.logs_are_json)
    if settings.sentry_dsn:
        sentry_sdk.init(
            settings.sentry_dsn,
            environment=settings.mode,
            send_default_pii=False,
            include_local_variables=False,  # they may hold what people wrote
            max_request_body_size="never",
            before_send=lambda event, _hint: redacted_values(event),
        )


def database(app: Flask) -> None:
    """Bind the extensions; on SQLite bring the schema to its newest state."""
    settings: Settings = app.config["WIKIMIND"]
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), include_object=include_object)
    csrf.init_app(app)
    if settings.on_sqlite:
        upgrade_sqlite(app)


def upgrade_sqlite(app: Flask) -> None:
    """Run the migrations that are missing, once, even when web and worker start together."""
    settings: Settings = app.config["WIKIMIND"]
    with open(settings.data_dir / ".schema.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _sqlite_revision(settings) != ScriptDirectory(str(MIGRATIONS)).get_current_head():
            with app.app_context():
                flask_migrate.upgrade()


def _sqlite_revision(settings: Settings) -> str | None:
    path = settings.database_uri.removeprefix("sqlite:///")
    if not Path(path).is_file():
        return None
    connection = sqlite3.connect(path)
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:  # a file without the table is an empty database
        return None
    finally:
        connection.close()
    return row[0] if row else None
