"""How commands find the space that they were given."""

import click
from sqlalchemy import select

from wikimind.extensions import db
from wikimind.models.space import Space


def space_named(slug: str) -> Space:
    """The space, or an end of the command with a sentence."""
    space = db.session.scalar(select(Space).where(Space.slug == slug))
    if space is None:
        raise click.ClickException(f"There is no space called {slug}.")
    return space
