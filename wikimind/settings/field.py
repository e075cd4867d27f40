"""How a setting is declared: its variable, its reader, its default and one sentence for people."""

from collections.abc import Callable
from dataclasses import field
from typing import Any


def setting(env: str, parse: Callable[[str], Any], default: Any, help: str, *, secret: bool = False) -> Any:
    """A dataclass field that `Settings.from_env` reads from the variable `env`; a `secret` is never shown."""
    return field(default=default, repr=not secret, metadata={"env": env, "parse": parse, "help": help})
