"""How the settings of accounts become values: each reader raises ValueError with what must be written."""

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from urllib.parse import unquote, urlsplit

from argon2 import extract_parameters
from argon2.exceptions import InvalidHashError
from limits import parse

Network = IPv4Network | IPv6Network
ROLES = ("reader", "editor", "owner")
LEAST_PASSWORD = 10


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed in. `secure`: TLS from the first byte on; else by STARTTLS."""

    host: str
    port: int
    secure: bool = False
    user: str = ""
    password: str = ""


@dataclass(frozen=True)
class GroupRole:
    """Who is in `group` at the single sign-on has `role` in the space with this slug."""

    group: str
    space: str
    role: str


def networks(text: str) -> tuple[Network, ...]:
    """
    >>> networks("10.0.0.0/8, ::1")
    (IPv4Network('10.0.0.0/8'), IPv6Network('::1/128'))
    """
    return tuple(ip_network(part) for part in words(text))


def words(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def host_names(text: str) -> tuple[str, ...]:
    names = tuple(name.lower() for name in words(text))
    if any("/" in name or ":" in name for name in names):
        raise ValueError("must be names of hosts without scheme, port or path, with commas between")
    return names


def origin(text: str) -> str:
    """The scheme and host of a site, without a slash at the end."""
    parts = urlsplit(text)
    unfit = parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc
    if unfit or parts.path.strip("/"):
        raise ValueError("must look like https://wiki.example.org, without a path")
    return f"{parts.scheme}://{parts.netloc}"


def origin_with_path(text: str) -> str:
    """An https address, with http only on this machine: what comes from there decides who people are."""
    parts = urlsplit(text)
    if parts.scheme != "https" and parts.hostname not in ("127.0.0.1", "localhost"):
        raise ValueError("must begin with https://")
    if "@" in parts.netloc:
        raise ValueError("must have no user name and no password in it")
    return text.rstrip("/")


def rate(text: str) -> str:
    parse(text)  # a ValueError of its own
    return text


def group_roles(text: str) -> tuple[GroupRole, ...]:
    """
    >>> group_roles("staff=main:editor")
    (GroupRole(group='staff', space='main', role='editor'),)
    """
    found = []
    for entry in words(text):
        group, equals, rest = entry.partition("=")
        space, colon, role = rest.partition(":")
        if not (group and equals and space and colon) or role not in ROLES:
            raise ValueError("must look like group=space:role, with reader, editor or owner for the role")
        found.append(GroupRole(group.strip(), space.strip(), role))
    return tuple(found)


def mail_server(text: str) -> MailServer:
    """
    >>> mail_server("smtp://wiki:p%40ss@mail.example.org")
    MailServer(host='mail.example.org', port=587, secure=False, user='wiki', password='p@ss')
    """
    parts = urlsplit(text)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("must look like smtp://user:password@host:587 or smtps://user:password@host")
    secure = parts.scheme == "smtps"
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(parts.hostname, parts.port or (465 if secure else 587), secure, user, password)


def password(text: str) -> str:
    if len(text) < LEAST_PASSWORD:
        raise ValueError(f"must have at least {LEAST_PASSWORD} characters")
    return text


def password_hash(text: str) -> str:
    try:
        extract_parameters(text)
    except InvalidHashError as error:
        raise ValueError("must be a hash of argon2 that begins with $argon2id$") from error
    return text
