"""How pages and files are fetched from the web."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FetchingSettings:
    """How pages and files are fetched from the web."""
