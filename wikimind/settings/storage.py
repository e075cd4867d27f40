"""Where raw files and wikis lie."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StorageSettings:
    """Where raw files and wikis lie."""
