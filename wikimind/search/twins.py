"""Near-duplicates: a small MinHash of each text, and hits that say the same folded into one."""

import zlib
from collections.abc import Sequence

import numpy as np

HASHES = 64
SHINGLE = 3  # terms
FEWEST_TERMS = 20  # what is shorter is alike by chance
ALIKE = 0.8  # of the hashes; that is about nine of ten terms

_PRIME = np.uint64((1 << 31) - 1)
_CHANCE = np.random.default_rng(20031)
_FACTORS = _CHANCE.integers(1, int(_PRIME), (HASHES, 1), dtype=np.uint64)
_SUMMANDS = _CHANCE.integers(0, int(_PRIME), (HASHES, 1), dtype=np.uint64)


def likeness(terms: Sequence[str]) -> bytes | None:
    """One byte of each of 64 minima over runs of three terms (Broder 1997; b-bit: Li and König 2010)."""
    if len(terms) < FEWEST_TERMS:
        return None
    runs = zip(*(terms[i:] for i in range(SHINGLE)), strict=False)
    hashes = np.fromiter({zlib.crc32(" ".join(run).encode()) >> 1 for run in runs}, dtype=np.uint64)
    minima = ((_FACTORS * hashes + _SUMMANDS) % _PRIME).min(axis=1)
    return bytes((minima % np.uint64(251)).astype(np.uint8))


def folded(likenesses: Sequence[bytes | None]) -> list[int]:
    """For each text the place of the first one that it repeats, or its own."""
    places: list[int] = []
    kept = np.zeros((len(likenesses), HASHES), dtype=np.uint8)
    numbers: list[int] = []
    for place, hashes in enumerate(likenesses):
        if hashes is None:
            places.append(place)
            continue
        row = np.frombuffer(hashes, dtype=np.uint8)
        alike = np.flatnonzero((kept[: len(numbers)] == row).mean(axis=1) >= ALIKE)
        if len(alike):
            places.append(numbers[alike[0]])
            continue
        kept[len(numbers)] = row
        numbers.append(place)
        places.append(place)
    return places
