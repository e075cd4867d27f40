"""Key phrases of a text: runs of content words that come back, stand in headings, or are names or
acronyms.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from wikimind.nlp.concept_names import names_something
from wikimind.nlp.generic_words import generic_words
from wikimind.nlp.keys import concept_key, is_acronym
from wikimind.nlp.phrase_runs import Gram, Run, ngrams, runs_of, usage_of
from wikimind.nlp.phrase_words import NOUN_CUES

OWN_SHARE = 0.34  # of its occurrences, those outside one longer phrase
OFTEN = 3  # occurrences of several words that show that they belong together
SHORT = 60  # sentences; below, a phrase may be told by a single occurrence
_key = lru_cache(maxsize=50_000)(concept_key)


@dataclass
class Phrase:
    """One key with its spellings in the text. `first` is the index of the first text that holds it."""

    key: str
    words: int
    first: int
    count: int = 0
    capitals: int = 0  # occurrences with a capital where no sentence begins
    closing: int = 0  # occurrences that no further content word follows
    nominal: int = 0  # those of them behind a word that nouns follow
    headings: int = 0
    in_title: bool = False
    spellings: Counter[str] = field(default_factory=Counter)
    score: float = 0.0

    @property
    def name(self) -> str:
        """The commonest spelling, of equal ones the one with fewer capitals.

        One without capitals goes before others, unless the text writes a name with capitals.
        """
        small = {s: n for s, n in self.spellings.items() if s.islower()}
        among = small if 4 * sum(small.values()) > sum(self.spellings.values()) else self.spellings
        return max(among, key=lambda s: (among[s], sum(c.islower() for c in s), s))

    @property
    def is_name(self) -> bool:
        """Whether the text writes it as a name or an acronym."""
        return self.capitals > 0.7 * self.count or is_acronym(self.name)


def find(
    texts: Sequence[str],
    *,
    headings: Iterable[str] = (),
    title: str = "",
    language: str = "en",
    exclude: frozenset[str] = frozenset(),
) -> dict[str, Phrase]:
    """Candidate phrases of up to four words by key, unscored. `texts` are sentences in reading order.

    A phrase that occurs once is only kept where the text is too short for repetitions. `exclude` holds
    keys of
    words that make no phrase: names of authors.
    """
    runs = [runs_of(text, language) for text in texts]
    usage = usage_of(runs)

    def keyed(text: Sequence[Run]) -> list[tuple[str, Gram]]:
        return [(_key(gram.text), gram) for gram in ngrams(text, usage, language)]

    headed = Counter(key for heading in headings for key, _ in keyed(runs_of(heading, language)))
    titled = {key for key, _ in keyed(runs_of(title, language))}
    grams = [keyed(text) for text in runs]
    counts = Counter(key for text in grams for key, _ in text)
    floor = 1 if len(texts) < SHORT else 2
    kept = {
        key for key, count in counts.items() if key and (count >= floor or key in headed or key in titled)
    }
    found: dict[str, Phrase] = {}
    for index, text in enumerate(grams):
        for key, gram in text:
            if (
                key not in kept
                or _generic(key, gram.text, language)
                or not names_something(gram.text, language)
                or any(w in exclude for w in (key, *key.split()[-1:]))
            ):
                continue
            phrase = found.get(key)
            if phrase is None:
                phrase = found[key] = Phrase(
                    key, gram.words, index, headings=headed[key], in_title=key in titled
                )
            phrase.count += 1
            phrase.closing += gram.final
            phrase.nominal += gram.nominal
            phrase.capitals += gram.text[0].isupper() and not gram.initial
            phrase.spellings[_decapitalised(gram.text) if gram.initial else gram.text] += 1
    return {key: phrase for key, phrase in found.items() if _is_noun_phrase(phrase, language)}


def _is_noun_phrase(phrase: Phrase, language: str) -> bool:
    """Whether the text uses the phrase as nouns are used, as far as the words before it can tell.

    A word alone has to stand behind an article or the like; several words also show by coming back.
    """
    if language not in NOUN_CUES or phrase.nominal or phrase.is_name or phrase.in_title or phrase.headings:
        return True
    return phrase.words > 1 and (language == "en" or phrase.count >= OFTEN)


def _decapitalised(text: str) -> str:
    """Without the capital that the sentence's beginning demands."""
    first, _, rest = text.partition(" ")
    return text if not first[1:].islower() or any(c.isupper() for c in rest) else text[0].lower() + text[1:]


def _generic(key: str, text: str, language: str) -> bool:
    general = generic_words(language)
    return all(
        word in general or word.rstrip("s") in general for word in (*key.split(), *text.lower().split())
    )


def rank(
    found: Mapping[str, Phrase],
    *,
    texts: int,
    documents: int = 0,
    frequencies: Mapping[str, int] | None = None,
) -> list[Phrase]:
    """The phrases, best first, with their scores.

    Frequency · length · rarity as in C-value (Frantzi et al. 2000): occurrences inside a longer phrase count
    for that one. Title, headings, an early place and capitals multiply it. `documents` and `frequencies` tell
    how many other sources there are and in how many of them each key is a key phrase.
    """
    repeated = [phrase for phrase in found.values() if _comes_back(phrase, texts)]
    inside = _inside(repeated)
    frequencies = frequencies or {}
    kept = []
    for phrase in found.values():
        own = phrase.count - inside.get(phrase.key, 0)
        if own < max(1, OWN_SHARE * phrase.count):
            continue
        rarity = math.log((2 + documents) / (1 + frequencies.get(phrase.key, 0))) / math.log(2 + documents)
        marks = 0.8 * phrase.in_title + 0.25 * min(2, phrase.headings)
        phrase.score = (
            math.log(1 + own + 0.3 * (phrase.count - own))
            * (0.4 + 0.6 * max(0.0, rarity))
            * (1 + (marks if own > 0.5 * phrase.count else 0.0))
            * (1 + 0.4 / (1 + 10 * phrase.first / max(1, texts)))
            * _form(phrase)
            * (1.0 if _comes_back(phrase, texts) else 0.2)
        )
        kept.append(phrase)
    return sorted(kept, key=lambda phrase: (-phrase.score, phrase.key))


def _form(phrase: Phrase) -> float:
    """How much the phrase looks like a name for something; a phrase always followed by a noun is half of
    one.
    """
    factor = 0.4 + 0.6 * min(1.0, 2 * phrase.closing / phrase.count)
    if phrase.is_name:
        return 1.15 * factor
    if phrase.words == 1:
        return 0.6 * factor
    if phrase.key.split()[0].endswith("ing") and not (phrase.in_title or phrase.headings):
        return 0.7 * factor
    return factor * (1.15 if phrase.words > 2 else 1.0)


def _comes_back(phrase: Phrase, texts: int) -> bool:
    """Whether the phrase comes back often enough, or is marked, so as to be more than a turn of words."""
    floor = 2 if texts < 300 else 3
    if (phrase.in_title or phrase.headings) and phrase.count > 1:
        return True
    return phrase.count >= (floor if phrase.words > 1 or phrase.is_name else floor + 1)


def _inside(kept: Sequence[Phrase]) -> dict[str, int]:
    """How often each phrase occurs inside the most frequent longer one."""
    inside: dict[str, int] = {}
    for phrase in kept:
        words = phrase.key.split()
        for size in range(1, len(words)):
            for at in range(len(words) - size + 1):
                part = " ".join(words[at : at + size])
                inside[part] = max(inside.get(part, 0), phrase.count)
    return inside
