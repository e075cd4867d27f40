"""Whether a full stop ends a sentence or an abbreviation, an initial, an ordinal."""

import regex

from wikimind.nlp.abbreviations import WITH_ORDINAL_STOPS, has_abbreviations, is_listed, never_last
from wikimind.nlp.scripts import is_lower
from wikimind.nlp.words import stop_words, word_set

SHORT = 40  # "В 1990 г. Москва": so near its beginning, no sentence ends with an abbreviated year
NUMBERED = 4  # characters of "12. " at the beginning, the number of an item

_TOKEN = regex.compile(
    r"(?<![\p{L}\p{M}\p{N}])(?:\p{L}{1,3}\.[ \u00a0\u202f]?)*(?:[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\"״׳.-]*)?\.$"
)
_ROMAN = regex.compile(r"[IVX]{1,5}")
_INITIALS = regex.compile(r"\p{L}\p{M}*(?:[.-]{1,2}\p{L}\p{M}*)*|(?:\p{L}{1,3}\.-?)+\p{L}{1,3}")
_MEASURED = regex.compile(r"\d[\s\u00a0\u202f]?\p{Ll}{1,2}\.$")
# One letter; in scripts whose letters are syllables, two; in Thai, three.
_UNCASED_SHORT = regex.compile(
    r"\p{Lo}\p{M}*|(?:[\p{Devanagari}\p{Bengali}\p{Gujarati}\p{Gurmukhi}\p{Oriya}\p{Tamil}\p{Telugu}\p{Kannada}"
    r"\p{Malayalam}\p{Sinhala}&&\p{Lo}]\p{M}*){2}|(?:[\p{Thai}\p{Lao}]\p{M}*){1,3}",
    regex.V1,
)
_CONSONANTS = regex.compile(r"[bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщ]{2,4}")

# Capitalised in names: "M. Le Pen", "J. Van der Berg".
_NAME_PARTICLES = word_set(
    "de del della der den des di da do dos du la le van von zu el al bin ibn ben ter ten"
)


def ends_with_dot(tail: str, length: int, word: str, language: str, *, lower: bool = False) -> bool:
    """Whether a sentence of `length` characters, of which `tail` are the last, ends with its full stop.

    `word` follows, or another mark does. `lower`: sentences begin with small letters in this text.

    >>> ends_with_dot("was Dr.", 7, "Miller", "en"), ends_with_dot("was 12.", 7, "Many", "en")
    (False, True)
    """
    found = _TOKEN.search(tail)
    token = found.group()[:-1].replace(" ", "") if found else ""
    if is_lower(word):
        return lower and len(token) > 3 and not is_listed(token.lower(), language)
    if not token:
        return True
    if word[:1].isdigit() or word[:1] in "#§" or _ROMAN.fullmatch(word):
        return not _takes_number(token, word, language)
    return not _takes_capital(tail, token, length, word, language)


def _takes_number(token: str, word: str, language: str) -> bool:
    key = token.lower()
    if token.isdigit():
        return language in WITH_ORDINAL_STOPS and len(token) <= 2 and word[:1].isdigit()
    return is_listed(key, language) or bool(_INITIALS.fullmatch(token))


def _takes_capital(tail: str, token: str, length: int, word: str, language: str) -> bool:
    opens = word.lower() in stop_words(language)
    if token.lower() in never_last(language):
        return "." in token or not opens or word.lower() in _NAME_PARTICLES
    if token.isdigit():
        ordinal = len(token) <= 2 and language in WITH_ORDINAL_STOPS
        return length < NUMBERED or (ordinal and not opens)
    if word[:1].isalpha() and not word[:1].isupper():
        return _takes_uncased(token, language)
    if _INITIALS.fullmatch(token):
        return _is_initial(tail, token, length, opens)
    if _ROMAN.fullmatch(token):
        return not opens and language in WITH_ORDINAL_STOPS
    return not opens and not has_abbreviations(language) and bool(_CONSONANTS.fullmatch(token))


def _is_initial(tail: str, token: str, length: int, opens: bool) -> bool:
    if token == "I":
        return True
    if opens:
        return False
    # "p. m.", "т. д.", "5 m." close a sentence as readily as they go on with it.
    small = token.islower() and "." in token or _MEASURED.search(tail)
    return not small or length <= SHORT


def _takes_uncased(token: str, language: str) -> bool:
    """Before a word of a script without capitals, length is all that tells initials from words."""
    if is_listed(token.lower(), language) or "." in token:
        return True
    short = _UNCASED_SHORT.fullmatch(token)
    return bool(short) and token not in stop_words(language)
