"""What a web page says of itself: its title, its author, when and where it was published."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wikimind.extract.dates import iso_date
from wikimind.extract.document import HEADING
from wikimind.extract.lines import squeezed
from wikimind.extract.text.markup import Piece

_LONGEST = 500
_LARGEST_JSON = 500_000
_META = {
    "og:title": "title",
    "twitter:title": "title",
    "dc.title": "title",
    "citation_title": "title",
    "og:site_name": "sitename",
    "application-name": "sitename",
    "author": "author",
    "article:author": "author",
    "dc.creator": "author",
    "dcterms.creator": "author",
    "citation_author": "author",
    "sailthru.author": "author",
    "parsely-author": "author",
    "byl": "author",
    "description": "description",
    "og:description": "description",
    "article:published_time": "date",
    "og:article:published_time": "date",
    "datepublished": "date",
    "date": "date",
    "dc.date": "date",
    "dc.date.issued": "date",
    "dcterms.issued": "date",
    "dcterms.created": "date",
    "citation_publication_date": "date",
    "citation_date": "date",
    "sailthru.date": "date",
    "parsely-pub-date": "date",
    "pubdate": "date",
    "publish-date": "date",
    "publish_date": "date",
    "publication_date": "date",
    "citation_journal_title": "sitename",
    "citation_conference_title": "sitename",
    "og:url": "url",
}
_ARTICLES = (
    "Article",
    "NewsArticle",
    "BlogPosting",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "WebPage",
    "Recipe",
    "HowTo",
)
_SEPARATOR = re.compile(r"\s+(?:[|·•»«›–—-]|::)\s+|\s*[|｜]\s*|\s*»\s*")
_EMPTY_TITLE = re.compile(
    r"(?:untitled|document|home(?: ?page)?|index|welcome|app|main|page|start(?:seite)?|accueil|inicio|\W*)"
    r"(?: (?:document|page|\d+))?",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"(?:^|[\s_-])(?:p-author|byline|author)(?:[_-]{1,2}(?:name|author|by|link|fullname))?(?=\s|$)",
    re.IGNORECASE,
)
_DATED = re.compile(r"publish|posted|entry-date|post-date|pubdate", re.IGNORECASE)
_NAME = re.compile(
    r"(?:(?:by|von|par|por)\s+)?([^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){1,3})", re.IGNORECASE
)
_NEAR = 15  # blocks before the main text within which its heading stands


@dataclass(frozen=True)
class Facts:
    """`head` is the text of the title element, `title` what the page calls itself elsewhere."""

    head: str
    title: str
    metadata: dict[str, str]

    @property
    def site(self) -> str:
        return self.metadata.get("sitename", "")


def facts_of(root: Any) -> Facts:
    found: dict[str, str] = {}
    for name, value in (*_meta(root), *_linked_data(root), *_elements(root)):
        value = squeezed(value)[:_LONGEST]
        if value and _is_believable(name, value):
            found.setdefault(name, value)
    if host := urlsplit(found.get("url", "")).hostname:
        found["hostname"] = host
    head = next((node for node in root.iter("title") if _in_head(node)), None)
    title = found.pop("title", "")
    return Facts(squeezed("".join(head.itertext())) if head is not None else "", title, found)


def _is_believable(name: str, value: str) -> bool:
    """Addresses in place of names, and the dates that programs write where they know none, are no facts."""
    if name == "date":
        return bool(iso_date(value))
    return not (name == "author" and ("://" in value or value.startswith("@")))


def title_of(facts: Facts, everything: Sequence[Piece], chosen: Sequence[Piece]) -> str:
    """The heading that the page's title names; else what the page calls itself; else its first heading.

    A heading may be the site's name, a word in a box, or another article's: one that no title knows is not
    trusted.
    """
    at = next((n for n, piece in enumerate(everything) if chosen and piece is chosen[0]), 0)
    near = [p for p in everything[max(0, at - _NEAR) : at] if p.kind == HEADING]
    heads = [*near, *(piece for piece in chosen if piece.kind == HEADING)]
    named = _without_site(facts)
    best = max(heads, key=lambda head: _rank(head, facts, named), default=None)
    if best is not None and _rank(best, facts, named) >= 2:
        return best.text[:300]
    if named:
        return named[:300]
    own = [head for head in heads if head.text != facts.site]
    return own[0].text[:300] if own else ""


def _rank(head: Piece, facts: Facts, named: str) -> float:
    text = _key(head.text)
    if not text or text == _key(facts.site):
        return -1
    if 2 * head.links > len(head.text):
        return -1  # it leads somewhere else, as a site's name leads home
    titles = [_key(title) for title in (facts.head, facts.title) if title]
    known = any(text in title or (len(title) > 8 and title in text) for title in titles)
    # A word in the title is no heading of the page; most of the title is.
    whole = known and len(text) >= 0.5 * len(_key(named))
    return 2.0 * whole + (1.0 if head.level == 1 else 0.1 * (6 - head.level))


def _without_site(facts: Facts) -> str:
    """The page's title without the name of the site, which many put before or behind it."""
    for title in (facts.title, facts.head):
        parts = [part for part in _SEPARATOR.split(title) if part]
        other = facts.head if title == facts.title else facts.title
        kept = [part for part in parts if not _names_site(part, facts)]
        if len(kept) < len(parts) and kept:
            # With the site's name go the words for its sections.
            title = kept[0] if _key(kept[0]) in _key(other) or len(kept) == 1 else max(kept, key=len)
        elif len(parts) > 1 and "|" in title:
            title = max(parts[:1], parts[1:2], key=lambda some: len(some[0]) > 12)[0]
        if not _EMPTY_TITLE.fullmatch(title):
            return title
    return ""


