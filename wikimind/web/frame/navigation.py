"""Where the main navigation leads: into the space of the page, else into the one the person was in last."""

from flask import Flask, g, session

from wikimind.access import spaces
from wikimind.access.identity import asker
from wikimind.access.spaces import Entered

MAIN = "main"
_LAST = "space"


def init_app(app: Flask) -> None:
    app.jinja_env.globals["navigation"] = navigation


def navigation() -> Entered | None:
    """The space whose areas are offered; None for strangers outside any space."""
    if "space" in g:
        here = Entered(g.space, g.role)
        if session.get(_LAST) != here.space.slug and asker().user:
            session[_LAST] = here.space.slug
        return here
    user = asker().user
    mine = spaces.spaces_of(user) if user else []
    wanted = (session.get(_LAST), MAIN)
    space, role = min(mine, key=lambda row: _rank(row[0].slug, wanted), default=(None, ""))
    return Entered(space, role) if space else None


def _rank(slug: str, wanted: tuple[object, ...]) -> int:
    return wanted.index(slug) if slug in wanted else len(wanted)
