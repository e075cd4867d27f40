"""What search can do beyond words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SearchingSettings:
    """What search can do beyond words."""
