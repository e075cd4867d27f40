"""The forms of a title: the key by which it is found, and the slug of its address."""

import re
from collections.abc import Iterator

from wikimind.wiki.folding import MARKS, folded

LONGEST_SLUG = 80
HEAD_WORDS = 5

_WORD = re.compile(
    r"[^\W\d_](?:\+\+|\#)(?![\w+#])"  # C++ and C# are nothing without their signs
    rf"|(?:[^\W_]|[{MARKS}])+"
)
_SIGNS = (("++", "-plus-plus"), ("#", "-sharp"))


def title_key(title: str) -> str:
    """The form under which titles that look alike are one. Words count; case, accents and punctuation do not.

    >>> title_key("  Crème-Brûlée: a “Study”  ")
    'creme brulee a study'
    >>> title_key("C++"), title_key("Why C#?"), title_key("???")
    ('c++', 'why c#', '???')
    """
    text = folded(title)
    return " ".join(_WORD.findall(text)) or " ".join(text.split())


def title_head(title: str) -> str:
    """The key of the first words, by which titles are looked up in running text.

    Two words would not do: every 'Introduction to …' would have the same head.

    >>> title_head("Attention is all you need to know")
    'attention is all you need'
    """
    return " ".join(title_key(title).split()[:HEAD_WORDS])


def key_words(text: str) -> Iterator[tuple[str, int, int]]:
    """The words of a text as a title's key has them, with the span of each."""
    for match in _WORD.finditer(text):
        for word in _WORD.findall(folded(match[0])):
            yield word, match.start(), match.end()


def slug(title: str) -> str:
    """The title in an address: lower case, hyphens, letters of any script; never empty.

    >>> slug("Crème-Brûlée: a Study"), slug("日本語 入門"), slug("C++ & C#"), slug("???")
    ('creme-brulee-a-study', '日本語-入門', 'c-plus-plus-c-sharp', 'untitled')
    """
    name = "-".join(_WORD.findall(folded(title)))
    for sign, word in _SIGNS:
        name = name.replace(sign, word)
    if len(name) > LONGEST_SLUG:
        name = name[:LONGEST_SLUG].rsplit("-", 1)[0]
    return name or "untitled"
