"""How alike texts are: the cosine over TF-IDF."""

import math
from collections import Counter
from collections.abc import Sequence

Vector = dict[str, float]


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
