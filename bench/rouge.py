"""ROUGE-1, ROUGE-2 and ROUGE-L F1 (Lin 2004), tokenised and stemmed as the rouge-score package does."""

import re
from collections import Counter
from functools import lru_cache

import snowballstemmer

_PORTER = snowballstemmer.stemmer("porter")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return _PORTER.stemWord(word) if len(word) > 3 else word


def rouge_tokens(text: str) -> list[str]:
    return [_stem(word) for word in re.sub(r"[^a-z0-9]+", " ", text.lower()).split()]


def _f1(matches: int, produced: int, wanted: int) -> float:
    return 2 * matches / (produced + wanted) if matches else 0.0


def rouge_n(produced: list[str], wanted: list[str], n: int) -> float:
    a = Counter(zip(*(produced[i:] for i in range(n)), strict=False))
    b = Counter(zip(*(wanted[i:] for i in range(n)), strict=False))
    return _f1((a & b).total(), a.total(), b.total())


def rouge_l(produced: list[str], wanted: list[str]) -> float:
    """By the longest common subsequence."""
    row = [0] * (len(wanted) + 1)
    for word in produced:
        diagonal = 0
        for j, other in enumerate(wanted, 1):
            diagonal, row[j] = row[j], diagonal + 1 if word == other else max(row[j], row[j - 1])
    return _f1(row[-1], len(produced), len(wanted))


def best(produced: str, references: list[str]) -> tuple[float, float, float]:
    """(ROUGE-1, ROUGE-2, ROUGE-L), each the best over the references."""
    own = rouge_tokens(produced)
    others = [rouge_tokens(reference) for reference in references]
    return (
        max(rouge_n(own, other, 1) for other in others),
        max(rouge_n(own, other, 2) for other in others),
        max(rouge_l(own, other) for other in others),
    )
