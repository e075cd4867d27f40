"""Pages behind one-time links: invitations, and a new password for who forgot theirs."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.access import resetting, tickets
from wikimind.access.identity import asker
from wikimind.actions import accounts
from wikimind.errors import NotFound, WikimindError
from wikimind.extensions import db, settings
from wikimind.models.space import Space
from wikimind.models.ticket import INVITATION
from wikimind.web.accounts.signin import welcomed
from wikimind.web.frame.errors import status_of

pages = Blueprint("links", __name__)


@pages.get("/invitation/<secret>")
def invitation(secret: str) -> str:
    return _invitation(secret)


def _invitation(secret: str, **more: str) -> str:
    ticket = tickets.valid(INVITATION, secret)
    return render_template(
        "signin/invitation.html",
        secret=secret,
        ticket=ticket,
        into=db.session.get(Space, ticket.space_id) if ticket.space_id else None,
        **more,
    )


@pages.post("/invitation/<secret>")
def accept(secret: str) -> Response | tuple[str, int]:
    """A person with an account joins the space; a person without one makes one."""
    ticket, user = tickets.valid(INVITATION, secret), asker().user
    if user:
        space = accounts.join(ticket, user)
        entrance = url_for("home.space_index", space=space.slug) if space else url_for("home.index")
        return redirect(entrance, 303)
    name, email = request.form.get("name", ""), request.form.get("email", "")
    try:
        user = accounts.register(ticket, name, email, request.form.get("password", ""))
    except NotFound:
        raise
    except WikimindError as error:
        return _invitation(secret, error=str(error), name=name, email=email), status_of(error)
    return welcomed(user)


@pages.get("/password")
def forgotten() -> str:
    if not settings().smtp:
        raise NotFound("No mail can be sent from here; ask an administrator for a link.")
    return render_template("signin/forgotten.html", sent=False)


@pages.post("/password")
def request_reset() -> str:
    """Says the same whoever asks and for whomever, so that nobody learns who has an account."""
    if not settings().smtp:
        raise NotFound("No mail can be sent from here; ask an administrator for a link.")
    resetting.send_link(request.form.get("name", ""))
    return render_template("signin/forgotten.html", sent=True)


@pages.get("/password/<secret>")
def password(secret: str) -> str:
    return render_template("signin/password.html", secret=secret, user=resetting.owner_of(secret))


@pages.post("/password/<secret>")
def set_password(secret: str) -> Response | tuple[str, int]:
    try:
        resetting.set_password(secret, request.form.get("password", ""))
    except NotFound:
        raise
    except WikimindError as error:
        user = resetting.owner_of(secret)
        page = render_template("signin/password.html", secret=secret, user=user, error=str(error))
        return page, status_of(error)
    flash("Your new password is set. Sign in with it.")
    return redirect(url_for("signin.form"), 303)
