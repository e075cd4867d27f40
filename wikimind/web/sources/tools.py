"""Ways to add from elsewhere: a bookmarklet, the share menu of a phone, and the application's manifest."""

from flask import Blueprint, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.access.spaces import spaces_of
from wikimind.errors import NotFound
from wikimind.models.space import Space
from wikimind.web.frame.navigation import MAIN
from wikimind.web.frame.query import text_in

pages = Blueprint("tools", __name__)

A_DAY = 24 * 3600


@pages.get("/s/<space>/tools")
def index(space: Space) -> str:
    inbox = url_for("inbox.index", _external=True)
    # Opens the inbox with the address in its box; a person presses the button there.
    bookmarklet = (
        "javascript:(()=>{"
        f"open('{inbox}?text='+encodeURIComponent(location.href)"
        "+'&title='+encodeURIComponent(document.title),'_blank','noopener')})()"
    )
    return render_template("home/tools.html", bookmarklet=bookmarklet)


@pages.get("/share")
def share() -> Response:
    """What a phone's share menu sends: put into the box of an inbox, for a person to add."""
    given = [text_in(request.args, name) for name in ("url", "text")]
    title = text_in(request.args, "title")
    text = "\n".join(dict.fromkeys(part for part in given if part))
    user = access.current_user()
    mine = [space.slug for space, _ in spaces_of(user)] if user else []
    if not mine:
        raise NotFound("You have no space yet to which this could be added.")
    space = MAIN if MAIN in mine else mine[0]
    box = {"text": text or title, "title": title if text else None}
    return redirect(url_for("inbox.index", space=space, **box))  # type: ignore[arg-type]


@pages.get("/manifest.webmanifest")
def manifest() -> Response:
    """What a browser must know to install it as an application."""
    response = jsonify(
        name="WikiMind",
        short_name="WikiMind",
        description="A wiki that builds itself from what you feed it; every claim is a quote you can check.",
        id="/",
        start_url="/",
        scope="/",
        display="standalone",
        background_color="#fbfaf7",
        theme_color="#0b5f5a",
        icons=[_icon("icon-192", 192), _icon("icon-512", 512), _icon("maskable-512", 512, "maskable")],
        share_target={
            "action": "/share",
            "method": "GET",
            "params": {"title": "title", "text": "text", "url": "url"},
        },
    )
    response.mimetype = "application/manifest+json"
    response.headers["Cache-Control"] = f"public, max-age={A_DAY}"
    return response


def _icon(name: str, size: int, purpose: str = "any") -> dict[str, str]:
    source = url_for("static", filename=f"icons/{name}.png")
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
