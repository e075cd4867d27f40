"""Stems by language: Snowball's where it has an algorithm, a near relative's, else endings taken off."""

import threading
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import regex
import snowballstemmer

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque", "eo": "esperanto", "fa": "persian",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "nb": "norwegian", "nn": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish", "ta": "tamil", "tr": "turkish",
    "yi": "yiddish",
    # Of relatives with the same endings.
    "af": "dutch", "bs": "serbian", "gl": "portuguese", "hr": "serbian", "ms": "indonesian", "sk": "czech",
}  # fmt: skip

_WORD = regex.compile(r"[\p{L}\p{M}'\u200c]+")
_own = threading.local()

_SHORTEST = 2  # letters that are left where an ending is taken off
_KOREAN_ENDINGS = """
    에서는 에서도 으로는 으로서 으로써 이라는 이라고 입니다 습니다 했습니다 였습니다 에게서 에서 에게
    으로 까지 부터 처럼 보다 이며 이고 이다 이란 였다 했다 한다 된다 하는 하고 하여 해서 들은 들이 들을 들의
    은 는 이 가 을 를 의 에 와 과 도 로 만 들
"""
_BULGARIAN_ENDINGS = "ищата ищете овете евете ията иите ища ове еве ът ят та то те ия ии а я о е и"
_UKRAINIAN = str.maketrans("іїєґІЇЄҐў", "ииегИИЕГв")
_HEBREW_FINALS = str.maketrans("ךםןףץ", "כמנפצ")
_HEBREW_ENDINGS = regex.compile("(?:ימ|ות|ית|יה|ה)$")
_HEBREW_PREFIXES = "והבכלמש"
_HEBREW_SHORTEST = 3


def stem(word: str, language: str) -> str:
    """The stem of a word in lower case; the word itself where nothing is known of its language's endings.

    >>> stem("мельницы", "ru") == stem("мельницу", "ru"), stem("המדינה", "he") == stem("מדינות", "he")
    (True, True)
    """
    if not _WORD.fullmatch(word):  # Words with digits or signs are names.
        return word
    if language in _LIGHT:
        return _LIGHT[language](word)
    name = _SNOWBALL.get(language)
    return str(_stemmer(name).stemWord(word)) if name else word


def _stemmer(name: str) -> Any:
    """A stemmer keeps the word in hand in itself, so that every thread needs its own."""
    made: dict[str, Any] = _own.__dict__
    if name not in made:
        made[name] = snowballstemmer.stemmer(name)
    return made[name]


def _without_ending(endings: str) -> Callable[[str], str]:
    ordered = sorted(endings.split(), key=len, reverse=True)

    def stemmed(word: str) -> str:
        for ending in ordered:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                return word[: -len(ending)]
        return word

    return stemmed


def _hebrew(word: str) -> str:
    """Without the ending and, as long as enough is left, the particles written in front of it."""
    word = word.translate(_HEBREW_FINALS)
    if len(word) > _HEBREW_SHORTEST:
        word = _HEBREW_ENDINGS.sub("", word)
    while len(word) > _HEBREW_SHORTEST and word[0] in _HEBREW_PREFIXES:
        word = word[1:]
    return word


def _east_slavic(word: str) -> str:
    return str(_stemmer("russian").stemWord(word.translate(_UKRAINIAN)))


_without_bulgarian_ending = _without_ending(_BULGARIAN_ENDINGS)


def _south_slavic(word: str) -> str:
    """Without the article and without the ending before it."""
    return _without_bulgarian_ending(_without_bulgarian_ending(word))


_LIGHT: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "he": _hebrew,
        "ko": _without_ending(_KOREAN_ENDINGS),
        "bg": _south_slavic,
        "mk": _south_slavic,
        "uk": _east_slavic,
        "be": _east_slavic,
    }
)
