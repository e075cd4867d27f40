"""A made-up wiki in which words are as frequent as in real ones: Zipf's law, and topics with own words.

A text takes its words from three places: 45 in 100 are English function words, 35 from a vocabulary that all
texts share, 20 from the hundred words of its topic. Topics have about thirty articles each.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

_FUNCTION_WORDS = """the of and in to a is that for it as was with be by on not he this are or his from at
    which but have an had they you were their one all we can her has there been if more when will
    would who so no"""
FUNCTION_WORDS = _FUNCTION_WORDS.split()
_FUNCTION = np.array(FUNCTION_WORDS)
SHARED, TOPICAL = 30_000, 100  # words that all texts share, and those of one topic
ARTICLES_OF_A_TOPIC = 33
ENDINGS = "kpb"  # which no stemmer takes off


@dataclass(frozen=True)
class MadeArticle:
    """An article, its source's passages as (heading, text), and the words of its topic."""

    number: int
    title: str
    body: str
    passages: list[tuple[str, str]]


class Corpus:
    """The same for the same seed."""

    def __init__(self, articles: int, passages: int, seed: int = 7) -> None:
        self.articles, self.passages = articles, passages
        self.chance = np.random.default_rng(seed)
        names = random.Random(seed)
        made = dict.fromkeys(_made_up(names) for _ in range(90_000))
        self.words = np.array(list(made)[: 2 * SHARED])
        self.topics = [
            self.chance.choice(np.arange(2_000, len(self.words)), TOPICAL, replace=False)
            for _ in range(max(3, articles // ARTICLES_OF_A_TOPIC))
        ]
        self._shares = [_zipf(len(FUNCTION_WORDS), 0, 0.8), _zipf(SHARED, 8, 1.0), _zipf(TOPICAL, 2, 0.9)]

    def __iter__(self) -> Iterator[MadeArticle]:
        for number in range(self.articles):
            topic = self.topics[int(self.chance.integers(len(self.topics)))]
            title = " ".join([*self._topical(topic, 3), *self._shared(1)]).capitalize()
            passages = [
                (" ".join(self._topical(topic, 2)), self._text(topic, int(self.chance.integers(80, 200))))
                for _ in range(self.passages)
            ]
            yield MadeArticle(number, title, self._text(topic, 300), passages)

    def _pick(self, share: int, count: int) -> np.ndarray:
        return np.searchsorted(self._shares[share], self.chance.random(count))

    def _topical(self, topic: "np.ndarray", count: int) -> list[str]:
        return list(self.words[topic[self._pick(2, count)]])

    def _shared(self, count: int) -> list[str]:
        return list(self.words[self._pick(1, count)])

    def _text(self, topic: "np.ndarray", length: int) -> str:
        kinds = np.searchsorted((0.45, 0.8), self.chance.random(length))
        function = _FUNCTION[self._pick(0, length)]
        shared = self.words[self._pick(1, length)]
        topical = self.words[topic[self._pick(2, length)]]
        words = np.choose(kinds, [function, shared, topical]).tolist()
        ends = [*range(14, length, 15), length - 1]
        for end in ends:
            words[end] += "."
        return " ".join(words)


def queries(corpus: Corpus, count: int, seed: int = 11) -> dict[str, list[str]]:
    """What people type, by kind: words, questions, beginnings, phrases, and words that are everywhere."""
    chance = random.Random(seed)
    draw = random.Random(seed + 1)

    def words(size: int) -> list[str]:
        topic = corpus._topical(chance.choice(corpus.topics), size)
        return [word if draw.random() < 0.7 else corpus._shared(1)[0] for word in topic]

    def question() -> str:
        a, b, c, d = words(4)
        common = corpus._shared(2)
        return chance.choice(
            (
                f"What is the {a} of {b} in the {common[0]}?",
                f"How many {a} does a {b} have when the {common[0]} is {common[1]}?",
                f"Who was the first {a} to {common[0]} {b} and {c}?",
                f"Why is {a} not a {common[0]} for {b} {c} or {d}?",
                f"When did {a} and {common[0]} {common[1]} the {b}?",
            )
        )

    def phrase() -> str:
        topic = chance.choice(corpus.topics)
        return '"' + " ".join([chance.choice(FUNCTION_WORDS), corpus._topical(topic, 1)[0]]) + '"'

    def beginning() -> str:
        *first, last = words(chance.randint(1, 3))
        return " ".join([*first, last[: chance.randint(2, max(2, len(last) - 1))]])

    kinds = {f"{size} words": lambda size=size: " ".join(words(size)) + " " for size in (1, 2, 4, 8)}
    kinds |= {"question": question, "beginning": beginning, "phrase": phrase}
    kinds["common word"] = lambda: str(corpus.words[chance.randrange(40)]) + " "
    kinds["common words"] = lambda: " ".join(corpus.words[chance.sample(range(60), 4)]) + " "
    return {name: [make() for _ in range(count)] for name, make in kinds.items()}


def _zipf(count: int, offset: int, exponent: float) -> "np.ndarray":
    shares = 1 / (np.arange(1, count + 1) + offset) ** exponent
    return (shares / shares.sum()).cumsum()[:-1]


def _made_up(chance: random.Random) -> str:
    syllables = (
        chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4))
    )
    return "".join(syllables) + chance.choice(ENDINGS)
