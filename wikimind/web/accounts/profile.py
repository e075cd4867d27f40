"""The person's own account: name, password, where they are signed in, tokens for programs."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.access import audit, identity, people, secrets, sessions, throttle, tokens
from wikimind.access.needs import SCOPES
from wikimind.access.signing_in import WRONG
from wikimind.errors import InvalidInput
from wikimind.extensions import write_transaction
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
    _confirm(user)
    with write_transaction() as session:
        before = user.name
        user.name = people.checked_name(session, request.form.get("name", ""), user)
        user.email = people.checked_email(session, request.form.get("email", ""), user) or None
        audit.tell(f"{before} is {user.name}, {user.email or 'without an address'}")
    flash("Saved.")
    return redirect(url_for(".show"), 303)


@pages.post("/password")
def change_password() -> Response:
    """A new password; every other browser is signed out."""
    user, this = me(), identity.asker().session_id
    _confirm(user)
    with write_transaction() as session:
        people.set_password(session, user, request.form.get("new", ""), keep_session=this)
        audit.tell("a new password")
    flash("Your password is changed, and you are signed out everywhere else.")
    return redirect(url_for(".show"), 303)


def _confirm(user: User) -> None:
    """Who walks up to a browser left open does not know the password. Raises InvalidInput, TooMany."""
    if user.password_hash is None:
        raise InvalidInput("You have no password here; an administrator can give you a link to set one.")
    with audit.unrecorded():
        counted = throttle.count(user.name)
    given = request.form.get("password", "")[: secrets.LONGEST_PASSWORD]
    if not secrets.check_password(user.password_hash, given):
        raise InvalidInput(WRONG)
    with audit.unrecorded(), write_transaction() as session:
        throttle.clear(session, counted)


@pages.post("/sessions/<int:session_id>/end")
def end_session(session_id: int) -> Response:
    with write_transaction() as session:
        sessions.end(session, me(), session_id)
        audit.tell("signed another browser out")
    flash("That browser is signed out.")
    return redirect(url_for(".show"), 303)


@pages.post("/sessions/end")
def end_other_sessions() -> Response:
    with write_transaction() as session:
        sessions.end_all(session, me(), but=identity.asker().session_id)
        audit.tell("signed all other browsers out")
    flash("You are signed out everywhere else.")
    return redirect(url_for(".show"), 303)


@pages.post("/tokens")
def make_token() -> str:
    """A token, shown once."""
    name, scopes = request.form.get("name", ""), request.form.getlist("scope")
    days = number_in(request.form, "days", 90)
    with write_transaction() as session:
        secret = tokens.make(session, me(), name, scopes, days)
        audit.tell(f"made the token “{name.strip()}” ({' '.join(scopes)})")
    return _page(me(), secret)


@pages.post("/tokens/<int:token_id>/revoke")
def revoke_token(token_id: int) -> Response:
    with write_transaction() as session:
        tokens.revoke(session, me(), token_id)
        audit.tell("revoked a token")
    flash("The token no longer works.")
    return redirect(url_for(".show"), 303)
