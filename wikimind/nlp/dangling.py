"""Words by which a sentence leans on what stands around it: pronouns, connectives, pointers into the text."""

import regex

from wikimind.nlp.dangling_patterns import ALLOWED, EARLY, OPENING_PREFIXES, POINTERS
from wikimind.nlp.dangling_phrases import OPENING_PHRASES
from wikimind.nlp.dangling_words import OPENING_WORDS

LONGEST_PHRASE = 4  # words
EARLY_WORDS = 5
# Written together with the word behind them: "and" in Arabic and Hebrew.
_AND = {"ar": ("و", "ف"), "he": ("ו",)}

_LEAD = regex.compile(r"^[\W_]+")
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’.\u200c-][\p{L}\p{M}\p{N}]+)*")
_NEVER = regex.compile(r"(?!)")


def _compiled(patterns: dict[str, str], form: str) -> dict[str, regex.Pattern[str]]:
    return {code: regex.compile(form % pattern, regex.IGNORECASE) for code, pattern in patterns.items()}


_ALLOWED = _compiled(ALLOWED, "(?:%s)")
_PREFIXES = _compiled(OPENING_PREFIXES, "(?:%s)")
_POINTERS = _compiled({code: "|".join(f"(?:{p})" for p in some) for code, some in POINTERS.items()}, "%s")
_EARLY = _compiled(EARLY, r"(?<![\p{L}\p{M}-])(?:%s)(?![\p{L}\p{M}-])")


def leans(sentence: str, language: str = "en") -> str:
    """What the sentence leans on: 'opening', 'pointer' or 'pronoun'; empty where it seems to stand by itself.

    Languages without lists give the empty string.

    >>> leans("However, tea cools."), leans("Tea cools, as Table 3 shows."), leans("Tea cools.")
    ('opening', 'pointer', '')
    """
    bare = _LEAD.sub("", sentence)
    if opens_dangling(bare, language):
        return "opening"
    if _POINTERS.get(language, _NEVER).search(bare):
        return "pointer"
    return "pronoun" if _looks_back_early(bare, language) else ""


def _looks_back_early(sentence: str, language: str) -> bool:
    early = _EARLY.get(language)
    if not early:
        return False
    words = [match.end() for match in _WORD.finditer(sentence[:200])]
    head = sentence[: words[EARLY_WORDS - 1]] if len(words) >= EARLY_WORDS else sentence
    return bool(early.search(_ALLOWED.get(language, _NEVER).sub("", head)))


def opens_dangling(sentence: str, language: str = "en") -> bool:
    """Whether the first words continue a thought from before."""
    if _ALLOWED.get(language, _NEVER).match(sentence):
        return False
    if language in _PREFIXES:
        return bool(_PREFIXES[language].match(sentence))
    opening, phrases = OPENING_WORDS.get(language), OPENING_PHRASES.get(language, frozenset())
    if opening is None:
        return False
    words = [word.replace("’", "'").lower() for word in _WORD.findall(sentence[:120])[:LONGEST_PHRASE]]
    if not words or words[0] in opening or _without_and(words[0], language) in opening:
        return True
    return any(" ".join(words[:count]) in phrases for count in range(2, LONGEST_PHRASE + 1))


def _without_and(word: str, language: str) -> str:
    return word[1:] if word.startswith(_AND.get(language, ())) and len(word) > 2 else word
