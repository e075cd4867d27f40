"""Which language a text is written in."""

import io
import re
from functools import cache
from importlib import import_module
from typing import Any

FLOOR = 60  # letters; below that every identifier guesses
WINDOW = 1200  # characters per sample
SAMPLES = 3
DEFAULT = "en"

_LETTER_RUN = re.compile(r"[^\W\d_]+")
# Scripts that one language alone, or nearly alone, is written in need no statistics and no floor.
_SCRIPTS = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
)
# Languages with prose long enough to be identified safely; a rarer answer is mostly a mistake on odd text.
LANGUAGES = [
    "ar",
    "bg",
    "bn",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fr",
    "ga",
    "gl",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "ko",
    "lt",
    "lv",
    "mk",
    "ms",
    "nl",
    "no",
    "pl",
    "pt",
    "ro",
    "ru",
    "sk",
    "sl",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "vi",
    "zh",
]


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's main language; 'en' where the text is too short to tell."""
    sample = _sample(text)
    words = _LETTER_RUN.findall(sample)
    letters = sum(map(len, words))
    if not letters:
        return DEFAULT
    for code, pattern in _SCRIPTS:
        # Kana mixes with Chinese characters in Japanese, so a fifth of the letters is enough.
        if len(pattern.findall(sample)) > letters / 5:
            return code
    if letters < FLOOR:
        return DEFAULT
    # Lower-cased, because names and headings in capitals mislead the byte statistics.
    code, _ = _identifier().classify(" ".join(words).lower())
    return "no" if code in ("nb", "nn") else str(code)


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
