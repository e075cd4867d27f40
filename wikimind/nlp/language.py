"""Which language a text is written in: its script says most, then its function words, then statistics."""

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import import_module
from typing import Any

from wikimind.nlp.function_words import FUNCTION_WORDS
from wikimind.nlp.words import stop_words, tokens

FLOOR = 60  # letters; below that every identifier guesses
FEWEST_VOTES = 2  # different function words that tell the language of a shorter text
WINDOW = 1200  # characters per sample
SAMPLES = 3
DEFAULT = "en"

# Scripts in which one language alone, or nearly alone, is written need no statistics and no floor.
_OF_SCRIPT = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "BOPOMOFO": "zh", "GREEK": "el",
    "HEBREW": "he", "THAI": "th", "LAO": "lo", "KHMER": "km", "MYANMAR": "my", "TIBETAN": "bo",
    "GEORGIAN": "ka", "ARMENIAN": "hy", "ETHIOPIC": "am", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "KANNADA": "kn", "MALAYALAM": "ml", "GUJARATI": "gu", "GURMUKHI": "pa", "ORIYA": "or", "SINHALA": "si",
    "THAANA": "dv",
}  # fmt: skip
# Languages that share a script, the commonest first, and letters that only some of them have.
_SHARING = {
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be", "kk", "ky", "mn", "tg"),
    "ARABIC": ("ar", "fa", "ur", "ps"),
    "DEVANAGARI": ("hi", "mr", "ne"),
}
_OWN_LETTERS = {
    "uk": "їєґ", "be": "ў", "sr": "ђћџљњј", "mk": "ѓќѕ", "kk": "құңғ", "mn": "өү", "ru": "ыэё",
    "ur": "ٹڈڑںےہ", "fa": "پچژگ", "ps": "ښځڅټ", "mr": "ळ",
    "de": "ß", "es": "ñ¿¡", "tr": "ğış", "hu": "őű", "pl": "łąęśź", "cs": "řěů", "ro": "țșă", "pt": "ãõ",
    "vi": "ơưđạả", "sv": "å", "fr": "œ",
}  # fmt: skip
# Languages in Latin letters with prose long enough to be identified safely; a rarer answer is mostly a
# mistake on odd text.
_LATIN = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "ca", "cs", "cy", "da", "et", "eu", "fi", "ga", "gl",
    "hr", "hu", "id", "is", "lt", "lv", "ms", "no", "ro", "sk", "sl", "sq", "sv", "sw", "tl", "tr", "az",
    "vi",
)  # fmt: skip
LANGUAGES = [*_LATIN, *(code for codes in _SHARING.values() for code in codes)]

LETTERS_FOR_IDEOGRAPH = 2  # of words in other scripts among Chinese ones
SHARE_OF_KANA = 0.05  # of the letters of a Japanese text; the others are Chinese characters
CLEAR_SHARE = 0.15  # of function words: running text of a language has more
SURE_SHARE = 0.25  # of function words: nothing else needs to be asked
CLEARLY_MORE = 2  # times the share of function words that the statistics' answer has


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's main language; 'en' where the text is too short to tell.

    >>> detect("Мельница"), detect("水車は回る"), detect("Wir haben die Mühle"), detect("Mill")
    ('ru', 'ja', 'de', 'en')
    """
    sample = _sample(text)
    scripts = _scripts(sample)
    if not scripts:
        return DEFAULT
    scripts["CJK"] *= LETTERS_FOR_IDEOGRAPH
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if kana > SHARE_OF_KANA * (kana + scripts["CJK"]):
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    script = scripts.most_common(1)[0][0]
    if script in _OF_SCRIPT:
        return _OF_SCRIPT[script]
    return _sharing(sample, _SHARING.get(script, _LATIN), scripts[script])


def _scripts(sample: str) -> Counter[str]:
    """How many letters of the sample belong to each script."""
    scripts: Counter[str] = Counter()
    for letter, count in Counter(sample).items():
        if letter.isalpha():
            scripts[_script(letter)] += count
    return scripts


@lru_cache(maxsize=4_000)
def _script(letter: str) -> str:
    """The first word of the letter's name, which is that of its script."""
    return "LATIN" if letter.isascii() else unicodedata.name(letter, "LATIN").split()[0]


def _sharing(sample: str, languages: tuple[str, ...], letters: int) -> str:
    """The language of a text in a script that several share."""
    words = tokens(sample)
    shares = _shares(words, languages)
    richest = max(shares, key=lambda code: shares[code])
    others = max((share for code, share in shares.items() if code != richest), default=0.0)
    if letters >= FLOOR and shares[richest] > max(SURE_SHARE, CLEARLY_MORE * others):
        return richest  # whatever statistics say, which take a model of 68 MB
    few = _of_few_words(sample.lower(), words, languages) if letters < FLOOR else ""
    # A short text without a function word of the commonest language is more likely in another one.
    if few and (few != languages[0] or letters < FLOOR / 2 or shares.get(few)):
        return few
    # Lower-cased, because names and headings in capitals mislead the byte statistics.
    ranking = _identifier().rank(" ".join(words))
    code = next((str(code) for code, _ in ranking if code in languages), languages[0])
    clear = shares[richest] > max(CLEAR_SHARE, CLEARLY_MORE * shares.get(code, shares[richest]))
    return richest if clear else code


def _shares(words: list[str], languages: tuple[str, ...]) -> dict[str, float]:
    """For each language that has a list of function words, how many of these words stand in it."""
    counts = dict.fromkeys((code for code in languages if code in FUNCTION_WORDS), 0)
    whose = _languages_of_words()
    for word, count in Counter(words).items():
        for code in whose.get(word, ()):
            if code in counts:
                counts[code] += count
    return {code: count / max(1, len(words)) for code, count in counts.items()}


@cache
def _languages_of_words() -> dict[str, list[str]]:
    """Function word → the languages in which it is one."""
    whose: dict[str, list[str]] = {}
    for code in FUNCTION_WORDS:
        for word in stop_words(code):
            whose.setdefault(word, []).append(code)
    return whose


def _of_few_words(text: str, words: Iterable[str], languages: tuple[str, ...]) -> str:
    """By letters that only one has, else by different function words; else the commonest language."""
    different = set(words)
    # Names bring foreign letters of Latin into every language.
    weight = 1 if languages is _LATIN else FEWEST_VOTES
    votes = {
        code: weight * any(letter in text for letter in _OWN_LETTERS.get(code, ""))
        + len(different & stop_words(code))
        for code in languages
    }
    best = max(votes, key=lambda code: votes[code])
    return best if votes[best] >= FEWEST_VOTES else languages[0]


def _sample(text: str) -> str:
    """Windows from the beginning, the middle and the end, the same for the same text."""
    if len(text) <= WINDOW * SAMPLES:
        return text
    step = (len(text) - WINDOW) // (SAMPLES - 1)
    return "\n".join(text[at : at + WINDOW] for at in range(0, step * SAMPLES, step))


class _InMemory:
    """Takes the place of `tempfile` where a library writes what it could keep in memory."""

    @staticmethod
    def TemporaryFile(suffix: str = "") -> io.BytesIO:
        return io.BytesIO()


@cache
def _identifier() -> Any:
    """Loaded at first use: the model takes a second or two."""
    # The library unpacks its model of 68 MB into a temporary file, for which a full disk has no room.
    import_module("py3langid.modelio").tempfile = _InMemory  # type: ignore[attr-defined]
    langid = import_module("py3langid.langid")
    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE)
    identifier.set_languages(LANGUAGES)
    return identifier
