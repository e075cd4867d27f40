"""Links in the text of an article, made when it is shown: the file and its quotes stay as they are."""

import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from html import escape
from threading import Lock

from wikimind.articles.text_links import ArticleForm, Mention, heads_of, mentions, read_layout
from wikimind.models.queries import text_links
from wikimind.models.space import Space

FRESH_SECONDS = 60  # a name may be written by a transaction that began before another one ended
ROOM = 4_000  # articles whose mentions one process keeps
NO_ARTICLE = 0

Stamp = tuple[object, ...]


class KeptMentions:
    """The mentions of the texts that were shown last, as long as no article was written since."""

    def __init__(self, room: int = ROOM) -> None:
        self._kept: OrderedDict[bytes, tuple[Stamp, float, list[list[Mention]]]] = OrderedDict()
        self._room, self._lock = room, Lock()

    def get(self, key: bytes, stamp: Stamp) -> list[list[Mention]] | None:
        with self._lock:
            known, made, found = self._kept.get(key, ((), 0.0, []))
        return found if known == stamp and time.monotonic() - made < FRESH_SECONDS else None

    def put(self, key: bytes, stamp: Stamp, found: list[list[Mention]]) -> None:
        with self._lock:
            self._kept[key] = (stamp, time.monotonic(), found)
            self._kept.move_to_end(key)
            while len(self._kept) > self._room:
                self._kept.popitem(last=False)


_KEPT = KeptMentions()


def mentions_in(
    space: Space, layouts: Sequence[str], language: str, article_id: int = NO_ARTICLE
) -> list[list[Mention]]:
    """For each layout, the words that name another article than this one.

    What is remembered counts only while no article of the space was written; one that was removed since is
    known by its key leading nowhere.
    """
    newest = text_links.newest_change(space)
    if newest is None:
        return [[] for _ in layouts]
    stamp = (space.id, article_id, language, *newest)
    key = sha256(
        "\0".join((str(space.id), str(article_id), *layouts)).encode("utf-8", "surrogatepass")
    ).digest()
    found = _KEPT.get(key, stamp)
    if found is None:
        found = _looked_up(space, layouts, language, article_id)
        _KEPT.put(key, stamp, found)
    return found


def _looked_up(space: Space, layouts: Sequence[str], language: str, article_id: int) -> list[list[Mention]]:
    texts = [read_layout(layout, language) for layout in layouts]
    rows = text_links.names_by_head(space, heads_of(texts))
    forms = [ArticleForm(*row) for row in rows if row[0] != article_id]
    return [mentions(text, forms, language) for text in texts]


def keys_of(found: Iterable[Sequence[Mention]]) -> set[str]:
    """The keys of the articles that are named."""
    return {mention.key for some in found for mention in some}


def with_links(layout: str, found: Sequence[Mention], addresses: Mapping[str, str]) -> str:
    """The layout with a link around each mention whose article still has an address."""
    parts, at = [], 0
    for start, end, key in found:
        if key in addresses:
            link = f'<a class="wikilink mention" href="{escape(addresses[key])}">{layout[start:end]}</a>'
            parts += [layout[at:start], link]
            at = end
    return "".join([*parts, layout[at:]])
