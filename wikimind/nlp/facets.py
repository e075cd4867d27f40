"""What a sentence tells about a thing: how it works, its kinds, its uses, results, history, or limits.

Judged by cues of its language; a sentence without any, or in a language without cues, tells none of them.
"""

from functools import cache

import regex

from wikimind.nlp.facet_words import CUES, HISTORY, HOW, KINDS, LIMITS, RESULTS, SPEAKERS, USES
from wikimind.nlp.words import lowered

# The surest cue first: a year says more about a sentence than a verb that many sentences have.
ORDER = (LIMITS, HISTORY, RESULTS, KINDS, USES, HOW)
_UNSPACED = ("zh", "ja", "th")


@cache
def _pattern(words: str, language: str) -> regex.Pattern[str]:
    form = r"(?:%s)" if language in _UNSPACED or not words else r"(?<![\p{L}\p{M}])(?:%s)(?![\p{L}\p{M}])"
    return regex.compile(form % words, regex.IGNORECASE)


def facet_of(sentence: str, language: str = "en") -> str:
    """The facet that the sentence tells, "" for none of them.

    >>> facet_of("Weirs are used to keep a river deep enough for boats.")
    'uses'
    >>> facet_of("Weirs were first built in the 12th century."), facet_of("Weirs stand in rivers.")
    ('history', '')
    """
    for facet in ORDER:
        by_language = CUES[facet]
        for code in (language, ""):
            words = by_language.get(code, "")
            if words and (_pattern(words, language) if code else regex.compile(words)).search(sentence):
                return facet
    return ""


def speaks_of_itself(sentence: str, language: str = "en") -> bool:
    """Whether the source speaks of itself, as in "We propose" or "In this paper"."""
    words = SPEAKERS.get(language, "")
    return bool(words) and bool(_pattern(words, language).search(lowered(sentence, language)))
