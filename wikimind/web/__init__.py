"""Pages for people: server-rendered, whole without JavaScript, everything escaped."""

from flask import Flask

from wikimind import access
from wikimind.access import gate
from wikimind.config import Settings
from wikimind.extensions import csrf
from wikimind.web import (
    account,
    admin,
    articles,
    ask,
    assets,
    compression,
    concepts,
    coverage,
    display,
    editing,
    errors,
    graph,
    graph_local,
    headers,
    health,
    home,
    inbox,
    links,
    observing,
    oidc,
    palette,
    proof,
    proposals,
    robots,
    sample,
    search,
    secrets,
    sharing,
    signin,
    sources,
    spaces,
    tools,
    wiki,
)

AREAS = (
    home,
    health,
    inbox,
    sample,
    wiki,
    articles,
    editing,
    proposals,
    concepts,
    graph,
    sources,
    proof,
    coverage,
    search,
    secrets,
    palette,
    tools,
    ask,
)
AREAS_OF_ACCOUNTS = (signin, links, oidc, account, spaces, sharing, robots, admin)


MOST_FILES = 2000
FILES_OF_FULL_SIZE = 20  # that one form may send at once


def init_app(app: Flask) -> None:
    """Register the pages, what templates use, the error pages and the headers of every answer."""
    _set_limits(app)
    observing.init_app(app)
    assets.init_app(app)
    compression.init_app(app)
    gate.init_app(app)
    csrf.init_app(app)  # behind the gate, so that strangers cannot make it read what they send
    display.init_app(app)
    graph_local.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    oidc.init_app(app)
    for area in AREAS + AREAS_OF_ACCOUNTS:
        access.guard(area.pages)
        app.register_blueprint(area.pages)


def _set_limits(app: Flask) -> None:
    """Let a form carry many files, and pasted text as long as a file; Flask's own limit is 500 kB."""
    settings: Settings = app.config["WIKIMIND"]
    app.config["MAX_FORM_MEMORY_SIZE"] = settings.max_upload_bytes
    app.config["MAX_FORM_PARTS"] = MOST_FILES
    app.config["MAX_CONTENT_LENGTH"] = FILES_OF_FULL_SIZE * settings.max_upload_bytes
