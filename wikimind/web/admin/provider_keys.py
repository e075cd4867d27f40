"""The administrator's page for keys of providers: set and remove; no page ever shows one."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access, secrets
from wikimind.actions import provider_keys
from wikimind.errors import NotFound

pages = Blueprint("secrets", __name__, url_prefix="/admin/keys")


@pages.before_request
def administrators_only() -> None:
    if not access.is_admin():
        raise NotFound("There is no such page, or you may not see it.")


@pages.get("")
def index() -> str:
    return render_template("secrets/index.html", keys=secrets.known_keys(), providers=secrets.IN_SETTINGS)


@pages.post("")
def set_key() -> Response:
    provider = request.form.get("provider", "")
    provider_keys.store(provider, request.form.get("key", ""), by=access.author().name)
    flash(f"The key of {provider.strip().lower()} is stored, sealed.")
    return redirect(url_for(".index"), 303)


@pages.post("/<provider>/remove")
def remove(provider: str) -> Response:
    provider_keys.remove(provider)
    flash(f"The key of {provider} is forgotten.")
    return redirect(url_for(".index"), 303)
