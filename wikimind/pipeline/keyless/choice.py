"""Which sentences an article tells: those that add most for each word, within a budget of words."""

import heapq
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from wikimind.extract.document import LIST
from wikimind.nlp.debris_patterns import CLOSING
from wikimind.nlp.lengths import word_count
from wikimind.nlp.scripts import is_lower, is_unstopped
from wikimind.pipeline.keyless.outline import DEBRIS, Outline
from wikimind.pipeline.keyless.sentences import STOPS, Sentence

TOLD_AGAIN = 0.7  # of what a term adds is gone once a sentence with it is told
THEME = 0.3  # how much more a term adds that comes back in the text
BARE = 1.2  # what a sentence loses, as a logarithm, without the neighbour that it leans on
SHORTEST, LONGEST = 4, 90  # words of a sentence that is told
FLOOR, ENOUGH = -0.9, 6  # worth, as a logarithm, below which a sentence is not told where others are enough
LEAST, LEAST_SPOKEN = 3.0, 8.0  # words that a sentence costs whatever its length


# "Status: draft" tells about the file, not about its subject.
_FIELD = re.compile(r"[^\W\d_][\w -]{1,25}: \S+(?: \S+){0,2}")
# Flaws of what is no statement by itself; below the line that introduces it, it may be one.
_NEEDS_SUPPORT = frozenset(("end", "code", "start"))


def quotable(outline: Outline, spoken: bool) -> list[int]:
    """The indexes of the sentences that an article may tell."""
    return [i for i, sentence in enumerate(outline.sentences) if _is_quotable(sentence, spoken)]


def worthwhile(indexes: Sequence[int], worth: Sequence[float]) -> list[int]:
    """Those that are worth their words, however much room there is; of a text with few of them all."""
    best = [i for i in indexes if worth[i] > FLOOR]
    return best if len(best) >= ENOUGH else list(indexes)


def _is_quotable(sentence: Sentence, spoken: bool) -> bool:
    flaw, length = sentence.flaw, word_count(sentence.text)
    if not spoken and _FIELD.fullmatch(sentence.text):
        return False
    if flaw == "question" or flaw in DEBRIS or length > LONGEST:
        return False
    if sentence.support is not None or spoken:
        return True
    if sentence.kind == LIST and not sentence.text.endswith(":"):
        return flaw != "start" or sentence.place == 0 and sentence.text[0].isalnum()
    stopped = sentence.text.rstrip(CLOSING).endswith(STOPS) or is_unstopped(sentence.text)
    cut = sentence.text.count("“") != sentence.text.count("”")
    if flaw == "length" and (
        cut or not stopped or is_lower(sentence.text)
    ):  # names, addresses, ends of lines
        return False
    return flaw not in _NEEDS_SUPPORT and length >= SHORTEST and not sentence.text.endswith(":")


class Told:
    """What is told so far: the sentences, the words spent, and how far each term is covered."""

    def __init__(self, outline: Outline, worth: Sequence[float]) -> None:
        self.outline = outline
        self.chosen: set[int] = set()
        self.spent = 0.0
        self._worth = worth
        self._covered: dict[str, float] = defaultdict(float)
        self._bags = [tuple(dict.fromkeys(s.stems)) for s in outline.sentences]
        counts = Counter(term for bag in self._bags for term in bag)
        self._weight = {term: 1 + THEME * math.log(count) for term, count in counts.items()}

    def gain(self, index: int, *, alone: bool) -> float:
        """What the sentence adds; less where it stands without the neighbour that it leans on."""
        new = sum(self._weight[term] * (1 - self._covered[term]) for term in self._bags[index])
        return new * math.exp(self._worth[index] - (BARE if alone else 0.0))

    def cost(self, index: int) -> float:
        sentence = self.outline.sentences[index]
        return max(LEAST_SPOKEN if sentence.speaker else LEAST, word_count(sentence.text))

    def tell(self, indexes: Iterable[int]) -> None:
        for index in indexes:
            if index in self.chosen:
                continue
            self.chosen.add(index)
            self.spent += self.cost(index)
            for term in self._bags[index]:
                self._covered[term] += TOLD_AGAIN * (1 - self._covered[term])


def choose(told: Told, candidates: Sequence[int], budget: float, *, most: int = sys.maxsize) -> list[int]:
    """Tell the best of the candidates until the budget is spent or `most` sentences are told; the indexes of
    those that are new, in text order.

    Greedy by what is added for each word (a knapsack over a function with diminishing returns; Lin and
    Bilmes 2010).
    """
    before = set(told.chosen)
    # What leans on a sentence that is told elsewhere would stand apart from it.
    heap = [(-math.inf, i) for i in candidates if told.outline.sentences[i].support not in before]
    heapq.heapify(heap)
    fresh: dict[int, int] = {}
    turn = 0
    while heap and len(told.chosen) < most:
        _, index = heapq.heappop(heap)
        unit = unit_of(told.outline, index, told.chosen)
        price = sum(told.cost(i) for i in unit)
        if index in told.chosen or told.spent + price > budget:
            continue
        if fresh.get(index) != turn:
            fresh[index] = turn
            heapq.heappush(heap, (-_rate(told, unit, price), index))
            continue
        told.tell(unit)
        turn += 1
    return sorted(told.chosen - before)


def unit_of(outline: Outline, index: int, chosen: set[int]) -> list[int]:
    """The sentence, with the one it leans on where that is not told yet."""
    support = outline.sentences[index].support
    return [index] if support is None or support in chosen else [support, index]


def _rate(told: Told, unit: Sequence[int], price: float) -> float:
    return sum(told.gain(i, alone=False) for i in unit) / price
