"""What is remembered. Importing this package makes every table known to the metadata."""

from wikimind.models import (
    account,
    article,
    concept,
    conversation,
    event,
    job,
    link,
    restoration,
    saved_search,
    secret,
    share,
    source,
    space,
    subject_map,
    ticket,
)

__all__ = [
    "account",
    "article",
    "concept",
    "conversation",
    "event",
    "job",
    "link",
    "restoration",
    "saved_search",
    "secret",
    "share",
    "source",
    "space",
    "subject_map",
    "ticket",
]
