"""What pages hold, looked at without what every page says of languages."""

import re

_LANGUAGE = re.compile(r' (?:lang|dir)="[^"]*"|</?bdi>')


def without_languages(page: str) -> str:
    """
    >>> without_languages('<a href="/tea" lang="en" dir="ltr"><bdi>Tea</bdi></a>')
    '<a href="/tea">Tea</a>'
    """
    return _LANGUAGE.sub("", page)
