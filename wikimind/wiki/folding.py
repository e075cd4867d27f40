"""Letters without differences of case, width and accent; the same for titles and the search index."""

import re
import unicodedata

# \w lacks the combining marks, which would cut words of many scripts into pieces.
MARKS = "".join(chr(code) for code in range(0x300, 0xFFFF) if unicodedata.category(chr(code))[0] == "M")

# Accents of Latin, Greek and Cyrillic; vowel points of Hebrew and Arabic. Marks of other scripts, such as
# the one that makes ガ of カ, tell words apart.
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u0652]")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def normalised(text: str) -> str:
    """Without differences of case and of compatibility forms.

    >>> normalised("Ｗｉｄｅ ﬁle"), normalised("STRASSE") == normalised("Straße")
    ('wide file', True)
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def unaccented(text: str) -> str:
    """Lower case text without accents.

    >>> unaccented("łódź й")
    'lodz й'
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
