"""Secrets that this process holds, and one-time links, are taken out of what it logs, stores or reports."""

import re
from typing import Any

SHORTEST = 8  # characters; a shorter one would be found in ordinary words
_SHOWN = "[secret]"
# Keys as the great providers write them, for those that an error quotes and nobody opened here.
_KEYS = re.compile(
    r"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\bAIza[A-Za-z0-9_-]{20,}|(?<=Bearer )[A-Za-z0-9._~+/-]{16,}"
)
# Links that work once, or show something to whoever has them: all that proves who may is in the path.
SECRET_PATHS = ("setup", "invitation", "password", "shared")
_LINKS = re.compile(rf"(/+(?:{'|'.join(SECRET_PATHS)})/+)[A-Za-z0-9_%.~-]{{16,}}")

_held: set[str] = set()


def hold(secret: str) -> None:
    """Take `secret` out of everything that is said from now on."""
    if len(secret) >= SHORTEST:
        _held.add(secret)


def redacted(text: str) -> str:
    """The text without any secret.

    >>> redacted("Incorrect API key provided: sk-proj-abcdefghijklmnop")
    'Incorrect API key provided: [secret]'
    >>> redacted("GET /setup/JGyQ2lqR5k-2kEo 200")
    'GET /setup/[secret] 200'
    """
    for secret in _held:
        text = text.replace(secret, _SHOWN)
    return _LINKS.sub(rf"\1{_SHOWN}", _KEYS.sub(_SHOWN, text))


def redacted_values(values: Any) -> Any:
    """The same for every text in lists and dictionaries."""
    if isinstance(values, str):
        return redacted(values)
    if isinstance(values, dict):
        return {name: redacted_values(value) for name, value in values.items()}
    if isinstance(values, list | tuple):
        return [redacted_values(value) for value in values]
    return values


def reportable(event: Any) -> Any:
    """An event for Sentry without secrets, and without queries: they hold codes, and what people look for."""
    for name in ("query_string", "cookies", "data"):
        event.get("request", {}).pop(name, None)
    return redacted_values(event)
