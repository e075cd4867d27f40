"""A person corrects: edits, restores, and decides on proposals. Every write is a revision."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind.articles.links import named
from wikimind.articles.publication import LONGEST_TITLE, locked, publish
from wikimind.articles.rewriting import absorb
from wikimind.errors import Conflict, InvalidInput, NotFound
from wikimind.models.article import Article, Proposal, Revision
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.wiki import files, merge
from wikimind.wiki.page import Page
from wikimind.wiki.titles import title_key


def save_edit(
    session: Session, article: Article, markdown: str, *, author: str, base_revision: int, note: str = ""
) -> None:
    """Write a person's text, all that stands below the front matter, as the next revision.

    Raises Conflict where the article changed after `base_revision`, InvalidInput for a page without a title
    or with one that another article has.
    """
    found, space = opened(session, article)
    if found.revision != base_revision:
        raise Conflict(
            "This article was changed while you edited it. Your text is kept below: "
            "compare it with the present one and save again."
        )
    before = files.parse(found.body)
    typed = files.parse(markdown.replace("\r\n", "\n"))
    _check_title(session, found, typed)
    page = replace(
        before,
        title=typed.title,
        sections=typed.sections,
        footnotes=typed.footnotes,
        aliases=_with_old_title(before, typed.title),
    )
    publish(session, space, found, page, author=author, note=note)


def restore(session: Session, article: Article, number: int, *, author: str) -> None:
    """Write an earlier revision as the newest. Raises NotFound."""
    found, space = opened(session, article)
    revision = session.scalar(
        select(Revision)
        .where(Revision.article_id == article.id, Revision.number == number)
        .options(undefer(Revision.body))
    )
    if revision is None:
        raise NotFound(f"This article has no revision {number}.")
    page = files.parse(revision.body)
    _check_title(session, found, page)
    publish(session, space, found, page, author=author, note=f"restored revision {number}")


def accept(session: Session, proposal: Proposal, *, author: str) -> None:
    """Let the proposed text take the place of what stands. Raises Conflict where it was settled before."""
    _settle(proposal, "accepted")
    article = session.get_one(Article, proposal.article_id)
    found, space = opened(session, article)
    proposed = files.parse(proposal.body)
    if proposal.heading is None:
        page = replace(proposed, title=found.title)
        note = "accepted the proposed page"
    else:
        page = merge.apply(files.parse(found.body), proposed)
        note = f"accepted the proposal for “{proposal.heading or 'Summary'}”"
    publish(session, space, found, page, author=author, note=note)
    if proposal.heading is None:
        found.generated = proposal.body


def decline(session: Session, proposal: Proposal, *, author: str) -> None:
    """Let what stands stand. Raises Conflict where the proposal was settled before."""
    _settle(proposal, "declined")


def reopen(session: Session, proposal: Proposal) -> None:
    """Take a decline back. Raises Conflict where the proposal was accepted, or a newer one took its place."""
    newer = session.scalar(
        select(Proposal.id).where(
            Proposal.article_id == proposal.article_id,
            Proposal.heading == proposal.heading,
            Proposal.id > proposal.id,
        )
    )
    if proposal.outcome != "declined" or newer:
        raise Conflict("This can no longer be taken back; open the article to see what stands.")
    proposal.settled_at, proposal.outcome = None, ""


def _settle(proposal: Proposal, outcome: str) -> None:
    if proposal.settled_at is not None:
        raise Conflict("This proposal was decided on already; open the article to see what stands.")
    proposal.settled_at, proposal.outcome = now(), outcome


def opened(session: Session, article: Article) -> tuple[Article, Space]:
    """The article, locked and with what was edited in its file, and its space. Raises NotFound."""
    found = locked(session, article.id)
    if found is None:
        raise NotFound("This article was deleted.")
    space = session.get_one(Space, found.space_id)
    absorb(session, space, found)
    return found, space


def _check_title(session: Session, article: Article, page: Page) -> None:
    if not page.title.strip():
        raise InvalidInput("The page needs a title: begin it with a line such as “# A title”.")
    if len(page.title) > LONGEST_TITLE:
        raise InvalidInput(f"The title is longer than {LONGEST_TITLE} characters; shorten it.")
    key = title_key(page.title)
    owner = named(session, article.space_id, [key]).get(key)
    taken = session.scalar(
        select(Article.id).where(
            Article.space_id == article.space_id, Article.title_key == key, Article.id != article.id
        )
    )
    if taken or (owner and owner != article.id):
        raise InvalidInput(f"Another article is called “{page.title}”; choose a different title.")


def _with_old_title(before: Page, title: str) -> tuple[str, ...]:
    """Links by the old title go on working."""
    if title_key(title) == title_key(before.title):
        return before.aliases
    return tuple(dict.fromkeys((*before.aliases, before.title)))
