"""Secrets that this process holds are taken out of whatever it logs, stores as an error or reports."""

import re
from typing import Any

SHORTEST = 8  # characters; a shorter one would be found in ordinary words
_SHOWN = "[secret]"
# Keys as the great providers write them, for those that an error quotes and nobody opened here.
_KEYS = re.compile(
    r"\b(?:sk|pk|rk)-[A-Za-z0-9_-]{16,}|\bAIza[A-Za-z0-9_-]{20,}|(?<=Bearer )[A-Za-z0-9._~+/-]{16,}"
)

_held: set[str] = set()


def hold(secret: str) -> None:
    """Take `secret` out of everything that is said from now on."""
    if len(secret) >= SHORTEST:
        _held.add(secret)


def redacted(text: str) -> str:
    """The text without any secret.

    >>> redacted("Incorrect API key provided: sk-proj-abcdefghijklmnop")
    'Incorrect API key provided: [secret]'
    """
    for secret in _held:
        text = text.replace(secret, _SHOWN)
    return _KEYS.sub(_SHOWN, text)


def redacted_values(values: Any) -> Any:
    """The same for every text in lists and dictionaries."""
    if isinstance(values, str):
        return redacted(values)
    if isinstance(values, dict):
        return {name: redacted_values(value) for name, value in values.items()}
    if isinstance(values, list | tuple):
        return [redacted_values(value) for value in values]
    return values
