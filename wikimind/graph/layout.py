"""Where the articles of a graph stand: forces pull linked ones together and push all others apart.

Fruchterman and Reingold, "Graph drawing by force-directed placement" (1991); what is far away pushes as the
centre of its cell of a grid, so that 5,000 articles take about a second.
"""

from typing import Any

import numpy as np

_ROUNDS, _ROUNDS_AGAIN = 110, 25  # from nothing; from places that are known
_CELLS = 14  # of the grid, on each side
_GOLDEN = 2.399963  # radians: turns that never line up
_RING = 1.06  # where articles without links stand, beyond the farthest that has some


def places(count: int, edges: Any, known: Any = None) -> Any:
    """The places of `count` articles as (x, y) from 0 to 1, the same for the same graph.

    `edges` is an array of pairs of numbers; `known` has the places of an earlier time, NaN where none is.
    """
    edges = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    degrees = np.bincount(edges.ravel(), minlength=count)
    linked = np.flatnonzero(degrees)
    found = np.zeros((count, 2))
    radius = 0.0
    if linked.size:
        number = np.full(count, -1)
        number[linked] = np.arange(linked.size)
        inner = number[edges]
        start, rounds = _start(linked.size, inner, None if known is None else known[linked])
        found[linked] = _settled(start, inner, degrees[linked].astype(float), rounds)
        radius = float(np.quantile(np.hypot(*found[linked].T), 0.995))
    found[degrees == 0] = _rings(int((degrees == 0).sum()), radius)
    return _within(found)


def _start(count: int, edges: Any, known: Any) -> tuple[Any, int]:
    """Where everything begins, and how many rounds it takes from there."""
    steps = np.arange(count)
    spiral = np.column_stack([np.cos(steps * _GOLDEN), np.sin(steps * _GOLDEN)])
    spiral *= np.sqrt(steps + 0.5)[:, None]
    if known is None or np.isnan(known[:, 0]).mean() > 0.3:
        return spiral, _ROUNDS
    known = (known - 0.5) * 2 * np.sqrt(count)
    fresh = np.isnan(known[:, 0])
    # What is new begins amid the known articles it is linked to.
    sums, seen = np.zeros((count, 2)), np.zeros(count)
    for here, there in ((edges[:, 0], edges[:, 1]), (edges[:, 1], edges[:, 0])):
        of_known = ~fresh[there]
        np.add.at(sums, here[of_known], known[there[of_known]])
        np.add.at(seen, here[of_known], 1)
    middle = sums / np.maximum(seen, 1)[:, None] + spiral / np.sqrt(count)
    return np.where(fresh[:, None], middle, known), _ROUNDS_AGAIN


def _settled(places: Any, edges: Any, degrees: Any, rounds: int) -> Any:
    """The places after the forces had their way, steps growing smaller."""
    count = len(places)
    mass = 1.0 + degrees
    size = np.sqrt(count)
    # In a small graph parts that no link joins would drift far apart.
    weight = 0.06 * (1 + 40 / count)
    pull = 0.9 / np.sqrt(np.minimum(degrees[edges[:, 0]], degrees[edges[:, 1]]))
    places, mass = places.astype(np.float32), mass.astype(np.float32)
    # The grid stands elsewhere each time, or its lines would show.
    shifts = np.random.default_rng(7).random((rounds, 2), np.float32)
    for turn in range(rounds):
        force = _pushes(places, mass, shifts[turn]) + _near_pushes(places, mass, shifts[turn])
        along = places[edges[:, 1]] - places[edges[:, 0]]
        along *= (pull * np.hypot(along[:, 0], along[:, 1]) / 6)[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(edges[:, 0], along[:, axis], count)
            force[:, axis] -= np.bincount(edges[:, 1], along[:, axis], count)
        force -= weight * places * mass[:, None] ** 0.5
        length = np.hypot(force[:, 0], force[:, 1])
        most = size * 0.12 * (1 - turn / rounds) ** 1.4 + 0.02
        places = places + force * (np.minimum(length, most) / np.maximum(length, 1e-9))[:, None]
    return places


def _pushes(places: Any, mass: Any, shift: Any) -> Any:
    """What the centre of every cell of the grid does to every article."""
    low = places.min(axis=0)
    span = np.maximum(places.max(axis=0) - low, 1e-9)
    cells = ((places - low) / span * (_CELLS - 1) + shift).astype(np.int64)
    number = cells[:, 0] * _CELLS + cells[:, 1]
    weight = np.bincount(number, mass, _CELLS**2)
    full = np.flatnonzero(weight)
    weight = weight[full].astype(np.float32)
    sums = [np.bincount(number, mass * places[:, a], _CELLS**2)[full] for a in (0, 1)]
    centres = (np.column_stack(sums) / weight[:, None]).astype(np.float32)
    across = places[:, 0, None] - centres[None, :, 0]
    down = places[:, 1, None] - centres[None, :, 1]
    strength = weight / (across**2 + down**2 + 4.0)
    pushed = np.column_stack([(across * strength).sum(axis=1), (down * strength).sum(axis=1)])
    return pushed * (0.35 * mass**0.5)[:, None]


def _near_pushes(places: Any, mass: Any, shift: Any) -> Any:
    """What neighbours do to one another: those that follow in a walk over narrow strips, both ways."""
    pushed = np.zeros_like(places)
    for axis in (0, 1):
        order = np.lexsort((places[:, 1 - axis], np.floor(places[:, axis] / 2.0 + shift[axis])))
        for step in (1, 2, 3):
            one, other = order[:-step], order[step:]
            apart = places[one] - places[other]
            distance = np.hypot(apart[:, 0], apart[:, 1]) + 1e-3
            need = 1.1 + 0.22 * np.log2(mass[one] + mass[other])
            strength = np.maximum(need - distance, 0) / distance
            apart *= strength[:, None]
            pushed[one] += apart
            pushed[other] -= apart
    return pushed


def _rings(count: int, radius: float) -> Any:
    """Places for articles without links: rings around the others, or a disc where there are none."""
    steps = np.arange(count)
    if not radius:
        distance = np.sqrt(steps + 0.5)
        angle = steps * _GOLDEN
    else:
        a_ring = max(24, int(2 * np.pi * radius * _RING / 1.6))
        distance = radius * _RING + 2.0 * (steps // a_ring)
        angle = 2 * np.pi * (steps % a_ring) / min(a_ring, max(count, 1))
    return np.column_stack([distance * np.cos(angle), distance * np.sin(angle)])


def _within(places: Any) -> Any:
    """The places moved and scaled alike in both directions to lie between 0 and 1."""
    if not len(places):
        return places
    low, high = places.min(axis=0), places.max(axis=0)
    span = max(float((high - low).max()), 1e-9)
    return np.clip((places - (low + high) / 2) / span + 0.5, 0, 1)
