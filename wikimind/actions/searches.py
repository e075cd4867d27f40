"""Searches that a space keeps: saved under a name, deleted."""

from wikimind.extensions import write_transaction
from wikimind.models.queries.saved_searches import save_search
from wikimind.models.saved_search import SavedSearch
from wikimind.models.space import Space, User


def save(space: Space, user: User | None, name: str, query: str) -> SavedSearch:
    """Keep the search, for all who may see the space. Raises InvalidInput."""
    with write_transaction() as session:
        return save_search(session, space, user, name, query)


def delete(saved: SavedSearch) -> None:
    with write_transaction() as session:
        session.delete(saved)
