"""The way in, and what belongs to no space."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.access.spaces import public_spaces, spaces_of
from wikimind.errors import SignInNeeded
from wikimind.models.queries import articles, inbox, subjects
from wikimind.models.space import Space
from wikimind.web.frame.display import may
from wikimind.web.frame.navigation import MAIN

pages = Blueprint("home", __name__)

THEMES = ("system", "light", "dark")
A_YEAR = 365 * 24 * 3600


@pages.get("/")
def index() -> Response:
    """Into the main space, or into the first that one may see; to the inbox as long as nothing is to read."""
    user = access.current_user()
    found = [space for space, _ in spaces_of(user)] if user else list(public_spaces())
    if not found:
        if user is None:
            raise SignInNeeded
        return redirect(url_for("spaces.index"))
    space = next((space for space in found if space.slug == MAIN), found[0])
    return redirect(url_for(_entrance(space), space=space.slug))


@pages.get("/s/<space>/")
def space_index(space: Space) -> Response:
    return redirect(url_for(_entrance(space)))


def _entrance(space: Space) -> str:
    empty = access.current_user() is not None and inbox.is_empty(space)
    return "inbox.index" if empty else "home.overview"


@pages.get("/s/<space>/home")
def overview(space: Space) -> str | Response:
    """What this wiki is about, what is new, and what waits; without an article the list says what to do."""
    newest = subjects.newest_articles(space)
    if not newest:
        return redirect(url_for("wiki.index"))
    groups = subjects.subject_groups(space)
    return render_template(
        "home/overview.html",
        groups=[group for group in groups if len(group) > 1],
        alone=[subject for group in groups if len(group) == 1 for subject in group],
        newest=newest,
        waiting=subjects.waiting_in(space, for_members=may("inbox.index")),
        counts=articles.articles_by_kind(space),
    )


@pages.post("/theme")
def theme() -> Response:
    """Remember whether pages are light or dark, and go back to where the person was."""
    chosen = request.form.get("theme", "")
    referrer = urlsplit(request.referrer or "")
    same_site = referrer.netloc == request.host
    back = referrer.path + (f"?{referrer.query}" if referrer.query else "") if same_site else ""
    # A path that begins with two slashes would lead to another host.
    response = redirect("/" + back.lstrip("/\\"), 303)
    if chosen in THEMES:
        response.set_cookie("theme", chosen, max_age=A_YEAR, samesite="Lax", httponly=False)
    return response
