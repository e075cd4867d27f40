"""How a setting is declared: its variable, its reader, its default and one sentence for people."""

from collections.abc import Callable
from dataclasses import field
from typing import Any


def setting(env: str, parse: Callable[[str], Any], default: Any, help: str, *, secret: bool = False) -> Any:
    """A dataclass field that `Settings.from_env` reads from the variable `env`.

    A `secret` one is shown neither when the settings are printed nor in the sentence about a bad value, and
    neither is an address, which may hold a password.
    """
    hidden = secret or "URL" in env
    return field(
        default=default,
        metadata={"env": env, "parse": parse, "help": help, "secret": secret, "hidden": hidden},
        repr=not hidden,
    )
