"""What extraction and page furniture leave among sentences: pieces of tables, formulas, references,
notices.
"""

from collections.abc import Callable

import regex

from wikimind.nlp import debris_patterns as patterns
from wikimind.nlp.scripts import is_lower, is_unspaced, is_unstopped, word_count
from wikimind.nlp.unreadable import holds_unreadable
from wikimind.nlp.words import stop_words, tokens, word_set

SHORTEST = 6  # words
LONGEST = 60
LONGEST_UNSPACED = 120  # words, estimated
LONGEST_WORD = 6.5  # letters; in languages that build long words, few are enough
MOST_CHARACTERS = 600

_LETTER = regex.compile(r"\p{L}")
# With the marks between the syllables of Tibetan and the words of Ethiopic.
_WRITTEN = regex.compile(r"[\p{L}\p{M}་፡]")
_FIRST_WORD = regex.compile(r"[\p{P}\s]*([\p{L}\p{M}\p{N}]*)")
_SYMBOL = regex.compile(r"(?<![\w'’.-])[\p{Latin}\p{Greek}](?![\w'’-])(?!\.)")
# Anything but letters and the marks of prose; a dot inside a word and a bracket behind a letter.
_ODD = regex.compile(r"[^\p{L}\p{M}\s,.;:'’\"“”()-]|\.\p{L}|\p{L}\(")
_PAIRS = ("()", "[]", "{}", "（）", "「」", "『』", "【】", "《》")

# Languages whose grammar is words of their own, and the least share of them in a sentence.
_FUNCTION_SHARES = {
    **dict.fromkeys(word_set("en de fr es it pt nl ca ro sv no da"), 0.1),
    **dict.fromkeys(word_set("pl cs sk sl hr sr bg mk ru uk be el ar fa ur he hi id ms vi"), 0.04),
}


def broken(sentence: str, language: str = "en", *, unpunctuated: bool = False) -> str:
    """Why the text is no clean sentence, in one word; empty where it is one.

    `unpunctuated` lets items of a list and spoken text end without a full stop and begin in lower case.
    """
    if holds_unreadable(sentence):
        return "unreadable"
    if _is_furniture(sentence):
        return "furniture"
    if _length_is_odd(sentence):
        return "reference" if _is_reference(sentence, language) else "length"
    if _begins_and_ends(sentence, unpunctuated):
        return _begins_and_ends(sentence, unpunctuated)
    return next((name for name, is_so in _CHECKS.items() if is_so(sentence, language)), "")


def _length_is_odd(sentence: str) -> bool:
    words = word_count(sentence)
    if is_unspaced(sentence):
        return not SHORTEST <= words <= LONGEST_UNSPACED
    if words > LONGEST or len(sentence) > MOST_CHARACTERS:
        return True
    return words < SHORTEST and len(_LETTER.findall(sentence)) < SHORTEST * LONGEST_WORD


def _begins_and_ends(sentence: str, unpunctuated: bool) -> str:
    if patterns.QUESTION.search(sentence.rstrip(patterns.CLOSING)):
        return "question"
    if _ends_oddly(sentence, unpunctuated):
        return "end"
    if sentence[0] in "(（" and sentence.rstrip(".。")[-1:] in ")）":
        return "aside"
    first = _FIRST_WORD.match(sentence)
    small = bool(first) and is_lower(first[1]) and not unpunctuated
    return "start" if small or patterns.BAD_START.match(sentence) else ""


def _ends_oddly(sentence: str, unpunctuated: bool) -> bool:
    if patterns.END.search(sentence):
        return bool(patterns.CUT_OFF.search(sentence)) and not sentence.endswith(":")
    return bool(patterns.CUT_OFF.search(sentence)) or not (unpunctuated or is_unstopped(sentence))


def _is_furniture(sentence: str) -> bool:
    return _hints(sentence, patterns.FURNITURE_HINTS) and bool(patterns.FURNITURE.search(sentence))


def _is_notice(sentence: str) -> bool:
    return _hints(sentence, patterns.NOTICE_HINTS) and bool(patterns.NOTICE.search(sentence))


def _hints(sentence: str, hints: tuple[str, ...]) -> bool:
    return any(map(sentence.lower().__contains__, hints))


