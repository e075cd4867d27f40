"""A reader that misbehaves."""

from tests.extract.hostile_readers import hang as read

__all__ = ["read"]
