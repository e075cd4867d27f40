"""Stage: entries of the index that have no vector get one, some at a time; then the job asks for the next."""

from dataclasses import dataclass

import numpy as np
from sqlalchemy.orm import Session

from wikimind import embed
from wikimind.extensions import db, end_read
from wikimind.models.job import JobKind, request_job
from wikimind.search import vectors

AT_ONCE = 128  # entries; what a restart has to do again


@dataclass(frozen=True)
class Made:
    """Vectors of entries, in their order."""

    model: str
    ids: list[int]
    vectors: np.ndarray


def work(space_id: int) -> Made | None:
    """Vectors for the next entries; None where nothing is left to do. Raises Unavailable."""
    embedder = embed.current()
    if embedder is None:
        return None
    found = vectors.missing(db.session(), space_id, embedder.name, AT_ONCE)
    end_read()
    if not found:
        return None
    return Made(embedder.name, [i for i, _ in found], embedder.embed([text for _, text in found]))


def save(session: Session, space_id: int, made: Made | None) -> None:
    """Store them, and go on with the next."""
    if made is not None:
        vectors.store(session, space_id, made.model, made.ids, made.vectors)
        if len(made.ids) == AT_ONCE:
            request_job(session, space_id, JobKind.VECTORS, space_id)
