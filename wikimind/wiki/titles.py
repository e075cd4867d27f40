"""The forms of a title: the key by which it is found, and the slug of its address."""

import re
import unicodedata

LONGEST_SLUG = 80

_NOT_KEY = re.compile(r"[\W_]+")


def title_key(title: str) -> str:
    """The form under which titles that look alike are one. Words count; case, accents and punctuation do not.

    >>> title_key("  Crème-Brûlée: a “Study”  ")
    'creme brulee a study'
    >>> title_key("C++"), title_key("C#")
    ('c++', 'c#')
    """
    folded = unicodedata.normalize("NFKD", title.casefold())
    folded = "".join(c for c in folded if not unicodedata.combining(c))
    words = [word if _is_symbolic(word) else _NOT_KEY.sub(" ", word) for word in folded.split()]
    return " ".join(" ".join(words).split())


def _is_symbolic(word: str) -> bool:
    """Names such as c++ and c# are nothing without their signs."""
    return bool(re.fullmatch(r"[^\W_]{1,2}(\+\+|#)", word))


def title_head(title: str) -> str:
    """The key of the first two words, by which titles are looked up in running text.

    >>> title_head("Attention is all you need")
    'attention is'
    """
    return " ".join(title_key(title).split()[:2])


def slug(title: str) -> str:
    """The title in an address: lower case, hyphens, letters of any script; never empty.

    >>> slug("Crème-Brûlée: a Study"), slug("日本語 入門"), slug("???")
    ('creme-brulee-a-study', '日本語-入門', 'untitled')
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", title_key(title)))
    name = "-".join(words)
    if len(name) > LONGEST_SLUG:
        name = name[:LONGEST_SLUG].rsplit("-", 1)[0]
    return name or "untitled"
