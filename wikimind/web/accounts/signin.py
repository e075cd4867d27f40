"""The way in: signing in and out, and the first administrator."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.access import first_start, people, signing_in, throttle
from wikimind.access.identity import asker
from wikimind.actions import accounts
from wikimind.errors import InvalidInput, TooMany, WikimindError
from wikimind.extensions import settings
from wikimind.models.space import User
from wikimind.web.frame import destinations
from wikimind.web.frame.errors import status_of

pages = Blueprint("signin", __name__)


@pages.get("/signin")
def form() -> Response | str:
    if asker().user:
        return redirect(destinations.wanted())
    if not people.has_admin():
        return redirect(url_for(".setup"))
    return _form()


@pages.post("/signin")
def submit() -> Response | tuple[str, int, dict[str, str]]:
    name = request.form.get("name", "")
    try:
        user = signing_in.with_password(name, request.form.get("password", ""))
    except (InvalidInput, TooMany) as error:
        wait = {"Retry-After": str(error.wait)} if isinstance(error, TooMany) else {}
        return _form(error=str(error), name=name), status_of(error), wait
    return welcomed(user, name)


def _form(**more: str) -> str:
    here = settings()
    return render_template(
        "signin/form.html",
        next=destinations.wanted(),
        by_mail=bool(here.smtp),
        elsewhere=here.oidc_name if here.oidc_issuer else "",
        **more,
    )


def welcomed(user: User, *typed: str, to: str = "") -> Response:
    """To where the person wanted to go, in a browser that is known from now on."""
    response = redirect(to or destinations.wanted(), 303)
    throttle.remember_device(response, user.name, user.email, *typed)
    return response


@pages.post("/signout")
def leave() -> Response:
    signing_in.leave()
    return redirect(url_for("home.index"), 303)


@pages.get("/setup")
@pages.get("/setup/<secret>")
def setup(secret: str = "") -> Response | str:
    """Without the link: says where it is. With it: the form for the first administrator."""
    if people.has_admin():
        return redirect(url_for(".form"))
    first_start.prepare()
    if people.has_admin():  # whom the environment describes
        return redirect(url_for(".form"))
    return render_template("signin/setup.html", secret=secret)


@pages.post("/setup/<secret>")
def set_up(secret: str) -> Response | tuple[str, int]:
    name, email = request.form.get("name", ""), request.form.get("email", "")
    try:
        user = accounts.set_up(secret, name, email, request.form.get("password", ""))
    except WikimindError as error:
        page = render_template("signin/setup.html", secret=secret, name=name, email=email, error=str(error))
        return page, status_of(error)
    return welcomed(user)
