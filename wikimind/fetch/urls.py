"""What may be asked for at all: an http or https URL of ordinary form, on a port for the web."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote

import httpx2

from wikimind.errors import InvalidInput

LONGEST = 2000  # characters
_DEFAULT_PORTS = {"http": 80, "https": 443}
_STRANGE = re.compile(r"[\x00-\x20\x7f\\<>\"^`{|}]")
_USER = re.compile(r"[a-z]+:/*[^/?#]*@", re.IGNORECASE)
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*|[0-9a-f:.]{2,45}")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True)
class Address:
    """A URL as it is asked for; `host` in ASCII and small letters, an IPv6 address without brackets."""

    url: str
    scheme: str
    host: str
    port: int


def parsed(text: str, ports: Collection[int], inside: Collection[str] = ()) -> Address:
    """The URL in its plain form. Raises InvalidInput.

    `inside` names hosts ("intranet", "files.intranet:8080") that may be asked on the ports given with them.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise InvalidInput(f"This address is longer than {LONGEST} characters; give a shorter one.")
    if _STRANGE.search(text):
        raise InvalidInput("This address holds characters that no address may; copy it from the browser.")
    try:
        url = httpx2.URL(text).copy_with(fragment=None)
        scheme, host, port = url.scheme, url.raw_host.decode("ascii").lower().rstrip("."), url.port
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise InvalidInput("This is no address of a page; copy it from the browser.") from error
    if scheme not in _DEFAULT_PORTS:
        raise InvalidInput("Only addresses that begin with https:// or http:// can be fetched.")
    if not _HOST.fullmatch(host):
        raise InvalidInput("This address names no host that can be; copy it from the browser.")
    if _USER.match(text):
        raise InvalidInput("Addresses with a user name or password in them are not fetched; leave it out.")
    found = Address(str(url), scheme, host, _DEFAULT_PORTS[scheme] if port is None else port)
    if found.port not in ports and not is_inside(found.host, found.port, inside):
        raise InvalidInput(
            f"Port {found.port} is not one that pages are fetched from (WIKIMIND_FETCH_PORTS)."
        )
    return found


def is_inside(host: str, port: int, inside: Collection[str]) -> bool:
    """Whether the operator named this host, with this port or without one."""
    named = f"[{host}]" if ":" in host else host
    return f"{named}:{port}" in inside or (named in inside and port in _DEFAULT_PORTS.values())


def joined(base: Address, location: str) -> str:
    """Where a redirect leads; relative ones are completed. Raises InvalidInput."""
    try:
        return str(httpx2.URL(base.url).join(location))
    except (httpx2.InvalidURL, UnicodeError, ValueError) as error:
        raise InvalidInput("The page redirects to something that is no address.") from error


def only_urls(text: str) -> list[str]:
    """The addresses, where the text is nothing else; each once.

    >>> only_urls("https://a.example/x\\nhttps://b.example"), only_urls("see https://a.example")
    (['https://a.example/x', 'https://b.example'], [])
    """
    words = text.split()
    return list(dict.fromkeys(words)) if words and all(map(_URL.fullmatch, words)) else []


def file_name(url: str) -> str:
    """What to call what lies there: the last part of the path, else the host.

    >>> file_name("https://a.example/papers/On%20tea.pdf?download=1"), file_name("https://a.example/")
    ('On tea.pdf', 'a.example')
    """
    host, _, path = url.partition("://")[2].partition("?")[0].partition("/")
    return unquote(path.rstrip("/").rpartition("/")[2]).strip() or host
