"""Spaces: where everything else is found."""

from typing import Any

from flask import Blueprint

from wikimind.api import shapes
from wikimind.models.queries.articles import articles_by_kind
from wikimind.models.queries.inbox import sources_by_state
from wikimind.models.space import Space

routes = Blueprint("spaces", __name__, url_prefix="/spaces/<space>")


@routes.get("")
def show(space: Space) -> dict[str, Any]:
    """The space, with how much there is in it."""
    return {**shapes.space(space), "sources": sources_by_state(space), "articles": articles_by_kind(space)}
