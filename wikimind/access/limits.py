"""How often one person or address may do what costs much; counted in Redis, else in memory."""

from typing import Any

from flask import Flask
from flask_limiter import Limiter

from wikimind.access import addresses
from wikimind.access.identity import LOCAL, asker
from wikimind.config import Settings

# Scope → the field of its rate, the endpoints that share it.
LIMITED: dict[str, tuple[str, tuple[str, ...]]] = {
    "sign in": (
        "rate_sign_in",
        (
            "signin.submit",
            "signin.set_up",
            "links.request_reset",
            "links.set_password",
            "links.accept",
            "account.change_password",
            "account.change_details",
            "oidc.begin",
            "oidc.back",
        ),
    ),
    "ask": (
        "rate_ask",
        ("ask.ask", "ask.follow_up", "ask.answer_again", "api.ask.ask", "api.ask.answer_again"),
    ),
    "feed": (
        "rate_feed",
        ("inbox.feed", "api.sources.create"),
    ),
}


def init_app(app: Flask) -> None:
    """Wrap the routes, all of which must be there by now."""
    settings: Settings = app.config["WIKIMIND"]
    limiter = Limiter(
        _whose,
        app=app,
        storage_uri=settings.redis or "memory://",
        storage_options={"socket_connect_timeout": 1, "socket_timeout": 1} if settings.redis else {},
        # Redis may be away: people go on, and each process counts for itself.
        in_memory_fallback_enabled=bool(settings.redis),
        key_prefix="wikimind",
    )
    for scope, (rate, endpoints) in LIMITED.items():
        limit = limiter.shared_limit(getattr(settings, rate), scope=scope, exempt_when=_is_local)
        for endpoint in endpoints:
            view: Any = app.view_functions[endpoint]
            app.view_functions[endpoint] = limit(view)


def _whose() -> str:
    user = asker().user
    return f"user {user.id}" if user else f"address {addresses.neighbourhood()}"


def _is_local() -> bool:
    """The person at the machine has no limit but the machine."""
    return asker().by == LOCAL
