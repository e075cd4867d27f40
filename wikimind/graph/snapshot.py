"""The graph of a space as compact JSON: made once for each state of the space and then kept on disk."""

import gzip
import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wikimind.graph.layout import places
from wikimind.models.article import KINDS
from wikimind.models.concept import Concept
from wikimind.models.link import RELATIONS
from wikimind.models.queries import graph
from wikimind.models.space import Space
from wikimind.storage import cache

FINE = 10_000  # steps from one side of the picture to the other
_STATE = 1  # goes up when the form of the data or the layout changes
_CONCEPTS_EACH = 6  # that an article is found by, its weightiest


@dataclass(frozen=True)
class Data:
    """The JSON, compressed, and the state of the space it shows."""

    gzipped: bytes
    state: str


def state(space: Space) -> str:
    """The name of the present state."""
    return hashlib.sha256(f"{_STATE} {graph.state_of(space)}".encode()).hexdigest()[:20]


def kept(space: Space, wanted: str) -> Data | None:
    """The graph in the state of that name, where it was made before."""
    found = cache().get(f"{space.slug}/graph/{wanted}.json.gz")
    return Data(found, wanted) if found else None


def data(space: Space, wanted: str) -> Data:
    """The graph in the state of that name, which is the present one."""
    found = kept(space, wanted)
    if found is None:
        found = Data(_made(space), wanted)
        cache().forget(f"{space.slug}/graph")
        cache().put(f"{space.slug}/graph/{wanted}.json.gz", found.gzipped)
    return found


def _made(space: Space) -> bytes:
    articles = graph.all_articles(space)
    number = {row.id: at for at, row in enumerate(articles)}
    links = [
        (number[row.from_id], number[row.to_id], RELATIONS.index(row.relation))
        for row in graph.all_links(space)
        if row.from_id in number and row.to_id in number and row.relation in RELATIONS
    ]
    ids = [row.id for row in articles]
    where = places(len(articles), [link[:2] for link in links], _known(space, ids))
    cache().put(f"{space.slug}/graph-places.json", json.dumps([ids, where.round(5).tolist()]).encode())
    concepts = graph.concepts_offered(space)
    made = {
        "kinds": KINDS,
        "relations": list(RELATIONS),
        "titles": [row.title for row in articles],
        "slugs": [row.slug for row in articles],
        "kind": [KINDS.index(row.kind) for row in articles],
        "x": (where[:, 0] * FINE).astype(int).tolist(),
        "y": (where[:, 1] * FINE).astype(int).tolist(),
        # One array of numbers: from, to, relation.
        "links": [value for link in links for value in link],
        "concepts": [concept.key for concept in concepts],
        "about": _about(space, number, concepts),
    }
    text = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 6, mtime=0)


def _about(space: Space, number: dict[int, int], concepts: Sequence[Concept]) -> list[list[int]]:
    """For each article the numbers of its weightiest concepts."""
    at = {concept.id: place for place, concept in enumerate(concepts)}
    about: list[list[int]] = [[] for _ in number]
    for article_id, concept_id in graph.uses_of(concepts):
        if article_id in number and len(about[number[article_id]]) < _CONCEPTS_EACH:
            about[number[article_id]].append(at[concept_id])
    return about


def _known(space: Space, ids: list[int]) -> object:
    """Where the articles stood the last time, so that the picture stays the one people know."""
    kept = cache().get(f"{space.slug}/graph-places.json")
    if kept is None:
        return None
    before = dict(zip(*json.loads(kept), strict=True))
    return np.array([before.get(id_, (np.nan, np.nan)) for id_ in ids]).reshape(-1, 2)
