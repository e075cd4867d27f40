"""Who asks, and what they may see: look-ups that answer 'not found' for everything else."""

from typing import Any

from flask import Blueprint, g
from sqlalchemy import select

from wikimind.errors import NotFound
from wikimind.extensions import db
from wikimind.models.article import Article, Proposal
from wikimind.models.questions import articles, sources
from wikimind.models.source import Source
from wikimind.models.space import Space, User

LOCAL_USER = "local"


def guard(pages: Blueprint) -> None:
    """Let the pages' routes take a `space: Space` for `<space>` in the URL, and links stay in that space."""
    # A blueprint outlives the application in tests, and takes no more once it was registered.
    if _look_up_space not in pages.url_value_preprocessors[None]:
        pages.url_value_preprocessor(_look_up_space)
        pages.url_defaults(_stay_in_space)


def _look_up_space(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values and "space" in values:
        g.space = values["space"] = space(values["space"])


def _stay_in_space(endpoint: str, values: dict[str, Any]) -> None:
    if "space" not in values and "space" in g:
        values["space"] = g.space.slug


def current_user() -> User | None:
    """The person who asks."""
    if "user" not in g:
        g.user = db.session.scalar(select(User).where(User.name == LOCAL_USER))
    found: User | None = g.user
    return found


def author() -> str:
    """The name under which the person's edits are kept."""
    user = current_user()
    return user.name if user else LOCAL_USER


def space(slug: str) -> Space:
    """The space. Raises NotFound."""
    found = db.session.scalar(select(Space).where(Space.slug == slug))
    if found is None:
        raise NotFound("There is no such space, or you may not see it.")
    return found


def own_source(space: Space, source_id: int) -> Source:
    """The source in this space. Raises NotFound."""
    found = sources.source_with_id(space, source_id)
    if found is None:
        raise NotFound("There is no such source here; it may have been deleted.")
    return found


def own_article(space: Space, slug: str) -> Article:
    """The article in this space, with its text. Raises NotFound."""
    found = articles.article_at(space, slug)
    if found is None:
        raise NotFound("There is no such article here; search for it, or look through the wiki.")
    return found


def own_proposal(space: Space, proposal_id: int) -> Proposal:
    """The proposal in this space. Raises NotFound."""
    found = db.session.scalar(
        select(Proposal).where(Proposal.space_id == space.id, Proposal.id == proposal_id)
    )
    if found is None:
        raise NotFound("There is no such proposal here.")
    return found


def is_admin() -> bool:
    """Whether the person who asks may know how the installation is."""
    return current_user() is not None
