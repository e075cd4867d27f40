"""The searches that a space keeps."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from wikimind.errors import InvalidInput, NotFound
from wikimind.extensions import db
from wikimind.models.saved_search import SavedSearch
from wikimind.models.space import Space, User

MOST = 100
LONGEST_NAME, LONGEST_QUERY = 120, 300


def saved_searches(space: Space) -> Sequence[SavedSearch]:
    """All of them, by name."""
    statement = select(SavedSearch).where(SavedSearch.space_id == space.id)
    return db.session.scalars(statement.order_by(func.lower(SavedSearch.name), SavedSearch.id)).all()


def saved_search(space: Space, search_id: int) -> SavedSearch:
    """That one, if it is of this space. Raises NotFound."""
    statement = select(SavedSearch).where(SavedSearch.space_id == space.id, SavedSearch.id == search_id)
    found = db.session.scalar(statement)
    if found is None:
        raise NotFound("There is no such saved search here; it may have been deleted.")
    return found


def save_search(session: Session, space: Space, user: User | None, name: str, query: str) -> SavedSearch:
    """Keep a query; one that is kept already gets the new name. Raises InvalidInput."""
    query, name = " ".join(query.split())[:LONGEST_QUERY], " ".join(name.split())[:LONGEST_NAME]
    if not query:
        raise InvalidInput("There is nothing to save: search for something first.")
    known = {search.query: search for search in saved_searches(space)}
    if query not in known and len(known) >= MOST:
        raise InvalidInput(f"A space keeps at most {MOST} searches; delete one that nobody needs any more.")
    saved = known.get(query) or SavedSearch(space_id=space.id, user_id=user.id if user else None, query=query)
    saved.name = name or query[:LONGEST_NAME]
    session.add(saved)
    session.flush()
    return saved
