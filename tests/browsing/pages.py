"""Every page by name, with its address in the library: what is checked and drawn. Add yours."""

from collections.abc import Callable

from tests.browsing.library import WORD_IN_PAPER, Library

SPACE = "/s/main"

PAGES: dict[str, Callable[[Library], str]] = {
    "inbox": lambda library: f"{SPACE}/inbox",
    "inbox-failed": lambda library: f"{SPACE}/inbox?state=failed",
    "home": lambda library: f"{SPACE}/home",
    "wiki": lambda library: f"{SPACE}/wiki",
    "article": lambda library: f"{SPACE}/wiki/{library.article}",
    "article-concept": lambda library: f"{SPACE}/wiki/{library.concept}",
    "mentions": lambda library: f"{SPACE}/wiki/{library.concept}/mentions",
    "edit": lambda library: f"{SPACE}/wiki/{library.sample_article}/edit",
    "history": lambda library: f"{SPACE}/wiki/{library.sample_article}/revisions",
    "compare": lambda library: f"{SPACE}/wiki/{library.sample_article}/revisions/compare",
    "proposals": lambda library: f"{SPACE}/proposals",
    "concepts": lambda library: f"{SPACE}/concepts",
    "timeline": lambda library: f"{SPACE}/timeline",
    "graph": lambda library: f"{SPACE}/graph",
    "proof-page": lambda library: f"{SPACE}/sources/{library.paper}?claim={library.claim}#claim",
    "proof-text": lambda library: f"{SPACE}/sources/{library.paper}?claim={library.claim}&view=text#claim",
    "source-markdown": lambda library: f"{SPACE}/sources/{library.sample}",
    "coverage": lambda library: f"{SPACE}/sources/{library.paper}/coverage",
    "delete": lambda library: f"{SPACE}/sources/{library.sample}/delete",
    "search": lambda library: f"{SPACE}/search?q={WORD_IN_PAPER}",
    "search-empty": lambda library: f"{SPACE}/search",
    "ask": lambda library: f"{SPACE}/ask",
    "unwritten": lambda library: f"{SPACE}/wiki/new?title=Moonlight",
    "not-found": lambda library: f"{SPACE}/wiki/nobody-wrote-this",
    "tools": lambda library: f"{SPACE}/tools",
}
