"""The person's own account: name, password, where they are signed in, tokens for programs."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.access import identity, sessions, tokens
from wikimind.access.needs import SCOPES
from wikimind.actions import accounts
from wikimind.models.space import User
from wikimind.web.frame.query import number_in
from wikimind.web.spaces.routes import me

pages = Blueprint("account", __name__, url_prefix="/account")

# The first of these that a browser says is what it is: each also says the names of those below it.
_BROWSERS = {"Edg": "Edge", "OPR/": "Opera", "Firefox/": "Firefox", "Chrome/": "Chrome", "Safari/": "Safari"}
_SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS X": "macOS",
    "Linux": "Linux",
}


@pages.app_template_filter("browser")
def browser(agent: str) -> str:
    """A browser as people call it.

    >>> browser("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")
    'Chrome on Linux'
    >>> browser("curl/8.9"), browser("")
    ('curl', 'A browser')
    """
    name = next((name for mark, name in _BROWSERS.items() if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS.items() if mark in agent), "")
    if not name:
        return agent.partition("/")[0][:40] or "A browser"
    return f"{name} on {system}" if system else name


@pages.get("")
def show() -> str:
    return _page(me())


def _page(user: User, link: str = "") -> str:
    return render_template(
        "account/show.html",
        user=user,
        sessions=sessions.of_user(user),
        this=identity.asker().session_id,
        tokens=tokens.of_user(user),
        scopes=SCOPES,
        link=link,
        secret_name="A program sends it as “Authorization: Bearer …”.",
    )


@pages.post("/details")
def change_details() -> Response:
    """Another name or e-mail address. The address can set a new password, so the present one is asked for."""
    user = me()
    accounts.confirm(user, request.form.get("password", ""))
    accounts.change_details(user, request.form.get("name", ""), request.form.get("email", ""))
    flash("Saved.")
    return redirect(url_for(".show"), 303)


@pages.post("/password")
def change_password() -> Response:
    """A new password; every other browser is signed out."""
    user, this = me(), identity.asker().session_id
    accounts.confirm(user, request.form.get("password", ""))
    accounts.change_password(user, request.form.get("new", ""), keep_session=this)
    flash("Your password is changed, and you are signed out everywhere else.")
    return redirect(url_for(".show"), 303)


@pages.post("/sessions/<int:session_id>/end")
def end_session(session_id: int) -> Response:
    accounts.end_session(me(), session_id)
    flash("That browser is signed out.")
    return redirect(url_for(".show"), 303)


@pages.post("/sessions/end")
def end_other_sessions() -> Response:
    accounts.end_other_sessions(me(), but=identity.asker().session_id)
    flash("You are signed out everywhere else.")
    return redirect(url_for(".show"), 303)


@pages.post("/tokens")
def make_token() -> str:
    """A token, shown once."""
    name, scopes = request.form.get("name", ""), request.form.getlist("scope")
    days = number_in(request.form, "days", 90)
    return _page(me(), accounts.make_token(me(), name, scopes, days))


@pages.post("/tokens/<int:token_id>/revoke")
def revoke_token(token_id: int) -> Response:
    accounts.revoke_token(me(), token_id)
    flash("The token no longer works.")
    return redirect(url_for(".show"), 303)
