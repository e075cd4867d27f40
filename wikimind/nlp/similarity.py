"""How alike texts are: cosine over TF-IDF, the choice of relevant but different ones, MinHash for
near-duplicates.
"""

import math
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from wikimind.nlp.words import tokens

Vector = dict[str, float]

HASHES = 64
SHINGLE = 4  # words
_PRIME = (1 << 61) - 1
_SEEDS = random.Random(20031)
_PERMUTATIONS = tuple((_SEEDS.randrange(1, _PRIME), _SEEDS.randrange(_PRIME)) for _ in range(HASHES))


def tf_idf(bags: Sequence[Sequence[str]]) -> list[Vector]:
    """One vector of length 1 per bag of terms; weight (1 + log tf) · log(1 + N / df), Salton and Buckley
    (1988).
    """
    frequencies = Counter(term for bag in bags for term in dict.fromkeys(bag))
    rarity = {term: math.log(1 + len(bags) / count) for term, count in frequencies.items()}
    return [
        unit({term: (1 + math.log(count)) * rarity[term] for term, count in Counter(bag).items()})
        for bag in bags
    ]


def unit(vector: Vector) -> Vector:
    """Scaled to length 1; an empty vector stays empty."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1, from 0 to 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def mmr(
    candidates: Iterable[int],
    relevance: Sequence[float],
    vectors: Sequence[Vector],
    count: int,
    *,
    said: Sequence[Vector] = (),
    balance: float = 0.6,
    ceiling: float = 0.6,
) -> list[int]:
    """Up to `count` candidates by maximal marginal relevance, in the order chosen.

    Carbonell and Goldstein (1998): balance · relevance − (1 − balance) · the greatest similarity to what was
    chosen before or is `said` already. A candidate more alike than `ceiling` is never chosen.
    """
    nearest = {i: max((cosine(vectors[i], other) for other in said), default=0.0) for i in candidates}
    chosen: list[int] = []
    while nearest and len(chosen) < count:
        best = max(nearest, key=lambda i: (balance * relevance[i] - (1 - balance) * nearest[i], -i))
        if nearest.pop(best) > ceiling:
            continue
        chosen.append(best)
        for i in nearest:
            nearest[i] = max(nearest[i], cosine(vectors[i], vectors[best]))
    return chosen


def minhash(text: str) -> tuple[int, ...]:
    """64 minima over the text's shingles of four words (Broder 1997); empty for a text without words."""
    words = tokens(text)
    shingles = {
        zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(max(1, len(words) - SHINGLE + 1))
    }
    if not words:
        return ()
    return tuple(min((a * x + b) % _PRIME for x in shingles) for a, b in _PERMUTATIONS)


def resemblance(a: Sequence[int], b: Sequence[int]) -> float:
    """The estimated share of common shingles of two texts, from their hashes; 0 where one has none."""
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a) if a and b else 0.0
