"""Words by which a sentence leans on what stands around it: pronouns, connectives, pointers into the text."""

import re

from wikimind.nlp.dangling_patterns import ALLOWED, EARLY, POINTERS
from wikimind.nlp.dangling_words import OPENING_PHRASES, OPENING_WORDS

LONGEST_PHRASE = 4  # words
EARLY_WORDS = 5

_LEAD = re.compile(r"^[\W_]+")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_ALLOWED = {code: re.compile(f"(?:{pattern})", re.IGNORECASE) for code, pattern in ALLOWED.items()}
_POINTERS = {
    code: re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE)
    for code, patterns in POINTERS.items()
}
_EARLY = {
    code: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE) for code, pattern in EARLY.items()
}


def leans(sentence: str, language: str = "en") -> str:
    """What the sentence leans on: 'opening', 'pointer' or 'pronoun'; empty where it seems to stand by itself.

    Languages without lists give the empty string.

    >>> leans("However, tea cools."), leans("Tea cools, as Table 3 shows."), leans("Tea cools.")
    ('opening', 'pointer', '')
    """
    if language not in OPENING_WORDS:
        return ""
    bare = _LEAD.sub("", sentence)
    if opens_dangling(bare, language):
        return "opening"
    if _POINTERS[language].search(bare):
        return "pointer"
    words = [match.end() for match in _WORD.finditer(bare[:200])]
    head = bare[: words[EARLY_WORDS - 1]] if len(words) >= EARLY_WORDS else bare
    return "pronoun" if _EARLY[language].search(_ALLOWED[language].sub("", head)) else ""


def opens_dangling(sentence: str, language: str = "en") -> bool:
    """Whether the first words continue a thought from before."""
    if _ALLOWED[language].match(sentence):
        return False
    words = [word.replace("’", "'").lower() for word in _WORD.findall(sentence[:120])[:LONGEST_PHRASE]]
    if not words or words[0] in OPENING_WORDS[language]:
        return True
    phrases = OPENING_PHRASES[language]
    return any(" ".join(words[:count]) in phrases for count in range(2, LONGEST_PHRASE + 1))
