"""Runs of content words in a sentence, and the parts of them that can be noun phrases."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from wikimind.nlp.phrase_words import (
    ADJECTIVE_ENDINGS,
    COMPOUND_ENDINGS,
    EDGE,
    EMPTY_HEADS,
    NOUN_CUES,
    VERB_CUES,
)
from wikimind.nlp.words import WORD, stop_words

LONGEST = 4  # words
_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\d|\d[^\W\d_]|^[A-Z](?:\+\+|#)?$")
_IDEOGRAPHIC = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{9}")


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    low: str
    verbal: bool  # behind a word that only a verb follows


@dataclass(frozen=True, slots=True)
class Run:
    """Words that only white space parts, none of them a stop word or a number."""

    words: tuple[Word, ...]
    initial: bool  # begins the text
    before: str = ""  # the word before it


@dataclass(frozen=True, slots=True)
class Gram:
    text: str
    words: int
    initial: bool
    final: bool  # no content word follows
    nominal: bool = False  # behind a word that nouns follow, such as an article


@dataclass(frozen=True)
class Usage:
    """How the words of a text are used: all occurrences, those as verbs, those before another content
    word.
    """

    total: Counter[str] = field(default_factory=Counter)
    verbal: Counter[str] = field(default_factory=Counter)
    leading: Counter[str] = field(default_factory=Counter)

    def is_verb(self, word: str) -> bool:
        return self.verbal[word] > 0.25 * self.total[word]

    def is_adjective(self, word: str) -> bool:
        return self.leading[word] > 0.75 * self.total[word] or word.endswith(ADJECTIVE_ENDINGS)


def runs_of(text: str, language: str) -> list[Run]:
    stops = stop_words(language)
    runs: list[Run] = []
    words: list[Word] = []
    end, before, led = 0, "", ""
    begins = True  # whether the text begins with the words gathered now

    def close() -> None:
        if words:
            runs.append(Run(tuple(words), begins, led))
            words.clear()

    for match in WORD.finditer(text):
        word = match[0]
        low = word.lower().replace("’", "'")
        if end and text[end : match.start()].strip():
            close()
            begins = False
        end = match.end()
        if low in stops or not _LETTERS.search(word) or _IDEOGRAPHIC.search(word):
            close()
            begins = False
        else:
            led = led if words else before
            words.append(Word(word, low, before in VERB_CUES))
        before = low
    close()
    return runs


def usage_of(texts: Sequence[Sequence[Run]]) -> Usage:
    usage = Usage()
    for runs in texts:
        for run in runs:
            for at, word in enumerate(run.words):
                usage.total[word.low] += 1
                usage.verbal[word.low] += word.verbal
                usage.leading[word.low] += at < len(run.words) - 1
    return usage


def ngrams(runs: Sequence[Run], usage: Usage, language: str) -> Iterator[Gram]:
    """The parts of up to four words that can be noun phrases."""
    for run in runs:
        fit = [_can_begin(word, usage, language) for word in run.words]
        closing = [_can_end(word, usage, language) for word in run.words]
        for i in range(len(run.words)):
            if not fit[i]:
                continue
            for j in range(i, min(i + LONGEST, len(run.words))):
                if closing[j] and (j > i or _can_be_alone(run.words[i], usage, language)):
                    words = run.words[i : j + 1]
                    if len(words) > 2 and words[-1].low in EMPTY_HEADS:
                        continue
                    final = j == len(run.words) - 1 or run.words[j + 1].low in EMPTY_HEADS
                    nominal = final and run.before in NOUN_CUES.get(language, ())
                    text = " ".join(w.text for w in words)
                    yield Gram(text, len(words), run.initial and i == 0, final, nominal)


def _can_begin(word: Word, usage: Usage, language: str) -> bool:
    if len(word.text) == 1:
        return False
    if language != "en":
        return True
    return (
        word.low not in EDGE
        and not word.low.endswith("ly")
        and not word.verbal
        and not usage.is_verb(word.low)
    )


def _can_end(word: Word, usage: Usage, language: str) -> bool:
    if language == "de":
        return word.text[0].isupper()
    if language != "en":
        return True
    # One letter may close a name, as in "vitamin D".
    fit = len(word.text) == 1 or _can_begin(word, usage, language)
    return fit and not word.low.endswith((*COMPOUND_ENDINGS, "'s"))


def _can_be_alone(word: Word, usage: Usage, language: str) -> bool:
    if len(word.low) < 2 or len(word.low) < 3 and not word.text[0].isupper():
        return False
    return language != "en" or word.text[1:] != word.low[1:] or not usage.is_adjective(word.low)
