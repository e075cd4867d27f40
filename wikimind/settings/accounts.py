"""Who may come in, and how."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AccountSettings:
    """Who may come in, and how."""
