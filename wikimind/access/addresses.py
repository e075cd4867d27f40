"""The origin of a request and the host name it uses; only configured proxies are believed."""

import logging
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, request

from wikimind.config import Settings
from wikimind.config.account_parsing import Network
from wikimind.errors import InvalidInput
from wikimind.extensions import settings

log = logging.getLogger(__name__)

Environ = dict[str, Any]
PEER = "wikimind.peer"

# Named by what forwards for others; none of them is sent by a browser.
_FORWARDED = (
    "HTTP_FORWARDED",
    "HTTP_VIA",
    "HTTP_X_FORWARDED_FOR",
    "HTTP_X_FORWARDED_HOST",
    "HTTP_X_FORWARDED_PROTO",
    "HTTP_X_REAL_IP",
)


def init_app(app: Flask) -> None:
    known: Settings = app.config["WIKIMIND"]
    inner = app.wsgi_app
    warned: set[str] = set()

    def behind_proxies(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[PEER] = environ.get("REMOTE_ADDR", "")
        if _within(environ[PEER], known.trusted_proxies):
            _believe(environ, known.trusted_proxies)
        elif not known.trusted_proxies and "HTTP_X_FORWARDED_FOR" in environ and not warned:
            warned.add(environ[PEER])
            _warn(environ[PEER])
        return inner(environ, start_response)

    app.wsgi_app = behind_proxies  # type: ignore[method-assign]


def _believe(environ: Environ, trusted: Iterable[Network]) -> None:
    """Take over what a trusted proxy says of the client, the scheme and the name."""
    for hop in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if _parsed(hop) is None:
            break
        environ["REMOTE_ADDR"] = hop.strip()
        if not _within(hop, trusted):
            break
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", "").split(",")[-1].strip()
    if scheme in ("http", "https"):
        environ["wsgi.url_scheme"] = scheme
    if host := environ.get("HTTP_X_FORWARDED_HOST", "").split(",")[-1].strip():
        environ["HTTP_HOST"] = host


def _warn(peer: str) -> None:
    """Once for each process: whoever reaches the port directly can send such a header, too."""
    log.warning(
        "X-Forwarded-For came from %s, but no proxy is trusted: everybody behind it counts as one address. "
        "If it is your proxy, name it in WIKIMIND_TRUSTED_PROXIES.",
        peer,
    )


def peer_is_trusted() -> bool:
    """Whether the other end of the connection itself, whatever headers say, is a configured proxy."""
    return _within(request.environ.get(PEER, ""), settings().trusted_proxies)


def is_from_this_machine() -> bool:
    """Whether nothing at all speaks against a person at this machine.

    The other end and the name are the loopback's, so neither the network nor a name that an attacker points
    at this machine (DNS rebinding) gets here; and no proxy has a part in it. nginx adds no header of its
    own unless told to, but speaks HTTP/1.0, which no browser does.
    """
    environ = request.environ
    return (
        _is_loopback(environ.get(PEER, ""))
        and is_loopback_name(host_name())
        and not any(name in environ for name in _FORWARDED)
        and environ.get("SERVER_PROTOCOL") != "HTTP/1.0"
    )


def is_loopback_name(name: str) -> bool:
    return name == "localhost" or name.endswith(".localhost") or _is_loopback(name)


def host_name() -> str:
    """The name in the Host header, in lower case, without the port."""
    try:
        return (urlsplit(f"//{request.environ.get('HTTP_HOST', '')}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def check_host() -> None:
    """Answer only under names of ours. Raises InvalidInput."""
    known = set(settings().allowed_hosts)
    if settings().public_url:
        known.add(urlsplit(settings().public_url).hostname or "")
    name = host_name()
    if known and name not in known and not is_loopback_name(name):
        raise InvalidInput(
            "This wiki does not answer to that host name; if it is yours, add it to WIKIMIND_ALLOWED_HOSTS."
        )


def client() -> str:
    """The asker's address, as far as it is known."""
    return request.remote_addr or ""


def neighbourhood() -> str:
    """The address to count by: one house has a whole /64 of IPv6 addresses."""
    found = _parsed(client())
    if isinstance(found, IPv6Address):
        return str(ip_network((found, 64), strict=False))
    return str(found or "unknown")


def _is_loopback(text: str) -> bool:
    found = _parsed(text)
    return found is not None and found.is_loopback


def _within(text: str, networks: Iterable[Network]) -> bool:
    found = _parsed(text)
    return found is not None and any(found in network for network in networks)


def _parsed(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text.strip().strip("[]"))
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
