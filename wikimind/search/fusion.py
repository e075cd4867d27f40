"""Words and meaning together: two orders of the same entries become one."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from flask import has_app_context
from sqlalchemy.orm import Session

from wikimind import embed
from wikimind.embed import Embedder
from wikimind.errors import Unavailable
from wikimind.search import vectors
from wikimind.search.engine import Scope

log = logging.getLogger(__name__)

SMOOTHING = 60  # Cormack, Clarke and Büttcher (2009)
NEAREST = 100

Found = list[tuple[int, float]]


@dataclass(frozen=True)
class Meaning:
    """What a query means to a model."""

    model: str
    vector: np.ndarray


def meaning_of(query: str, embedder: Embedder | None = None) -> Meaning | None:
    """By the model given or that of the application; None without one, or while it does not answer."""
    embedder = embedder or (embed.current() if has_app_context() else None)
    if embedder is None or not query.strip():
        return None
    try:
        return Meaning(embedder.name, embedder.embed([query])[0])
    except Unavailable as error:
        log.warning("searching by words alone: %s", error)
        return None


def near(session: Session, scope: Scope, meaning: Meaning) -> Found:
    """(entry id, cosine) of what means nearly the same."""
    return vectors.nearest(session, scope.space_id, meaning.model, meaning.vector, scope.conditions, NEAREST)


def fused(*orders: Sequence[tuple[int, float]]) -> Found:
    """Reciprocal rank fusion: (entry id, score), best first; what stands high in both is first.

    >>> [entry_id for entry_id, _ in fused([(1, 9.0), (2, 8.0)], [(3, 0.9), (2, 0.8)])]
    [2, 1, 3]
    """
    scores: dict[int, float] = {}
    for order in orders:
        for rank, (entry_id, _) in enumerate(order, 1):
            scores[entry_id] = scores.get(entry_id, 0.0) + 1 / (SMOOTHING + rank)
    return sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
