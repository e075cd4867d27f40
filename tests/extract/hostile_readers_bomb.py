"""A reader that misbehaves."""

from tests.extract.hostile_readers import bomb as read

__all__ = ["read"]