def _is_reference(sentence: str, _: str) -> bool:
    return bool(patterns.REFERENCE.search(sentence) or patterns.AUTHORS.search(sentence))


def _is_unbalanced(sentence: str, _: str) -> bool:
    """Whether a bracket or a double quotation mark lacks its other half, or comes before it."""
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”") and "„" not in sentence:
        return True
    return any(_lacks_half(sentence, *pair) for pair in _PAIRS)


def _lacks_half(sentence: str, opening: str, closing: str) -> bool:
    if opening not in sentence and closing not in sentence:
        return False
    depth = 0
    for character in sentence:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return True
    return depth > 0


def _is_glued(sentence: str, language: str) -> bool:
    run_in = patterns.RUN_IN.get(language)
    return bool(patterns.GLUED.search(sentence) or (run_in and run_in.search(sentence)))


def _is_symbolic(sentence: str, language: str) -> bool:
    """Formulas and rows of numbers."""
    if not _ODD.search(sentence):  # most prose: only letters that stand alone are left to count
        most = max(2, 0.12 * len(sentence.split()))
        return _symbols(sentence, language) > most or _quantities(sentence) > 1
    dense = "".join(sentence.split())
    # A number says as much as a word, which is shorter where a letter is one.
    digits = sum(character.isdigit() for character in dense) * (1.0 if is_unspaced(sentence) else 0.5)
    if len(_WRITTEN.findall(dense)) + digits < 0.78 * len(dense):
        return True
    words = sentence.split()
    return (
        _symbols(sentence, language) > max(2, 0.12 * len(words))
        or len(patterns.MATH.findall(sentence)) + _quantities(sentence) > 1
        or sum(bool(patterns.PATH_LIKE.match(word)) for word in words) > max(2, len(words) / 5)
        or bool(_numbers_in_a_row(sentence) or patterns.APPLIED.search(sentence))
    )


def _numbers_in_a_row(sentence: str) -> bool:
    return bool(patterns.NUMBERS_IN_A_ROW.search(patterns.THOUSANDS.sub("", sentence)))


def _symbols(sentence: str, language: str) -> int:
    """Letters that stand alone and are no words of the language."""
    stops = stop_words(language)
    return sum(
        letter.lower() not in stops and letter not in "aIàyeoÉuÀ" for letter in _SYMBOL.findall(sentence)
    )


def _quantities(sentence: str) -> int:
    """Greek letters by themselves, in a text that is not Greek."""
    found = len(patterns.GREEK_QUANTITY.findall(sentence))
    return 0 if found and _is_greek(sentence) else found


def _is_greek(sentence: str) -> bool:
    return len(regex.findall(r"\p{Greek}", sentence)) * 2 > len(_LETTER.findall(sentence))


def _is_capital(sentence: str, language: str) -> bool:
    """Shouting, headings and lists of names."""
    letters = _LETTER.findall(sentence)
    if sum(letter.isupper() for letter in letters) > 0.35 * len(letters):
        return True
    words = [word for word in sentence.split() if _LETTER.match(word)]
    most = 0.7 if language == "de" else 0.6
    return len(words) >= SHORTEST and sum(word[0].isupper() for word in words) > most * len(words)


def _has_few_function_words(sentence: str, language: str) -> bool:
    least = _FUNCTION_SHARES.get(language)
    if not least:
        return False
    words, stops = tokens(sentence), stop_words(language)
    if len(words) < 1 / least and least < 0.1:
        return False
    # "l'eau", "dell'arte"
    return sum(word in stops or word.find("'") in (1, 2, 4) for word in words) < least * len(words)


_CHECKS: dict[str, Callable[[str, str], bool]] = {
    "caption": lambda sentence, _: bool(patterns.CAPTION.match(sentence)),
    "reference": _is_reference,
    "roadmap": lambda sentence, _: bool(patterns.ROADMAP.match(sentence)),
    "notice": lambda sentence, _: _is_notice(sentence),
    "brackets": _is_unbalanced,
    "glued": _is_glued,
    "symbols": _is_symbolic,
    "capitals": _is_capital,
    "words": _has_few_function_words,
}
