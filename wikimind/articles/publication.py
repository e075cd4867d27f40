"""The one way an article is written, by a machine, by people, and by other programs in its file.

A revision with all that hangs on it is one transaction, and the intent to write the file; the file follows.
"""

import logging
import time
from dataclasses import replace
from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session, undefer

from wikimind.articles.bylines import take_page
from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.claims import Known, replace_claims
from wikimind.articles.files import VaultEdit, sha256_of, write_file
from wikimind.articles.indexing import index_article, language_of
from wikimind.articles.links import names_of, replace_links, take_names
from wikimind.articles.naming import LONGEST_TITLE, free_path, is_free
from wikimind.articles.proposals import propose
from wikimind.errors import WikimindError
from wikimind.extensions import afterwards, own_transaction
from wikimind.extract.text.encoding import decode
from wikimind.models.article import Article, Revision
from wikimind.models.author import THE_VAULT, Author
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.wiki import files
from wikimind.wiki.inline import file_stem
from wikimind.wiki.markdown import plain_text
from wikimind.wiki.merge import merge
from wikimind.wiki.page import SUMMARY, Page
from wikimind.wiki.titles import title_head, title_key

log = logging.getLogger(__name__)

NOTHING_KNOWN: Known = {}
MOST_EDITS = 5  # taken in at once, of a file that changes while one looks
QUIET_SECONDS = 0.05

EDITED = "edited in the wiki directory"
FOLLOWED = "the file follows its title"
TITLE_KEPT = "the title stays: the file had none, or that of another article"
JOINED = "joined with what was saved at the same time"


def locked(session: Session, article_id: int) -> Article | None:
    """The article with its texts as they are now, kept from other writers until the transaction ends."""
    return session.scalar(
        select(Article)
        .where(Article.id == article_id)
        .options(undefer(Article.body), undefer(Article.generated))
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    )


def publish(
    session: Session,
    space: Space,
    article: Article,
    page: Page,
    *,
    author: Author,
    note: str,
    known: Known = NOTHING_KNOWN,
) -> None:
    """Make `page` the next revision of an article, which is new or locked; the file follows the commit.

    A page that says the same as before is not written again. A new title moves the file; links by the old one
    go on working.
    """
    if article.id is not None and article.title == page.title and same(files.parse(article.body), page):
        return
    _write(session, space, article, page, author=author, note=note, known=known)


def _write(
    session: Session, space: Space, article: Article, page: Page, *, author: Author, note: str, known: Known
) -> None:
    moment = now().replace(microsecond=0)
    created = (article.created_at or moment).replace(microsecond=0)
    page = replace(page, created=created, updated=moment)
    if article.id is not None and article.title != page.title:
        page = replace(page, aliases=_with_old_names(article, page))
        article.path = free_path(session, space, article, page.title)
    body = files.render(page)
    _take_over(article, page, body, sha256_of(body.encode()))
    session.add(article)
    session.flush()
    _remember(session, article, body, article.path, article.file_sha256, author, note)
    _derive(session, article, page, known)
    afterwards(session, partial(_settle_soon, article.id))


def adopt(
    session: Session, article: Article, page: Page, text: str, sha256: str, *, author: Author, note: str
) -> None:
    """Make what stands in the article's file its next revision, to the letter; the file is left as it is.

    `page` is the text read, `sha256` the hash of the file's bytes.
    """
    _take_over(article, page, text, sha256)
    article.written_revision = article.revision
    session.add(article)
    session.flush()
    _remember(session, article, text, article.path, sha256, author, note)
    _derive(session, article, page, NOTHING_KNOWN)


def _take_over(article: Article, page: Page, body: str, sha256: str) -> None:
    """Let the row say what its next revision says."""
    article.title, article.body, article.file_sha256 = page.title[:300], body, sha256
    article.title_key, article.title_head = title_key(page.title)[:300], title_head(page.title)[:300]
    article.summary = plain_text(page.section(SUMMARY) or "").strip()
    article.revision += 1
    article.updated_at = now()


def _remember(
    session: Session, article: Article, body: str, path: str, sha256: str, author: Author, note: str
) -> None:
    session.add(
        Revision(
            space_id=article.space_id,
            article_id=article.id,
            number=article.revision,
            title=article.title,
            body=body,
            path=path,
            sha256=sha256,
            author=author.name[:100],
            author_kind=author.kind,
            author_id=author.id,
            note=note[:300],
        )
    )


