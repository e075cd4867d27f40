"""Letters without differences of case, width and accent; the same for titles and the search index."""

import re
import unicodedata

# \w lacks the combining marks, which would cut words of many scripts into pieces.
MARKS = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code))[0] == "M")

# Accents of Latin, Greek and Cyrillic; points of Hebrew and Arabic, and the stroke that stretches an Arabic
# word. Marks of other scripts, such as the one that makes ガ of カ, tell words apart.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06ed]"
)
_UNDECOMPOSED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        # The Persian and the Arabic letter of one sound, and final forms that many leave out.
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "ۀ": "ه",
    }
)
_DOTLESS = frozenset(("tr", "az"))
_TURKISH_CAPITALS = str.maketrans({"I": "ı", "İ": "i"})


def normalised(text: str, language: str = "") -> str:
    """Without differences of case, which I and ı are in Turkish, and of compatibility forms.

    >>> normalised("Ｗｉｄｅ ﬁle"), normalised("STRASSE") == normalised("Straße"), normalised("ISI", "tr")
    ('wide file', True, 'ısı')
    """
    if language in _DOTLESS:
        text = text.translate(_TURKISH_CAPITALS)
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def unaccented(text: str) -> str:
    """Lower case text without accents.

    >>> unaccented("łódź й"), unaccented("كـتـابٌ") == unaccented("کتاب")
    ('lodz й', True)
    """
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text).replace("и\u0306", "й")  # a letter of its own
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart)).translate(_UNDECOMPOSED)


def folded(text: str) -> str:
    """Without case, width and accents.

    >>> folded("Éïß"), folded("Łódź"), folded("ガ")
    ('eiss', 'lodz', 'ガ')
    """
    return unaccented(normalised(text))
