"""Pages for people: server-rendered, whole without JavaScript, everything escaped."""

from flask import Flask

from wikimind import access
from wikimind.access import gate
from wikimind.extensions import csrf
from wikimind.web import health, home
from wikimind.web.accounts import oidc, one_time_links, profile, signin
from wikimind.web.admin import provider_keys
from wikimind.web.admin import routes as admin_routes
from wikimind.web.articles import concepts, editing, listing, proposals, sharing, timeline
from wikimind.web.articles import routes as article_routes
from wikimind.web.ask import routes as ask_routes
from wikimind.web.frame import (
    assets,
    bodies,
    compression,
    display,
    errors,
    headers,
    navigation,
    observing,
    robots,
)
from wikimind.web.graph import neighbourhood
from wikimind.web.graph import routes as graph_routes
from wikimind.web.search import palette
from wikimind.web.search import routes as search_routes
from wikimind.web.sources import coverage, inbox, proof, sample, tools
from wikimind.web.sources import routes as source_routes
from wikimind.web.spaces import routes as space_routes

# Under names of their own: a package's attributes are its folders.
AREAS = (
    home,
    health,
    inbox,
    sample,
    listing,
    article_routes,
    editing,
    proposals,
    concepts,
    timeline,
    graph_routes,
    source_routes,
    proof,
    coverage,
    search_routes,
    provider_keys,
    palette,
    tools,
    ask_routes,
)
AREAS_OF_ACCOUNTS = (signin, one_time_links, oidc, profile, space_routes, sharing, robots, admin_routes)


def init_app(app: Flask) -> None:
    """Register the pages, what templates use, the error pages and the headers of every answer."""
    observing.init_app(app)
    assets.init_app(app)
    compression.init_app(app)
    gate.init_app(app)
    bodies.init_app(app)
    csrf.init_app(app)  # behind the gate, so that strangers cannot make it read what they send
    display.init_app(app)
    navigation.init_app(app)
    neighbourhood.init_app(app)
    errors.init_app(app)
    headers.init_app(app)
    oidc.init_app(app)
    for area in AREAS + AREAS_OF_ACCOUNTS:
        access.guard(area.pages)
        app.register_blueprint(area.pages)
