"""A reader that misbehaves."""

from tests.extract.hostile_readers import stumble as read

__all__ = ["read"]
