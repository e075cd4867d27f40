"""Where in an article another one is linked or named: the words around it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from wikimind.wiki.links import mentions, wikilinks
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import RELATED
from wikimind.wiki.titles import title_key

_END = re.compile(rf"\n(?:## {RELATED}\n|\[\^[^\]\s]+\]: )")
REACH = 110  # characters on each side


@dataclass(frozen=True)
class Context:
    """The words of a mention with what stands before and after it, cut at words."""

    before: str
    words: str
    after: str


def of_link(body: str, keys: Collection[str]) -> Context | None:
    """Around the first link to one of these names; None where only the related articles have one."""
    text = _text(body)
    for link in wikilinks(text):
        if title_key(link.title) in keys:
            start = text.rfind("\n", 0, link.start) + 1
            end = text.find("\n", link.end)
            line_end = len(text) if end < 0 else end
            return _around(text[start : link.start], link.label, text[link.end : line_end])
    return None


def of_text(body: str, names: Collection[str]) -> Context | None:
    """Around the first of these names that stands in the running text as whole words, outside of links."""
    for line in _text(body).splitlines():
        spans = mentions(line, names)
        inside = [(link.start, link.end) for link in wikilinks(line)] if spans else []
        free = [s for s in spans.values() if not any(a <= s[0] < b for a, b in inside)]
        if free:
            start, end = min(free)
            return _around(line[:start], line[start:end], line[end:])
    return None


def _around(before: str, words: str, after: str) -> Context:
    """The three parts as plain text, at most REACH characters of it on each side."""
    left, right = " ".join(plain_text(before).split()), " ".join(plain_text(after).split())
    if len(left) > REACH:
        left = "…" + left[-REACH:].partition(" ")[2]
    if len(right) > REACH:
        right = right[:REACH].rpartition(" ")[0] + "…"
    return Context(
        left + (" " if left and before[-1:].isspace() else ""),
        words,
        (" " if right and after[:1].isspace() else "") + right,
    )


def _text(body: str) -> str:
    """What a person reads: without front matter, related articles and footnotes."""
    begin = body.find("\n# ")
    text = body[begin + 1 :] if body.startswith("---") and begin >= 0 else body
    return _END.split(text, maxsplit=1)[0]
