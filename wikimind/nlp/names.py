"""Where a thing is named in a text: under any of its names, in the forms that they take there."""

import os.path
import unicodedata
from collections.abc import Iterable

import regex

from wikimind.nlp.keys import is_acronym
from wikimind.nlp.scripts import is_unspaced
from wikimind.nlp.words import stem

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.+#*]+[\p{L}\p{M}\p{N}]*)*")
_IN_WORD = r"[\p{L}\p{M}\p{N}]"
_BETWEEN = r"[\s‐‑-]+"
_ENDING = r"[\p{L}\p{M}'’]{0,4}"  # of an inflected word
SHORTEST_STEM = 3


def pattern_of(names: Iterable[str], language: str = "en") -> regex.Pattern[str]:
    """Matches the names as whole words in singular and plural or inflected, in any case but for acronyms.

    >>> pattern = pattern_of(["tide mill", "TM"])
    >>> [match.group() for match in pattern.finditer("Tide mills and a TM, but no tm.")]
    ['Tide mills', 'TM']
    """
    # The longest first: what stands in a text is one name, not the beginning of it.
    ordered = sorted({" ".join(name.split()) for name in names if name.strip()}, key=len, reverse=True)
    forms = "|".join(form for name in ordered if (form := _form(name, language)))
    return regex.compile(forms or r"(?!)")


def _form(name: str, language: str) -> str:
    if is_unspaced(name):
        return str(regex.escape(name))
    words = _WORD.findall(name)
    if not words:
        return ""
    inflected = [_inflected(word, language, last=word is words[-1]) for word in words]
    return rf"(?<!{_IN_WORD})(?:{_BETWEEN.join(inflected)})(?!{_IN_WORD})"


def _inflected(word: str, language: str, *, last: bool) -> str:
    if is_acronym(word) or any(character.isdigit() for character in word):
        return str(regex.escape(word)) + ("s?" if last else "")
    if language == "en":
        return f"(?i:{_english(word)})" if last else f"(?i:{regex.escape(word)})"
    stemmed = stem(word.lower(), language)
    shared = len(os.path.commonprefix([_bare(word.lower()), _bare(stemmed)]))
    if shared < SHORTEST_STEM:
        return f"(?i:{regex.escape(word)})"
    return f"(?i:{regex.escape(word[:shared])}{_ENDING})"


def _bare(word: str) -> str:
    """Letter by letter without accents, which stemmers may take off."""
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in word)


def _english(word: str) -> str:
    if word.endswith("y") and len(word) > 3:
        return rf"{regex.escape(word[:-1])}(?:y|ies)"
    if word.endswith("ies") and len(word) > 4:
        return rf"{regex.escape(word[:-3])}(?:y|ies)"
    bare = word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word
    return rf"{regex.escape(bare)}(?:e?s)?"
