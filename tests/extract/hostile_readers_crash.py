"""A reader that misbehaves."""

from tests.extract.hostile_readers import crash as read

__all__ = ["read"]
