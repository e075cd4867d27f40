"""Language models, which improve the prose and are never needed."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelSettings:
    """Language models, which improve the prose and are never needed."""
