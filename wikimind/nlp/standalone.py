"""Whether a sentence is a statement that can be read by itself."""

import re

from wikimind.nlp.dangling import leans
from wikimind.nlp.debris import broken
from wikimind.nlp.verbs import has_finite_verb

# Readable alone, though a sentence without these is the better choice: they take something for known.
_SOFT_ENGLISH = (
    (0.3, r"\b(?:these|those|such an?)\b|\bthis (?!paper|article|work|study|report|thesis|book)"),
    (
        0.3,
        r"\bthe (?:proposed|above|other|same|two|three|four|described|suggested|mentioned|resulting"
        r"|corresponding|underlying|present|current|given|intended|new|previous|earlier|latter|former"
        r"|original|respective|remaining|first|second|third|last|next|additional|final|baseline|chosen|selected"
        r"|obtained|overall|entire|actual)\b",
    ),
    # A definite subject without anything that says which one: "The features are decoded".
    (
        0.4,
        r"^the (?-i:(?:(?!of|for|in|on|that|which|to|with|from|between|by|at|as)[a-z-]+ ){1,4}?(?:is|are"
        r"|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did|[a-z]+ed"
        r"|[a-z]{3,}(?<!s)s))\b(?! (?:of|for|in|on|that|which|between)\b)",
    ),
    (0.2, r"\b(?:our|both|respectively)\b"),
    (0.15, r"^(?:we|our|i|my)\b"),
    (0.2, r"^(?:we|i) (?:use|used|also|now|chose|did|do|then|call|have|had|took|ran|run|ask|asked|set"
          r"|applied|selected|made)\b"),
    (0.15, r"\b(?:it|they|them|he|she|its|their|his|her)\b"),
    (0.1, r"\((?:see|cf|e\.g|i\.e|fig|tab|eq|sec)"),
    (0.1, r"\b(?:however|therefore|also|too|here|instead|hence|thus|for example|for instance)\b"),
    (0.2, r"\b(?:you|your|let us|let's|please|dear|hello|welcome)\b"),
    (0.2, r"^(?:I|my|me)\b.*\b(?:think|guess|hope|feel|remember|wonder)\b"),
)  # fmt: skip
_SOFT_ANYWHERE = (
    # A variable, and a label before the sentence proper: "Recall (R): The share".
    (0.3, r"(?<![\w’'])(?-i:[b-df-hj-np-xz])(?![\w’'.-])|^[\w-]+(?: \(\w+\))?: \w"),
    (0.1, r"[!;:—…]"),
    (0.1, r"[¹²³⁴-⁹]|\w\d(?=[\s.,;]|$)"),
    (0.15, r"^[\"“‘«„(]"),
)


# Two heads of columns over and over, glued to the sentence that stands below the table.
_COLUMN_HEADS = re.compile(r"\b([A-Z]\w+) ([A-Z]\w+) \1 \2\b")
# One half of a comparison whose other half is another sentence.
_HALF = re.compile(r"\bon the one hand\b(?!.*\bon the other\b)", re.IGNORECASE)
# What the text is going to do next.
_ROADMAP = re.compile(r"we (?:conclude|begin|start|close|finish|end) (?:by|with)\b", re.IGNORECASE)
# About a phrase of some example: "The noun phrase “warm hands” was …"
_EXAMPLE = re.compile(r"the (?:[\w-]+ ){1,3}[“\"‘]", re.IGNORECASE)


def _compiled(rules: tuple[tuple[float, str], ...]) -> tuple[tuple[float, re.Pattern[str]], ...]:
    return tuple((weight, re.compile(pattern, re.IGNORECASE)) for weight, pattern in rules)


_ENGLISH = _compiled(_SOFT_ENGLISH)
_ANYWHERE = _compiled(_SOFT_ANYWHERE)


def flaw(sentence: str, language: str = "en", *, unpunctuated: bool = False) -> str:
    """Why the sentence is no statement that stands alone, in one word; empty where it is one.

    >>> flaw("Dropout reduces overfitting in large networks by training many thinned ones.")
    ''
    >>> flaw("This reduces overfitting in large networks by a wide margin.")
    'opening'
    """
    reason = broken(sentence, language, unpunctuated=unpunctuated) or leans(sentence, language)
    if not reason and _COLUMN_HEADS.search(sentence):
        return "symbols"
    if reason or language != "en":
        return reason
    if _HALF.search(sentence) or _EXAMPLE.match(sentence) or _ROADMAP.match(sentence):
        return "pointer"
    return "" if has_finite_verb(sentence) else "verb"


def independence(sentence: str, language: str = "en") -> float:
    """0–1: how little a sentence without a flaw still leans on its surroundings."""
    rules = _ANYWHERE + (_ENGLISH if language == "en" else ())
    return max(0.0, 1.0 - sum(weight for weight, pattern in rules if pattern.search(sentence)))
