"""A person corrects: edits, restores, and decides on proposals. Every write is a revision."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from wikimind.articles.catalogue import request_catalogue
from wikimind.articles.naming import LONGEST_TITLE, is_free
from wikimind.articles.publication import locked, publish
from wikimind.errors import Conflict, InvalidInput, NotFound, Outdated
from wikimind.models.article import Article, Proposal, Revision
from wikimind.models.author import Author
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.wiki import files, merge
from wikimind.wiki.page import Page
from wikimind.wiki.titles import title_key


def save_edit(
    session: Session, article_id: int, markdown: str, *, author: Author, base_revision: int, note: str = ""
) -> None:
    """Write a person's text, all that stands below the front matter, as the next revision.

    Raises Outdated where the article changed after `base_revision`, InvalidInput for a page without a title
    or with one that another article has.
    """
    found, space = opened(session, article_id)
    if found.revision != base_revision:
        raise Outdated(found.revision, found.body)
    before = files.parse(found.body)
    typed = files.parse(markdown.replace("\r\n", "\n"))
    _check_title(session, found, typed)
    page = replace(before, title=typed.title, sections=typed.sections, footnotes=typed.footnotes)
    publish(session, space, found, page, author=author, note=note)
    request_catalogue(session, space.id)


def restore(session: Session, article_id: int, number: int, *, author: Author) -> None:
    """Write an earlier revision as the newest. Raises NotFound."""
    found, space = opened(session, article_id)
    revision = session.scalar(
        select(Revision)
        .where(Revision.article_id == article_id, Revision.number == number)
        .options(undefer(Revision.body))
    )
    if revision is None:
        raise NotFound(f"This article has no revision {number}.")
    page = _with_aliases_of(files.parse(found.body), files.parse(revision.body))
    _check_title(session, found, page)
    publish(session, space, found, page, author=author, note=f"restored revision {number}")
    request_catalogue(session, space.id)


def accept(session: Session, proposal: Proposal, *, author: Author) -> None:
    """Let the proposed text take the place of what stands. Raises Conflict where it was settled before."""
    found, space = opened(session, proposal.article_id)
    _settle(session, proposal, "accepted")
    stands, proposed = files.parse(found.body), files.parse(proposal.body)
    if proposal.heading is None:
        page = _with_aliases_of(stands, replace(proposed, title=found.title))
        note = "accepted the proposed page"
    else:
        page = merge.apply(stands, proposed)
        note = f"accepted the proposal for “{proposal.heading or 'Summary'}”"
    publish(session, space, found, page, author=author, note=note)
    if proposal.heading is None:
        found.generated = proposal.body
    request_catalogue(session, space.id)


def decline(session: Session, proposal: Proposal) -> None:
    """Let what stands stand. Raises Conflict where the proposal was settled before."""
    _settle(session, proposal, "declined")


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


def _settle(session: Session, proposal: Proposal, outcome: str) -> None:
    session.refresh(proposal, with_for_update=True)  # two may decide at once
    if proposal.settled_at is not None:
        raise Conflict("This proposal was decided on already; open the article to see what stands.")
    proposal.settled_at, proposal.outcome = now(), outcome


def _with_aliases_of(stands: Page, page: Page) -> Page:
    """The page, under the names by which the article is linked to now."""
    names = dict.fromkeys((*page.aliases, *stands.aliases))
    return replace(page, aliases=tuple(name for name in names if title_key(name) != title_key(page.title)))


def opened(session: Session, article_id: int) -> tuple[Article, Space]:
    """The article, locked, and its space. Raises NotFound."""
    found = locked(session, article_id)
    if found is None:
        raise NotFound("This article was deleted.")
    return found, session.get_one(Space, found.space_id)


def _check_title(session: Session, article: Article, page: Page) -> None:
    if not page.title.strip():
        raise InvalidInput("The page needs a title: begin it with a line such as “# A title”.")
    if len(page.title) > LONGEST_TITLE:
        raise InvalidInput(f"The title is longer than {LONGEST_TITLE} characters; shorten it.")
    if not is_free(session, article, page.title):
        raise InvalidInput(f"Another article is called “{page.title}”; choose a different title.")
