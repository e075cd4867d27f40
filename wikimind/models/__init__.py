"""What is remembered. Importing this package makes every table known to the metadata."""

from wikimind.models import article, concept, conversation, job, link, source, space

__all__ = ["article", "concept", "conversation", "job", "link", "source", "space"]
