"""What a machine writes meets what a person wrote: the person wins, the new text waits as a proposal."""

from sqlalchemy import not_, select
from sqlalchemy.orm import Session

from wikimind.articles.claims import Known
from wikimind.articles.proposals import propose
from wikimind.articles.publication import locked, publish
from wikimind.errors import NotFound
from wikimind.models.article import Article, Revision
from wikimind.models.author import WIKIMIND
from wikimind.models.space import Space
from wikimind.wiki import files
from wikimind.wiki.merge import merge, parking_reason
from wikimind.wiki.page import Page


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
        publish(session, space, article, page, author=WIKIMIND, note=note, known=known)
        return
    found = locked(session, article.id)
    if found is None:
        raise NotFound("This article was deleted while it was written.")
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
    publish(session, space, found, merged.page, author=WIKIMIND, note=note, known=known)
    found.generated = rendered


def edited_by_people(session: Session, article: Article) -> bool:
    """Whether anybody but the machine ever wrote in the article."""
    by_people = select(Revision.id).where(Revision.article_id == article.id, not_(Revision.by_machine()))
    return session.scalar(by_people.limit(1)) is not None
