"""What is remembered. Importing this package makes every table known to the metadata."""

from wikimind.models import article, concept, job, link, saved_search, source, space

__all__ = ["article", "concept", "job", "link", "saved_search", "source", "space"]
