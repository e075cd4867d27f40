"""What a machine writes meets what a person wrote: the person wins, the new text waits as a proposal."""

import hashlib

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from wikimind.articles.claims import Known
from wikimind.articles.publication import locked, publish
from wikimind.errors import NotFound
from wikimind.models.article import MACHINE, Article, Proposal, Revision
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.storage import current, wiki_key
from wikimind.wiki import files
from wikimind.wiki.merge import merge, parking_reason
from wikimind.wiki.page import Page

VAULT = "vault"  # the author of edits that were made in the wiki directory itself


def publish_generated(
    session: Session, space: Space, article: Article, page: Page, *, note: str, known: Known
) -> None:
    """Write a page that an engine made; `article` may be new.

    What a person changed since the machine last wrote stays. A rewrite that shrinks the page sharply or loses
    citations is parked as a proposal for the whole page.
    """
    rendered = files.render(page)
    if article.id is None:
        article.generated = rendered
        publish(session, space, article, page, author=MACHINE, note=note, known=known)
        return
    found = locked(session, article.id)
    if found is None:
        raise NotFound("This article was deleted while it was written.")
    absorb(session, space, found)
    current_page = files.parse(found.body)
    base = files.parse(found.generated) if found.generated else None
    merged = merge(base, current_page, page)
    reason = parking_reason(current_page, merged.page)
    if reason:
        propose(session, found, None, rendered, reason)
        return
    for section in merged.proposals:
        proposed = page.with_sections((section,))
        propose(session, found, section.heading, files.render(proposed), "a person edited this section")
    publish(session, space, found, merged.page, author=MACHINE, note=note, known=known)
    found.generated = rendered


def edited_by_people(session: Session, article: Article) -> bool:
    """Whether anybody but the machine ever wrote in the article."""
    by_people = select(Revision.id).where(Revision.article_id == article.id, Revision.author != MACHINE)
    return session.scalar(by_people.limit(1)) is not None


def absorb(session: Session, space: Space, article: Article) -> bool:
    """Take over an edit that was made in the article's file; whether there was one."""
    key = wiki_key(space.slug, article.path)
    if not current().exists(key):
        return False
    data = current().read(key)
    if hashlib.sha256(data).hexdigest() == article.file_sha256:
        return False
    page = files.parse(data.decode(errors="replace"))
    publish(session, space, article, page, author=VAULT, note="edited in the wiki directory")
    return True


def propose(session: Session, article: Article, heading: str | None, body: str, reason: str) -> None:
    """Let `body` wait beside the article; it takes the place of what waited for the same section."""
    waiting = select(Proposal.id).where(
        Proposal.article_id == article.id, Proposal.settled_at.is_(None), Proposal.heading == heading
    )
    session.execute(
        update(Proposal).where(Proposal.id.in_(waiting)).values(settled_at=now(), outcome="replaced")
    )
    session.add(
        Proposal(
            space_id=article.space_id, article_id=article.id, heading=heading, body=body, reason=reason[:300]
        )
    )
