"""The one gate: it admits or refuses a request before anything else reads it."""

import logging

from flask import Flask, g, request

from wikimind.access import activity, addresses, spaces
from wikimind.access.identity import Asker, asker
from wikimind.access.needs import PUBLIC, Need
from wikimind.access.routes import NEEDS
from wikimind.errors import Forbidden, NotFound, SignInNeeded

log = logging.getLogger(__name__)

UNDECLARED = (
    "The route “{0}” does not say who may use it, so nobody may. Add a line to NEEDS in "
    'wikimind/access/routes.py: "{0}": READER (or MEMBER, FEEDER, EDITOR, OWNER, SIGNED_IN, PERSON, ADMIN, '
    "PUBLIC; wikimind/access/needs.py says what each one means)."
)
_ANSWER_UNDER_ANY_NAME = ("health.process", "health.deep", "health.metrics")  # monitors ask by address


def init_app(app: Flask) -> None:
    addresses.init_app(app)
    app.before_request(admit)


def admit() -> None:
    """Let the request go on, or raise what it is refused with. `space` in the URL becomes the Space."""
    g.pop("space", None)
    g.pop("role", None)
    endpoint = request.endpoint
    if endpoint not in _ANSWER_UNDER_ANY_NAME:
        addresses.check_host()
    if endpoint is None:  # no such address; the router says so
        return
    need = NEEDS.get(endpoint)
    if need is None:
        log.error(UNDECLARED.format(endpoint))
        raise Forbidden(UNDECLARED.format(endpoint))
    if need is not PUBLIC:
        _check(need, asker())
    activity.begin()


def _check(need: Need, who: Asker) -> None:
    values = request.view_args or {}
    if need.signed_in and who.user is None:
        raise SignInNeeded
    if need.admin and not who.is_admin:
        raise NotFound("There is no such page.")
    entered = spaces.entered(who.user, values["space"]) if "space" in values else None
    if who.scopes is not None and need.scope not in who.scopes:
        raise Forbidden(_lacking(need))
    if entered:
        if not entered.allows(need.role):
            raise Forbidden(f"Your role here is {entered.role}; ask an owner of the space for more.")
        g.space, g.role = entered.space, entered.role
        values["space"] = entered.space
    elif need.role:
        raise Forbidden(f"“{request.endpoint}” demands a role, but its URL names no space.")


def _lacking(need: Need) -> str:
    if not need.scope:
        return "Tokens cannot do this; sign in with a browser."
    return f"This token cannot do that; create one with the scope “{need.scope}”."
