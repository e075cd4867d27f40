"""Where a person is sent after a form: never to another site."""

from urllib.parse import urlsplit

from flask import request, url_for

from wikimind.redaction import redacted


def wanted() -> str:
    """The page that `next` names, or the start."""
    return safe(request.values.get("next", "")) or url_for("home.index")


def here() -> str | None:
    """The address of this page to come back to; none where it answers a form, or proves by itself who may."""
    if request.method != "GET" or redacted(request.path) != request.path:
        return None
    return request.full_path.rstrip("?")


def safe(path: str) -> str:
    """The path where it stays on this site, else nothing.

    >>> safe("/s/main/wiki?q=tea"), safe("//evil.example"), safe("/\\\\evil.example"), safe("https://evil.example")
    ('/s/main/wiki?q=tea', '', '', '')
    """
    # Browsers read a backslash as a slash and skip control characters: either can hide a second slash.
    if not path.startswith("/") or path.startswith("//") or "\\" in path or not path.isprintable():
        return ""
    try:
        parts = urlsplit(path)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else path
