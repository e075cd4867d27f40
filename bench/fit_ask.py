"""Fit the weights of the answers without a model, and say how good they are on articles left out.

    python -m bench.fit_ask FILE

FILE is a question set in SQuAD's form. The weights are printed; round them into wikimind/ask/keyless/score.py
(first block) and then, as these depend on those, into wikimind/ask/keyless/confidence.py (second block).
"""

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np

from bench.fitting import Matrix, Truth, chance, conditional_logit, folds, logistic, with_bias
from bench.questions import Article, Question, index, passages, read_squad
from bench.search_index import empty_index
from wikimind.ask.keyless.choose import shown
from wikimind.ask.keyless.confidence import Signs, signs
from wikimind.ask.keyless.features import Features
from wikimind.ask.keyless.score import Reading, reading

FOLDS = 6
SPLITS = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("file", type=Path)
    articles, questions = read_squad(parser.parse_args().file)
    fit_sentences(articles, questions)
    fit_confidence(articles, questions)


def fit_sentences(articles: Sequence[Article], questions: Sequence[Question]) -> None:
    """The weights of a sentence's features, from questions whose passages are all there."""
    groups, owners = [], []
    for question, found in readings(articles, questions, range(len(articles)), titles=False):
        if found.candidates:
            groups.append(_group(question, found))
            owners.append(question.article)
    ones = twos = 0
    for held_out in folds(owners, FOLDS):
        weights = conditional_logit([g for g, out in zip(groups, held_out, strict=True) if not out])
        for rows, right in (g for g, out in zip(groups, held_out, strict=True) if out):
            order = np.argsort(-(rows @ weights), kind="stable")
            ones += bool(right[order[0]])
            twos += bool(right[order[:2]].any())
    print(
        f"held out: the best sentence is right {ones / len(groups):.3f}, one of two {twos / len(groups):.3f}"
    )
    _print_weights(Features, conditional_logit(groups))


def _group(question: Question, found: Reading) -> tuple[Matrix, Truth]:
    rows = np.array([astuple(candidate.features) for candidate in found.candidates])
    return rows, np.array([question.answered_by([c.line.text]) for c in found.candidates])


def fit_confidence(articles: Sequence[Article], questions: Sequence[Question]) -> None:
    """The weights of the signs, from halves of the articles; the others' questions have no answer."""
    rows, right, fed, owners = _halves(articles, questions)
    scores = np.zeros(len(rows))
    for out in folds(owners, FOLDS):
        scores[out] = with_bias(rows[out]) @ logistic(rows[~out], right[~out])
    sure = chance(scores)
    print("held out, by threshold: answerable declined, unanswerable declined")
    for threshold in np.arange(0.1, 0.6, 0.05):
        declined = sure < threshold
        print(f"  {threshold:.2f}   {declined[fed].mean():.3f}   {declined[~fed].mean():.3f}")
    print("held out, by confidence: questions, mean confidence, share right")
    for low in np.arange(0, 1, 0.1):
        inside = (sure >= low) & (sure < low + 0.1)
        print(f"  {low:.1f}–  {inside.sum():5d}   {sure[inside].mean():.3f}   {right[inside].mean():.3f}")
    _print_weights(Signs, logistic(rows, right))


def _halves(
    articles: Sequence[Article], questions: Sequence[Question]
) -> tuple[Matrix, Truth, Truth, list[int]]:
    rows, right, fed, owners = [], [], [], []
    for seed in range(SPLITS):
        half = set(random.Random(seed).sample(range(len(articles)), len(articles) // 2))
        for question, found in readings(articles, questions, half, titles=seed % 2 == 1):
            if found.candidates:
                rows.append(astuple(signs(found)))
                sentences = [candidate.line.text for candidate in shown(found)]
                right.append(question.article in half and question.answered_by(sentences))
                fed.append(question.article in half)
                owners.append(question.article)
    return np.array(rows), np.array(right), np.array(fed), owners


def readings(
    articles: Sequence[Article], questions: Sequence[Question], wanted: Sequence[int] | set[int], titles: bool
) -> Iterator[tuple[Question, Reading]]:
    """Each question read with the passages that an index of the wanted articles gives."""
    with empty_index(None) as session:
        entries = index(session, articles, wanted, titles)
        for question in questions:
            yield question, reading(question.text, passages(session, entries, question.text))


def _print_weights(kind: type, weights: Matrix) -> None:
    names = [field.name for field in fields(kind)] + ["BIAS"]
    print("  ".join(f"{name}={weight:.2f}" for name, weight in zip(names, weights, strict=False)))


if __name__ == "__main__":
    main()
