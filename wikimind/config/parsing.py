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


def password_in(url: str) -> str:
    """
    >>> password_in("redis://:pass%40word@host/0"), password_in("redis://host/0"), password_in("//[")
    ('pass@word', '', '')
    """
    try:
        return unquote(urlsplit(url).password or "")
    except ValueError:  # it is no URL
        return ""
