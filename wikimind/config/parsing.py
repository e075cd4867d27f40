"""How a setting's text becomes its value: each reader raises ValueError with what must be written."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

MODEL_PROVIDERS = ("openai", "anthropic", "google", "scripted")


def positive(text: str) -> int:
    value = int(text)
    if value <= 0:
        raise ValueError("must be a whole number above 0")
    return value


def app_mode(text: str) -> str:
    if text not in ("dev", "production"):
        raise ValueError("must be dev or production")
    return text


def log_level_name(text: str) -> str:
    if text.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        raise ValueError("must be DEBUG, INFO, WARNING or ERROR")
    return text.upper()


def log_format_name(text: str) -> str:
    if text not in ("auto", "json", "text"):
        raise ValueError("must be auto, json or text")
    return text


def http_url(text: str) -> str:
    if not text.startswith(("http://", "https://")):
        raise ValueError("must begin with https:// or http://")
    return text


def storage_place(text: str) -> str:
    """
    >>> storage_place("s3://my-bucket/wikimind")
    's3://my-bucket/wikimind'
    """
    if text != "local" and not re.fullmatch(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\w./-]*)?", text):
        raise ValueError("must be local or s3://bucket, with /prefix if you like")
    return text


def model_name(text: str) -> str:
    provider, _, name = text.partition(":")
    if provider not in MODEL_PROVIDERS or not name:
        raise ValueError(f"must be provider:model, with one of {', '.join(MODEL_PROVIDERS)} as the provider")
    return text


def redis_url(text: str) -> str:
    if not text.startswith(("redis://", "rediss://", "unix://")):
        raise ValueError("must begin with redis://, rediss:// or unix://")
    return text


def database_url(text: str) -> str:
    """The URL with the driver named. Hosts give postgres://, which SQLAlchemy no longer knows.

    >>> database_url("postgres://u:p@h/db?sslmode=require")
    'postgresql+psycopg2://u:p@h/db?sslmode=require'
    """
    parts = urlsplit(text)
    if parts.scheme in ("postgres", "postgresql", "postgresql+psycopg2"):
        query = urlencode(parse_qsl(parts.query))
        return urlunsplit(("postgresql+psycopg2", parts.netloc, parts.path, query, ""))
    if parts.scheme != "sqlite":
        raise ValueError("must begin with sqlite:/// or postgresql://")
    return text


def published_origin(text: str) -> str:
    """Where people reach a port that a container publishes; of a range of ports the first one.

    >>> published_origin("0.0.0.0:8080"), published_origin("192.0.2.7:80-81"), published_origin("[::]:7842")
    ('http://localhost:8080', 'http://192.0.2.7:80', 'http://localhost:7842')
    """
    match = re.fullmatch(r"(.+):(\d+)(?:-\d+)?", text)
    if not match:
        raise ValueError("must be an address and a port, like 0.0.0.0:7842")
    here = match[1] in ("0.0.0.0", "127.0.0.1", "[::]", "[::1]", "localhost")  # nosec B104
    return f"http://{'localhost' if here else match[1]}:{match[2]}"


def port_numbers(text: str) -> frozenset[int]:
    """
    >>> sorted(port_numbers("80, 443"))
    [80, 443]
    """
    ports = frozenset(int(port) for port in text.replace(",", " ").split())
    if not all(0 < port < 65536 for port in ports):
        raise ValueError("must be numbers of ports, like 80, 443")
    return ports


def host_names(text: str) -> frozenset[str]:
    """
    >>> sorted(host_names("Wiki.intranet, files.intranet:8080"))
    ['files.intranet:8080', 'wiki.intranet']
    """
    names = frozenset(text.lower().replace(",", " ").split())
    if any("/" in name or "*" in name for name in names):
        raise ValueError("must be names of hosts, with a port or without, and neither URLs nor patterns")
    return names


def credentials_in(url: str) -> list[str]:
    """What proves who asks: the password of a URL, or the user name that stands alone, as it is and decoded.

    >>> credentials_in("redis://:pass%40word@host/0"), credentials_in("https://key@sentry.example/1")
    (['pass%40word', 'pass@word'], ['key', 'key'])
    >>> credentials_in("redis://host/0"), credentials_in("//[")
    ([], [])
    """
    try:
        parts = urlsplit(url)
        found = parts.password or parts.username
    except ValueError:  # it is no URL
        return []
    return [found, unquote(found)] if found else []
