"""The asker and what they may see: look-ups that answer 'not found' for everything else."""

from typing import Any

from flask import Blueprint, current_app, g
from sqlalchemy import select

from wikimind.access import spaces
from wikimind.access.identity import COMMAND, asker
from wikimind.errors import NotFound
from wikimind.extensions import db
from wikimind.models import author as author_kinds
from wikimind.models.article import Article, Proposal
from wikimind.models.author import COMMAND_NAME, PERSON, Author
from wikimind.models.queries import articles, sources
from wikimind.models.source import Source
from wikimind.models.space import LOCAL_USER, Space, User


def guard(pages: Blueprint) -> None:
    """Keep the links of these pages inside their space. `access.routes` says who may enter."""
    # A blueprint outlives the application in tests, and takes no more once it was registered.
    if _stay_in_space not in pages.url_default_functions[None]:
        pages.url_defaults(_stay_in_space)


def _stay_in_space(endpoint: str, values: dict[str, Any]) -> None:
    expects = current_app.url_map.is_endpoint_expecting(endpoint, "space")  # else it would be told in ?space=
    if expects and "space" not in values and "space" in g:
        values["space"] = g.space.slug


def current_user() -> User | None:
    """The person who asks."""
    return asker().user


def author() -> Author:
    """The author of the asker's edits."""
    who = asker()
    if who.by == COMMAND:
        return Author(author_kinds.COMMAND, None, COMMAND_NAME)
    return Author(PERSON, who.user.id if who.user else None, who.user.name if who.user else LOCAL_USER)


def is_admin() -> bool:
    """Whether the person who asks may know how the installation is."""
    return asker().is_admin


def space(slug: str) -> Space:
    """The space, which whoever asks may read. Raises NotFound, or SignInNeeded for strangers."""
    return spaces.entered(asker().user, slug).space


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
