"""The mark that stands in a text for a letter or number that is printed but has no meaning in Unicode.

Fonts may draw signs without saying which they are. Such a sign is never dropped and never guessed: each
stands as one mark, so that everybody sees that something is missing, and its sentence is never quoted.
"""

import re

MARK = "\N{REPLACEMENT CHARACTER}"  # what Unicode has for a sign whose value is unknown

# Another way in which a text says the same: codes that have a meaning in one font only.
_UNREADABLE = re.compile("[\ufffc\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")


def holds_unreadable(text: str) -> bool:
    """Whether something printed in the text could not be read.

    >>> holds_unreadable(f"F-scores of {4 * MARK} and 91.6%"), holds_unreadable("F-scores of 95.9%")
    (True, False)
    """
    return _UNREADABLE.search(text) is not None


def before_unreadable(text: str) -> str:
    """The words up to the first sign that could not be read, without what it may be a part of.

    >>> before_unreadable(f"Effect of language (L={MARK})"), before_unreadable("All of it")
    ('Effect of language', 'All of it')
    """
    match = _UNREADABLE.search(text)
    return text[: match.start()].rpartition(" ")[0].rstrip(" ,;:([=") if match else text
