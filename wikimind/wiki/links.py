"""[[Wikilinks]], and titles that stand in running text without being linked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from wikimind.wiki.titles import HEAD_WORDS, title_head, title_key

_LINK = re.compile(r"(?<!\\)\[\[([^\[\]|#\n]*)(#[^\[\]|\n]*)?(?:\|([^\[\]\n]*))?\]\]")
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")


@lru_cache(maxsize=65_536)
def _keys(word: str) -> tuple[str, ...]:
    """The key of a word; texts repeat their words."""
    return tuple(title_key(word).split())


@dataclass(frozen=True)
class Wikilink:
    """`[[title#heading|label]]` at `start:end`; without a label of its own it shows the title."""

    title: str
    label: str
    start: int
    end: int


def wikilink_at(markdown: str, start: int) -> Wikilink | None:
    """The link that begins exactly there, whether or not it stands in code."""
    match = _LINK.match(markdown, start)
    return _wikilink(match) if match and match[1].strip() else None


def wikilinks(markdown: str) -> list[Wikilink]:
    """The links in their order, none from inside code."""
    code = [match.span() for match in _CODE.finditer(markdown)]
    found, at = [], 0
    for match in _LINK.finditer(markdown):
        while at < len(code) and code[at][1] <= match.start():
            at += 1
        inside = at < len(code) and code[at][0] <= match.start()
        if match[1].strip() and not inside:
            found.append(_wikilink(match))
    return found


def _wikilink(match: re.Match[str]) -> Wikilink:
    title = match[1].strip()
    return Wikilink(title, (match[3] or title).strip(), *match.span())


def candidate_heads(text: str) -> set[str]:
    """The heads of every title that could stand in the text: all its runs of up to five words, as keys."""
    words = [key for word in _WORD.findall(text) for key in _keys(word)]
    return {
        " ".join(words[at : at + size])
        for size in range(1, HEAD_WORDS + 1)
        for at in range(len(words) - size + 1)
    }


def mentions(text: str, titles: Iterable[str]) -> dict[str, tuple[int, int]]:
    """The first place of each title that stands in the text as whole words.

    Titles of one word are everyday words too often to be found in another case: 'Reading' is not mentioned by
    'she was reading'.
    """
    by_head: dict[str, list[tuple[list[str], str]]] = {}
    for title in titles:
        words = title_key(title).split()
        if words:
            by_head.setdefault(title_head(title), []).append((words, title))
    if not by_head:
        return {}
    tokens = [(key, match.start(), match.end()) for match in _WORD.finditer(text) for key in _keys(match[0])]
    found: dict[str, tuple[int, int]] = {}
    keys = [key for key, _, _ in tokens]
    for at, (_, start, _) in enumerate(tokens):
        for size in range(1, HEAD_WORDS + 1):
            for words, title in (
                by_head.get(" ".join(keys[at : at + size]), ()) if at + size <= len(keys) else ()
            ):
                end = tokens[min(at + len(words), len(tokens)) - 1][2]
                if title in found or keys[at : at + len(words)] != words:
                    continue
                if len(words) > 1 or text[start:end] == title:
                    found[title] = (start, end)
    return found
