"""Spaces: where everything else is found."""

from flask import Blueprint

from wikimind.api import resources
from wikimind.api.contract import contract
from wikimind.models.queries.articles import articles_by_kind
from wikimind.models.queries.inbox import sources_by_state
from wikimind.models.space import Space

routes = Blueprint("spaces", __name__, url_prefix="/spaces/<space>")


@routes.get("")
@contract("A space, with how much there is in it")
def show(space: Space) -> resources.Space:
    return resources.Space.of(space, sources=sources_by_state(space), articles=articles_by_kind(space))
