"""What the factory sets up that is no part of its own: Flask, logs, the database and its schema."""

import fcntl
import secrets
import sqlite3
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import flask_migrate
import sentry_sdk
from alembic.script import ScriptDirectory
from flask import Flask, has_request_context, request
from flask.sessions import SecureCookieSessionInterface
from werkzeug.routing import IntegerConverter

import wikimind.models  # noqa: F401 - makes the tables known
from wikimind.config import DEV_SECRET, Settings
from wikimind.extensions import db, migrate
from wikimind.logs import configure as configure_logs
from wikimind.redaction import hold, reportable
from wikimind.search.schema import include_object

ROOT = Path(__file__).resolve().parent.parent
MIGRATIONS = ROOT / "migrations"
# A save holds one for its transaction, one for the lock on its article, and one for what it records beside.
CONNECTIONS_OF_A_THREAD = 3


class RowNumber(IntegerConverter):
    """A number in a path. One that no row can have is not found, where databases would fail at it."""

    regex = r"\d{1,9}"


def flask_app(settings: Settings | None) -> Flask:
    settings = settings or Settings.from_env()
    app = Flask("wikimind", template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.url_map.converters["int"] = RowNumber
    app.config["WIKIMIND"] = settings
    app.config["SECRET_KEY"] = signing_key(settings)
    app.config["SQLALCHEMY_DATABASE_URI"] = settings.database_uri
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = engine_options(settings)
    app.config["SESSION_COOKIE_NAME"] = "wikimind"
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.config["SESSION_COOKIE_HTTPONLY"] = True
    app.config["PERMANENT_SESSION_LIFETIME"] = timedelta(days=settings.session_days)
    app.session_interface = Cookies()
    app.config["WTF_CSRF_TIME_LIMIT"] = None  # an article may be edited for longer than an hour
    return app


class Cookies(SecureCookieSessionInterface):
    """Session cookies that never leave an encrypted connection once they came by one."""

    def get_cookie_secure(self, app: Flask) -> bool:
        settings: Settings = app.config["WIKIMIND"]
        return settings.public_url.startswith("https://") or (has_request_context() and request.is_secure)


def signing_key(settings: Settings) -> str:
    """What signs cookies. In dev each data directory has a key of its own: one that everybody can read in the
    code would let anybody sign cookies, should dev be reached from outside after all."""
    if settings.secret_key != DEV_SECRET:
        return settings.secret_key
    path = settings.data_dir / "secret_key"
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with open(settings.data_dir / ".secret_key.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.is_file():
            path.touch(0o600)
            path.write_text(secrets.token_hex(32))
    return path.read_text()


def engine_options(settings: Settings) -> dict[str, Any]:
    """A server may be away or be restarted: find out soon, and before a connection is used."""
    if settings.on_sqlite:
        return {}
    kept = 5
    most = CONNECTIONS_OF_A_THREAD * max(settings.web_threads, settings.worker_threads)
    return {
        "pool_pre_ping": True,
        "pool_size": kept,
        "max_overflow": max(0, most - kept),
        "connect_args": {"connect_timeout": 5, "application_name": "wikimind"},
    }


def logs(app: Flask) -> None:
    """One form for all logs, and errors to Sentry where that is wanted."""
    settings: Settings = app.config["WIKIMIND"]
    for secret in (app.config["SECRET_KEY"], *settings.secrets()):
        hold(secret)
    configure_logs(settings.log_level, as_json=settings.logs_are_json)
    if settings.sentry_dsn:
        sentry_sdk.init(
            settings.sentry_dsn,
            environment=settings.mode,
            send_default_pii=False,
            include_local_variables=False,  # they may hold what people wrote
            max_request_body_size="never",
            before_send=lambda event, _hint: reportable(event),
            before_send_transaction=lambda event, _hint: reportable(event),
        )


def database(app: Flask) -> None:
    """Bind the extensions; on SQLite bring the schema to its newest state."""
    settings: Settings = app.config["WIKIMIND"]
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS), include_object=include_object)
    if settings.on_sqlite:
        upgrade_sqlite(app)


def upgrade_sqlite(app: Flask) -> None:
    """Run the migrations that are missing, once, even when web and worker start together."""
    settings: Settings = app.config["WIKIMIND"]
    with open(settings.data_dir / ".schema.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if _sqlite_revision(settings) != newest_revision():
            with app.app_context():
                flask_migrate.upgrade()


@cache
def newest_revision() -> str | None:
    """The schema that this code is made for. Each reading imports all migrations, so they are read once."""
    return ScriptDirectory(str(MIGRATIONS)).get_current_head()


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