def _names_site(part: str, facts: Facts) -> bool:
    """Whether a part of a title is the name of the site, as the page or its address says it."""
    key, site = _key(part), _key(facts.site)
    if site and (key in site or site in key):
        return True
    # The name before the ending: "vortexcannon" of www.vortexcannon.example.
    labels = facts.metadata.get("hostname", "").removeprefix("www.").split(".")[:-1]
    return any(len(label) > 4 and _key(label) in key and len(key) < 3 * len(label) for label in labels)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def _in_head(node: Any) -> bool:
    return not any(above.tag == "svg" for above in node.iterancestors())


def _meta(root: Any) -> Iterator[tuple[str, str]]:
    for node in root.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
        if name in _META:
            yield _META[name], node.get("content") or ""


def _elements(root: Any) -> Iterator[tuple[str, str]]:
    for node in root.iter("link"):
        if node.get("rel") == "canonical":
            yield "url", node.get("href") or ""
    for node in root.iter("time"):
        dated = node.get("itemprop") == "datePublished" or _DATED.search(node.get("class") or "")
        if node.get("pubdate") is not None or dated:
            yield "date", node.get("datetime") or ""
    yield from _signatures(root)


def _signatures(root: Any) -> Iterator[tuple[str, str]]:
    """The names that a page shows as its author's, by how it marks them."""
    for node in root.iter("a", "span", "p", "div", "address", "li", "em", "h3", "h4"):
        marked = node.get("rel") == "author" or node.get("itemprop") == "author"
        if marked or _SIGNED.search(node.get("class") or ""):
            text = squeezed("".join(node.itertext())[:200])
            name = _NAME.fullmatch(text)
            if name and all(word[0].isupper() or not word.islower() for word in name[1].split()):
                yield "author", name[1]


def _linked_data(root: Any) -> Iterator[tuple[str, str]]:
    """What the page tells search engines, https://schema.org/Article."""
    for node in root.iter("script"):
        if node.get("type") != "application/ld+json" or len(node.text or "") > _LARGEST_JSON:
            continue
        try:
            value = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(value):
            yield from _facts_in(thing)


def _things(value: Any) -> list[dict[str, Any]]:
    values = value if isinstance(value, list) else [value]
    graphs = [
        each["@graph"] for each in values if isinstance(each, dict) and isinstance(each.get("@graph"), list)
    ]
    return [each for each in (*values, *(t for graph in graphs for t in graph)) if isinstance(each, dict)]


def _facts_in(thing: dict[str, Any]) -> Iterator[tuple[str, str]]:
    kinds = thing.get("@type")
    named = set(kinds if isinstance(kinds, list) else [kinds]) & set(_ARTICLES)
    if not named and not (isinstance(thing.get("headline"), str) and "datePublished" in thing):
        return
    for key, name in (("headline", "title"), ("datePublished", "date"), ("description", "description")):
        if isinstance(thing.get(key), str):
            yield name, thing[key]
    authors = thing.get("author")
    names = [
        each.get("name") if isinstance(each, dict) else each
        for each in (authors if isinstance(authors, list) else [authors])
    ]
    yield "author", ", ".join(name for name in names if isinstance(name, str))