def _derive(session: Session, article: Article, page: Page, known: Known) -> None:
    """What follows from the text: claims, names, links, and the entry of the index."""
    if source := session.get(Source, article.source_id or 0):
        take_page(source, page)
    language = language_of(session, article, page)
    replace_claims(session, article, page, known, language)
    take_names(session, article, names_of(page), language)
    replace_links(session, article, page)
    index_article(session, article, page, language)


def _with_old_names(article: Article, page: Page) -> tuple[str, ...]:
    """The aliases with the title and the file's name that links may have used so far."""
    names = (*page.aliases, article.title, file_stem(article.title))
    return tuple(dict.fromkeys(name for name in names if title_key(name) != title_key(page.title)))


def same(before: Page, after: Page) -> bool:
    """Whether two pages differ in nothing but their times."""
    return _timeless(before) == _timeless(after)


def _timeless(page: Page) -> Page:
    return replace(page, created=None, updated=None, generated_at=None)


def settle(article_id: int) -> bool:
    """Bring an article and its file together; whether an edit of the file was taken in.

    What people wrote in the file becomes a revision by a transaction of its own, and the file of the newest
    revision is written where it is not yet. Raises Unavailable.
    """
    taken = False
    for _ in range(MOST_EDITS):
        edit = write_file(article_id)
        if edit is None:
            return taken
        time.sleep(QUIET_SECONDS)  # a program that writes the file in pieces may be half-way
        if write_file(article_id) == edit:
            with own_transaction() as session:
                taken |= _take_in(session, edit)
    return taken


def _settle_soon(article_id: int) -> None:
    """Settle after a commit, which stands whatever becomes of the file: the sweep tries again."""
    try:
        settle(article_id)
    except (WikimindError, OSError, SQLAlchemyError) as error:
        log.warning("the file of article %s waits to be written: %s", article_id, error)


def _take_in(session: Session, edit: VaultEdit) -> bool:
    """Make an edit of the file a revision; False where it says nothing new, or was taken in meanwhile."""
    article = locked(session, edit.article_id)
    if article is None:
        return False
    seen = _revisions_since_written(session, article)
    if any(edit.sha256 == revision.sha256 for revision in seen):
        return False
    text = decode(edit.data).replace("\0", "\ufffd")
    before = next((one for one in seen if one.number == article.written_revision), None)
    ahead = article.revision > article.written_revision
    if before is not None and before.body.strip() == text.strip():  # line ends, blanks at the end
        before.sha256 = edit.sha256
        article.file_sha256 = article.file_sha256 if ahead else edit.sha256
        return False
    page = files.parse(text)
    if ahead or page.title != article.title or edit.path != article.path:
        _join(session, article, before, page, text, edit)
    else:
        adopt(session, article, page, text, edit.sha256, author=THE_VAULT, note=EDITED)
    request_catalogue(session, article.space_id)
    return True


def _revisions_since_written(session: Session, article: Article) -> list[Revision]:
    """Those that the file may hold."""
    statement = select(Revision).where(
        Revision.article_id == article.id, Revision.number >= article.written_revision
    )
    return list(session.scalars(statement.options(undefer(Revision.body)).order_by(Revision.number)))


def _join(
    session: Session, article: Article, before: Revision | None, page: Page, text: str, edit: VaultEdit
) -> None:
    """Keep the text of the file as a revision, and write the next one: `page` with what was saved meanwhile.

    `before` is what the file held. In a section that both changed a person's words stand over a machine's;
    where both are a person's the saved ones stand, and those of the file wait as a proposal.
    """
    stands, base = files.parse(article.body), files.parse(before.body) if before else None
    by_machine = session.scalar(
        select(Revision.by_machine()).where(
            Revision.article_id == article.id, Revision.number == article.revision
        )
    )
    ahead = article.revision > article.written_revision
    article.revision += 1
    _remember(session, article, text, edit.path, edit.sha256, THE_VAULT, EDITED)
    note = FOLLOWED
    if not (0 < len(page.title) <= LONGEST_TITLE and is_free(session, article, page.title)):
        page, note = replace(page, title=article.title), TITLE_KEPT
    if ahead:
        kept, other = (page, stands) if by_machine else (stands, page)
        joined = merge(base, kept, other)
        for section in joined.proposals:
            proposed = files.render(other.with_sections((section,)))
            propose(session, article, section.heading, proposed, "it was edited in two places at once")
        page, note = joined.page, JOINED
    space = session.get_one(Space, article.space_id)
    _write(session, space, article, page, author=THE_VAULT, note=note, known=NOTHING_KNOWN)
