"""The one way an article is written: file first; then revision, claims, links and index in one commit."""

import hashlib
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind.articles.claims import Known, replace_claims
from wikimind.articles.indexing import index_article
from wikimind.articles.links import replace_links, take_names
from wikimind.models.article import Article, Revision
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.storage import current, wiki_key
from wikimind.wiki import files
from wikimind.wiki.inline import file_stem
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.page import SUMMARY, Page
from wikimind.wiki.titles import slug, title_head, title_key

LONGEST_TITLE = 140
FOLDERS = {"source": "sources", "concept": "concepts", "answer": "answers", "synthesis": "syntheses"}

RESERVED_SLUGS = {"new"}  # pages of that name are at this address

NOTHING_KNOWN: Known = {}


def new_article(
    session: Session, space: Space, kind: str, title: str, hints: tuple[str, ...], **ids: int
) -> Article:
    """An article that is not written yet, under a title and a slug that are free.

    `hints` tell it from another of the same title, tried in order; the last one must be unique.
    """
    title = free_title(session, space.id, title, hints)
    name = slug(title)
    taken = session.scalar(select(Article.id).where(Article.space_id == space.id, Article.slug == name))
    if taken or name in RESERVED_SLUGS:
        name = f"{name}-{hashlib.sha256(title_key(title).encode()).hexdigest()[:8]}"
    path = f"{FOLDERS[kind]}/{file_stem(title)}.md"
    return Article(space_id=space.id, kind=kind, slug=name, title=title, path=path, revision=0, **ids)


def free_title(session: Session, space_id: int, title: str, hints: tuple[str, ...]) -> str:
    """`title`, shortened to what a file name holds, with the first hint that makes it unique."""
    title = " ".join(title.split()) or "Untitled"
    short = title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    for candidate in (short, *(f"{short} ({hint})" for hint in hints)):
        if not session.scalar(
            select(Article.id).where(Article.space_id == space_id, Article.title_key == title_key(candidate))
        ):
            return candidate
    raise AssertionError("the last hint has to be unique")


def publish(
    session: Session,
    space: Space,
    article: Article,
    page: Page,
    *,
    author: str,
    note: str,
    known: Known = NOTHING_KNOWN,
) -> None:
    """Write `page` as the article's next revision; one that says the same as before is not written again."""
    if article.id is not None and same(files.parse(article.body), page):
        return
    moment = now().replace(microsecond=0)
    created = (article.created_at or moment).replace(microsecond=0)
    page = replace(page, created=created, updated=moment)
    body = files.render(page)
    data = body.encode()
    current().put(wiki_key(space.slug, article.path), data)
    article.title, article.body = page.title[:300], body
    article.title_key, article.title_head = title_key(page.title)[:300], title_head(page.title)[:300]
    article.summary = plain_text(page.section(SUMMARY) or "").strip()
    article.file_sha256 = hashlib.sha256(data).hexdigest()
    article.revision += 1
    article.updated_at = now()
    session.add(article)
    session.flush()
    session.add(
        Revision(
            space_id=space.id,
            article_id=article.id,
            number=article.revision,
            title=article.title,
            body=body,
            author=author,
            note=note[:300],
        )
    )
    replace_claims(session, article, page, known)
    take_names(session, article, [page.title, file_stem(page.title), *page.aliases])
    replace_links(session, article, page)
    index_article(session, article, page)


def same(before: Page, after: Page) -> bool:
    """Whether two pages differ in nothing but their times."""
    return _timeless(before) == _timeless(after)


def _timeless(page: Page) -> Page:
    return replace(page, created=None, updated=None, generated_at=None)


def locked(session: Session, article_id: int) -> Article | None:
    """The article with its texts, kept from other writers until the transaction ends."""
    return session.scalar(
        select(Article)
        .where(Article.id == article_id)
        .options(undefer(Article.body), undefer(Article.generated))
        .with_for_update()
    )
