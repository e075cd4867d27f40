"""Which sentences become claims and which the digest, so that nothing is said twice and no part is left
out.
"""

from collections import defaultdict
from collections.abc import Sequence

from wikimind.nlp.salience import Weights, salience
from wikimind.nlp.similarity import Vector, cosine, mmr
from wikimind.nlp.standalone import independence
from wikimind.pipeline.keyless.outline import Outline

FEWEST_CLAIMS = 5
MOST_CLAIMS = 20
SENTENCES_PER_CLAIM = 9
MOST_IN_GROUP = 60  # best candidates looked at per group
INDEPENDENCE = 0.5  # beside salience, which lies mostly between 0.2 and 0.7
ALIKE = 0.55  # cosine from which two sentences say the same
STATEMENT = Weights(centrality=0.8, cue=0.6, title=0.4, place=0.15, length=0.5)


def relevance_of(
    outline: Outline, vectors: Sequence[Vector], title: Vector, concepts: Sequence[str], language: str
) -> list[float]:
    """For each sentence how well it would stand as a claim, about 0–1."""
    texts = [sentence.text for sentence in outline.sentences]
    base = salience(texts, vectors, title, language, STATEMENT)
    names = [name.casefold() for name in concepts]
    return [
        score
        + INDEPENDENCE * independence(text, language)
        + 0.06 * min(3, sum(name in text.casefold() for name in names))
        for score, text in zip(base, texts, strict=True)
    ]


def claim_count(fit: int) -> int:
    """5 for a note, 20 for a book."""
    return min(MOST_CLAIMS, max(FEWEST_CLAIMS, round(FEWEST_CLAIMS - 2 + fit / SENTENCES_PER_CLAIM)))


def choose_claims(
    outline: Outline, relevance: Sequence[float], vectors: Sequence[Vector], taken: Sequence[int]
) -> list[int]:
    """Indices in text order, spread over the groups in proportion to the square root of their size."""
    free = [i for i in outline.fit if i not in set(taken)]
    count = claim_count(len(outline.fit))
    groups = _groups(outline, free, count)
    quotas = _quotas([len(group) for group in groups], count)
    said = [vectors[i] for i in taken]
    chosen: list[int] = []
    for group, quota in sorted(zip(groups, quotas, strict=True), key=lambda pair: (-pair[1], pair[0])):
        best = sorted(group, key=lambda i: (-relevance[i], i))[:MOST_IN_GROUP]
        chosen += mmr(
            best, relevance, vectors, quota, said=said + [vectors[i] for i in chosen], ceiling=ALIKE
        )
    if len(chosen) < count:
        rest = sorted(set(free) - set(chosen), key=lambda i: (-relevance[i], i))[: 10 * MOST_CLAIMS]
        said += [vectors[i] for i in chosen]
        chosen += mmr(rest, relevance, vectors, count - len(chosen), said=said, ceiling=ALIKE)
    return sorted(chosen)


def _groups(outline: Outline, free: Sequence[int], count: int) -> list[list[int]]:
    """By section; without sections, or with too many for `count`, neighbours in equal parts."""
    by_section: dict[int, list[int]] = defaultdict(list)
    for i in free:
        by_section[outline.sentences[i].section].append(i)
    if 2 <= len(by_section) <= count:
        return list(by_section.values())
    size = max(1, -(-len(free) // max(1, count)))
    return [list(free[at : at + size]) for at in range(0, len(free), size)]


def _quotas(sizes: Sequence[int], count: int) -> list[int]:
    """Highest averages (Sainte-Laguë) over square roots, so that small sections are heard and large ones
    lead.
    """
    quotas = [0] * len(sizes)
    for _ in range(min(count, sum(sizes))):
        open_groups = [g for g in range(len(sizes)) if quotas[g] < sizes[g]]
        best = max(open_groups, key=lambda g: (sizes[g] ** 0.5 / (2 * quotas[g] + 1), -g))
        quotas[best] += 1
    return quotas


def different(
    candidates: Sequence[int],
    relevance: Sequence[float],
    vectors: Sequence[Vector],
    count: int,
    said: Sequence[Vector],
) -> list[int]:
    """The most relevant of the candidates that repeat nothing said before."""
    chosen: list[int] = []
    for i in sorted(candidates, key=lambda i: (-relevance[i], i)):
        if len(chosen) == count:
            break
        if all(cosine(vectors[i], other) <= ALIKE for other in said) and all(
            cosine(vectors[i], vectors[j]) <= ALIKE for j in chosen
        ):
            chosen.append(i)
    return sorted(chosen)
