"""What the wiki says of an article elsewhere: links and mere mentions, each with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from wikimind import search
from wikimind.extensions import db
from wikimind.models.article import CONCEPT, Article
from wikimind.models.queries import mentions
from wikimind.models.queries.mentions import Linking
from wikimind.models.queries.sources import languages_of
from wikimind.models.space import Space
from wikimind.wiki import contexts
from wikimind.wiki.contexts import Context

SHOWN = 8  # on the article's own page
PER_PAGE = 40
MOST_NAMES = 3  # that are looked for: each is a query
MOST_HITS = 16


@dataclass(frozen=True)
class Mention:
    """An article that speaks of another one, and how: the words around it, or else the reason it gives."""

    article: Article
    context: Context | None
    reason: str = ""


def linked(article: Article, number: int = 1, size: int = SHOWN) -> tuple[list[Mention], int]:
    """Those that link to it, and how many there are in all."""
    total = mentions.number_linking_to(article)
    found = mentions.linking_to(article, size, (number - 1) * size) if total else []
    return [_mention(linking) for linking in found], total


def _mention(linking: Linking) -> Mention:
    context = contexts.of_link(linking.article.body, {linking.key})
    return Mention(linking.article, context, "" if context else linking.reason)


def unlinked(space: Space, article: Article, names: Sequence[str], limit: int = SHOWN) -> list[Mention]:
    """Those that name it as whole words but do not link to it, found through the search index."""
    wanted = [name for name in dict.fromkeys((article.title, *names)) if _may_be_meant(article, name)]
    languages = languages_of(space) or ["en"]
    ids: dict[int, None] = {}
    for name in wanted[:MOST_NAMES]:
        quoted = '"' + name.replace('"', " ") + '"'
        results = search.find(
            db.session(), space.id, quoted, kinds=("article",), languages=languages, limit=MOST_HITS
        )
        ids.update(dict.fromkeys(hit.ref_id for hit in results.hits if hit.ref_id != article.id))
    linking = mentions.ids_linking_to(article, list(ids)) if ids else set()
    silent = [i for i in ids if i not in linking]
    articles = mentions.texts_of(silent[:MOST_HITS])
    found = []
    for article_id in silent:
        context = contexts.of_text(articles[article_id].body, wanted) if article_id in articles else None
        if context:
            found.append(Mention(articles[article_id], context))
        if len(found) == limit:
            break
    return found


def _may_be_meant(article: Article, name: str) -> bool:
    """Titles of one everyday word name too much; a concept's names are terms."""
    return len(name) > 2 and (article.kind == CONCEPT or len(name.split()) > 1)
