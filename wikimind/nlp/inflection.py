"""Words without their endings of number and case, so that a name is one in all its forms.

Stems for search go further: they make one of "transformer" and "transformation". A link may not, so languages
whose stemmer takes endings off that make other words have rules of their own here.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

import regex

from wikimind.nlp.keys import concept_key
from wikimind.nlp.stemming import stem
from wikimind.nlp.words import lowered

_SHORTEST = 3  # letters that are left where an ending is taken off
_LATIN = regex.compile(r"\p{Latin}")
# A word in letters that its text's language is not written with is taken for one of another language.
_BY_SCRIPT = (
    (regex.compile(r"\p{Cyrillic}"), frozenset(("ru", "uk", "be", "bg", "mk", "sr")), "ru"),
    (regex.compile(r"\p{Greek}"), frozenset(("el",)), "el"),
    (regex.compile(r"\p{Arabic}"), frozenset(("ar", "fa", "ur")), "ar"),
    (regex.compile(r"\p{Hebrew}"), frozenset(("he", "yi")), "he"),
    (regex.compile(r"\p{Devanagari}"), frozenset(("hi", "ne", "mr")), "hi"),
    (regex.compile(r"\p{Hangul}"), frozenset(("ko",)), "ko"),
)
_HEBREW_PLURAL = regex.compile("(?:ים|ות|ה)$")
_OTHER_SCRIPTS = frozenset(code for _, codes, _ in _BY_SCRIPT for code in codes) | {"zh", "ja", "th", ""}


@lru_cache(maxsize=65_536)
def without_ending(word: str, language: str) -> str:
    """The word in lower case without an ending that only tells number, case or gender.

    >>> without_ending("Transformers", "en"), without_ending("transformation", "en")
    ('transformer', 'transformation')
    >>> without_ending("мельницу", "ru") == without_ending("Мельницы", "ru")
    True
    >>> without_ending("réseaux", "fr") == without_ending("Réseau", "fr")
    True
    """
    code = language_of_word(word, language)
    if code == "en":
        return concept_key(word) or lowered(word)
    low = lowered(word, code)
    rule = _RULES.get(code)
    return rule(low) if rule else stem(low, code)


def language_of_word(word: str, language: str) -> str:
    """The language whose endings a word may have: its text's, where it is written in those letters.

    >>> language_of_word("raft", "ru"), language_of_word("Raft", "de"), language_of_word("мельница", "en")
    ('en', 'de', 'ru')
    """
    if _LATIN.match(word):
        return "en" if language in _OTHER_SCRIPTS else language
    for letters, codes, usual in _BY_SCRIPT:
        if letters.match(word):
            return language if language in codes else usual
    return language


def _cut(word: str, endings: str) -> str:
    """Without its last letter, where that is one of these and enough is left."""
    return word[:-1] if len(word) > _SHORTEST and word[-1] in endings else word


def _french(word: str) -> str:
    if len(word) > 5 and word.endswith("aux") and not word.endswith("eaux"):
        return f"{word[:-3]}al"
    return _cut(_cut(word, "sx"), "e")


def _spanish(word: str) -> str:
    return _cut(_cut(word, "s"), "aeo")


def _portuguese(word: str) -> str:
    for plural, singular in (("ões", "ão"), ("ães", "ão"), ("ais", "al"), ("éis", "el")):
        if len(word) > _SHORTEST + 1 and word.endswith(plural):
            word = word.removesuffix(plural) + singular
    return _cut(_cut(word, "s"), "aeo")


def _italian(word: str) -> str:
    short = _cut(word, "aeio")
    return _cut(short, "h") if short != word else word


def _hebrew(word: str) -> str:
    """Of the particles in front only the article goes: other letters there may belong to the word."""
    word = _HEBREW_PLURAL.sub("", word) if len(word) > _SHORTEST + 1 else word
    return word[1:] if len(word) > _SHORTEST and word[0] == "ה" else word


def _dutch(word: str) -> str:
    return stem(_cut(word, "s"), "nl") if len(word) > _SHORTEST + 1 else word


_RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "fr": _french,
        "es": _spanish,
        "ca": _spanish,
        "pt": _portuguese,
        "gl": _portuguese,
        "it": _italian,
        "he": _hebrew,
        "nl": _dutch,
    }
)
