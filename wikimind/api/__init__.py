"""The JSON API, /api/v1: the same actions as the pages."""

from urllib.parse import urlsplit

from flask import Blueprint, Flask, request

from wikimind import access
from wikimind.access.activity import SAFE_METHODS
from wikimind.access.identity import LOCAL, TOKEN, asker
from wikimind.api import articles, ask, jobs, openapi, search, sources, spaces
from wikimind.errors import Forbidden
from wikimind.extensions import csrf

PREFIX = "/api/v1"


def init_app(app: Flask) -> None:
    """Register the blueprints. Forms' tokens do not fit an API, so other sites' browsers are told apart."""
    api = Blueprint("api", __name__, url_prefix=PREFIX)
    for area in (spaces, sources, articles, jobs, search, ask, openapi):
        access.guard(area.routes)
        csrf.exempt(area.routes)  # a blueprint's exemption does not reach those below it
        api.register_blueprint(area.routes)
    api.before_request(refuse_other_sites)
    app.register_blueprint(api)


def refuse_other_sites() -> None:
    """A page of another site must not write with the reader's rights. Raises Forbidden.

    Who shows a token proves with it that they mean it. A browser says which site's page sent the request; who
    has a session's cookie and does not say so is refused. A program at this machine in dev has no cookie.
    """
    who = asker()
    if request.method in SAFE_METHODS or who.by == TOKEN:
        return
    origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
    if origin is None and (site == "same-origin" or (site is None and who.by == LOCAL)):
        return
    if origin is None or urlsplit(origin).netloc != request.host:
        raise Forbidden(
            "Requests that change something must come from WikiMind's own pages or from a program."
        )
