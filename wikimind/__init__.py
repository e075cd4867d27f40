"""WikiMind: a self-hosted wiki that builds itself from what you feed it, every claim a verbatim quote."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from wikimind.config import Settings


# Imports stand inside, so that the child that parses files loads none of this.
def create_app(settings: "Settings | None" = None) -> "Flask":
    """The application, from `settings` or from the environment."""
    from wikimind import api, cli, factory, jobs, storage, web
    from wikimind.access import limits

    app = factory.flask_app(settings)
    factory.logs(app)
    factory.database(app)
    storage.init_app(app)
    jobs.init_app(app)
    web.init_app(app)
    api.init_app(app)
    limits.init_app(app)
    cli.init_app(app)
    return app
