"""How a process that serves begins: the application is made once, its database made ready, then it serves."""

from flask import Flask

from wikimind import create_app
from wikimind.config import Settings
from wikimind.operations import schema


def ready_app(settings: Settings | None = None) -> Flask:
    """The application on a schema of its own release. Raises CannotStart, BadSetting.

    gunicorn and the worker call this and nothing before it, so that a container imports the application once.
    """
    app = create_app(settings)
    known: Settings = app.config["WIKIMIND"]
    if not known.on_sqlite:  # SQLite's schema is brought up to date whenever an application is made
        with app.app_context():
            schema.upgrade()
    return app
