"""Signing in with an OpenID provider: there, and back with proof of who it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import OAuth
from flask import Blueprint, Flask, current_app, session, url_for
from joserfc.errors import JoseError
from werkzeug.wrappers import Response

from wikimind.access import elsewhere
from wikimind.actions import accounts
from wikimind.actions.accounts import PersonElsewhere
from wikimind.config import Settings
from wikimind.errors import Forbidden, InvalidInput, NotFound, Unavailable
from wikimind.extensions import settings
from wikimind.models.space import User
from wikimind.web.accounts.signin import welcomed
from wikimind.web.frame import destinations

pages = Blueprint("oidc", __name__, url_prefix="/oidc")

_NAME = "provider"
_DESTINATION = "wanted after sign-in"
_PATIENCE = 10  # seconds

Claims = dict[str, Any]


def init_app(app: Flask) -> None:
    """What is to be known of the provider is asked of it when the first person comes."""
    known: Settings = app.config["WIKIMIND"]
    if not known.oidc_issuer:
        return
    oauth = OAuth(app)
    oauth.register(
        _NAME,
        client_id=known.oidc_client_id,
        client_secret=known.oidc_client_secret,
        server_metadata_url=f"{known.oidc_issuer}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid profile email", "code_challenge_method": "S256"},
    )
    app.extensions["wikimind.oidc"] = oauth.create_client(_NAME)


@pages.get("/begin")
def begin() -> Response:
    client, address = _client(), settings().public_url + url_for(".back")
    session[_DESTINATION] = destinations.wanted()
    with _told_in_a_sentence():
        offered = client.load_server_metadata().get("scopes_supported") or []
        # Some providers list groups only for who asks; others refuse a scope that they do not know.
        more = " groups" if "groups" in offered else ""
        answer: Response = client.authorize_redirect(
            address, scope=f"openid profile email{more}", timeout=_PATIENCE
        )
    return answer


@pages.get("/back")
def back() -> Response:
    """State, nonce, signature, issuer and audience are checked before anything that is said counts."""
    client = _client()
    wanted = destinations.safe(str(session.get(_DESTINATION, ""))) or url_for("home.index")
    with _told_in_a_sentence():
        token = client.authorize_access_token(timeout=_PATIENCE)
        claims = dict(token.get("userinfo") or {})
        if claims.get("sub") and settings().oidc_groups_claim not in claims:
            asked = dict(client.userinfo(token=token))
            claims = {**asked, **claims} if asked.get("sub") == claims["sub"] else claims
    if not claims.get("sub"):
        raise InvalidInput("The provider does not say who you are; ask whoever looks after it.")
    return welcomed(_let_in(claims), to=wanted)


def _let_in(claims: Claims) -> User:
    subject, groups = str(claims["sub"]), _groups(claims)
    issuer = settings().oidc_issuer
    email = str(claims.get("email") or "") if claims.get("email_verified") is True else ""
    user = elsewhere.known(issuer, subject)
    if user is None and not elsewhere.is_expected(groups) and not elsewhere.has_account(email):
        raise Forbidden("You are signed in there, but have no account here; ask for an invitation.")
    if user is not None and user.disabled_at:
        raise Forbidden("Your account here is disabled; ask an administrator.")
    name = str(claims.get("preferred_username") or claims.get("name") or "somebody")
    person = PersonElsewhere(issuer, subject, name, email, frozenset(groups))
    return accounts.sign_in_from_elsewhere(user, person, f"signed in with {settings().oidc_name}")


def _groups(claims: Claims) -> set[str]:
    found = claims.get(settings().oidc_groups_claim) or []
    listed = found.replace(",", " ").split() if isinstance(found, str) else found
    return {str(group) for group in listed} if isinstance(listed, list) else set()


def _client() -> Any:
    client = current_app.extensions.get("wikimind.oidc")
    if client is None:
        raise NotFound("There is no such page.")
    return client


@contextmanager
def _told_in_a_sentence() -> Iterator[None]:
    try:
        yield
    except requests.RequestException as error:
        raise Unavailable("The provider does not answer; try again, or sign in with a password.") from error
    except (AuthlibBaseError, JoseError, ValueError, KeyError) as error:
        raise InvalidInput("Signing in there did not work out; begin again from the sign-in page.") from error
