"""Under which letters a list has something, found without reading the list."""

from sqlalchemy import ColumnElement, literal_column, select

from wikimind.extensions import Model, db
from wikimind.models.space import Space

MOST = 200  # letters; of some scripts there are thousands


def initials(table: type[Model], initial: str, space: Space) -> list[str]:
    """The first letters of the rows of a space, in their order.

    `initial` is the expression of an index behind `space_id`. From each letter the database goes on to the
    next one there, so that the cost grows with the letters and not with the rows.
    """
    letter: ColumnElement[str] = literal_column(initial)
    rows = table.__table__
    of_space = rows.c.space_id == space.id
    first = select(select(letter).where(of_space).order_by(letter).limit(1).scalar_subquery().label("letter"))
    found = first.cte("found", recursive=True)
    following = select(letter).where(of_space, letter > found.c.letter).order_by(letter).limit(1)
    found = found.union_all(
        select(following.correlate(found).scalar_subquery()).where(found.c.letter.is_not(None))
    )
    letters = db.session.scalars(select(found.c.letter).where(found.c.letter.is_not(None)).limit(MOST))
    return sorted(one for one in letters if one)
