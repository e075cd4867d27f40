"""Spaces, their members and their roles."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from wikimind.access.needs import RANKS, VISITOR_ROLE
from wikimind.errors import Conflict, InvalidInput, NotFound, SignInNeeded
from wikimind.extensions import db, upsert
from wikimind.models.space import OWNER, ROLES, Membership, Space, User
from wikimind.wiki.titles import slug

NOT_THERE = "There is no such space, or you may not see it."
_LONGEST_SLUG = 60
_MOST_RIVALS = 50  # who take a slug between the look at what is free and the insert


@dataclass(frozen=True)
class Entered:
    """A space with the role that the asker has in it."""

    space: Space
    role: str

    def allows(self, role: str) -> bool:
        return RANKS[self.role] >= RANKS[role]


def entered(user: User | None, slug: str) -> Entered:
    """The space as this person sees it. Raises NotFound, or SignInNeeded for strangers."""
    mine = and_(Membership.space_id == Space.id, Membership.user_id == (user.id if user else 0))
    row = db.session.execute(
        select(Space, Membership.role).outerjoin(Membership, mine).where(Space.slug == slug)
    ).first()
    role = _role(user, *row) if row else None
    if row is None or role is None:
        # A stranger is not told whether it exists.
        raise NotFound(NOT_THERE) if user else SignInNeeded()
    return Entered(row[0], role)


def _role(user: User | None, space: Space, role: str | None) -> str | None:
    if user and user.is_local:
        return OWNER  # there is nobody else
    return role or (VISITOR_ROLE if space.public else None)


def spaces_of(user: User) -> Sequence[tuple[Space, str]]:
    """The person's spaces with their roles, by name."""
    if user.is_local:
        return [(space, OWNER) for space in db.session.scalars(select(Space).order_by(Space.name))]
    rows = db.session.execute(
        select(Space, Membership.role)
        .join(Membership, Membership.space_id == Space.id)
        .where(Membership.user_id == user.id)
        .order_by(Space.name)
    )
    return list(rows.tuples())


def public_spaces() -> Sequence[Space]:
    return db.session.scalars(select(Space).where(Space.public).order_by(Space.name)).all()


def members_of(space: Space) -> Sequence[tuple[User, str]]:
    """The members of the space, owners first."""
    rows = db.session.execute(
        select(User, Membership.role)
        .join(Membership, Membership.user_id == User.id)
        .where(Membership.space_id == space.id)
    )
    return sorted(rows.tuples(), key=lambda row: (-RANKS[row[1]], row[0].name.lower()))


def make(session: Session, name: str, owner: User) -> Space:
    """A new private space. Raises InvalidInput."""
    name = name.strip()[:200]
    if not any(char.isalnum() for char in name):
        raise InvalidInput("Give the space a name with letters or digits in it.")
    space = _inserted(session, slug_of(name), name)
    join(session, space, owner, OWNER)
    return space


def _inserted(session: Session, wanted: str, name: str) -> Space:
    """A row with the first slug that is free, also where others ask for the same at this moment."""
    taken = set(session.scalars(select(Space.slug).where(Space.slug.startswith(wanted, autoescape=True))))
    for number in range(1, len(taken) + _MOST_RIVALS):
        free = _numbered(wanted, number)
        if free not in taken:
            row = upsert(session, Space).values(slug=free, name=name).on_conflict_do_nothing()
            space: Space | None = session.scalars(row.returning(Space)).first()
            if space is not None:
                return space
    raise Conflict(
        "Many spaces with this name are being created right now; try again, or choose another name."
    )


def slug_of(name: str) -> str:
    """The name in addresses and paths, in letters of any script.

    >>> slug_of(" Größe & Ruhm: 2026 "), slug_of("Наши заметки"), slug_of("茶")
    ('grosse-ruhm-2026', 'наши-заметки', '茶')
    """
    return slug(name)[:_LONGEST_SLUG].strip("-")


def _numbered(wanted: str, number: int) -> str:
    return wanted if number == 1 else f"{wanted}-{number}"


def join(session: Session, space: Space, user: User, role: str) -> None:
    """Give the person the role in the space, in place of what they had. Raises InvalidInput, Conflict."""
    if role not in ROLES:
        raise InvalidInput(f"Choose a role: {', '.join(ROLES)}.")
    found = _membership(session, space, user)
    if found is None:
        session.add(Membership(space_id=space.id, user_id=user.id, role=role))
    else:
        if role != OWNER:
            _keep_an_owner(session, space, found)
        found.role = role


def join_at_least(session: Session, space: Space, user: User, role: str) -> None:
    """As `join`, but never less than they may already."""
    found = _membership(session, space, user)
    if found is None or RANKS[role] > RANKS[found.role]:
        join(session, space, user, role)


def leave(session: Session, space: Space, user: User) -> None:
    """Take the person out of the space. Raises Conflict for its last owner."""
    found = _membership(session, space, user)
    if found is not None:
        _keep_an_owner(session, space, found)
        session.delete(found)


def put(session: Session, space: Space, user: User, role: str | None) -> None:
    """What an outside authority says, even where it leaves a space without an owner; None: no member."""
    found = _membership(session, space, user)
    if role is None and found is not None:
        session.delete(found)
    elif role is not None and found is None:
        session.add(Membership(space_id=space.id, user_id=user.id, role=role))
    elif role is not None and found is not None:
        found.role = role


def _membership(session: Session, space: Space, user: User) -> Membership | None:
    # Locked, so that changes of who is in the space come one after another, each seeing those before it.
    session.execute(select(Space.id).where(Space.id == space.id).with_for_update())
    return session.scalar(
        select(Membership)
        .where(Membership.space_id == space.id, Membership.user_id == user.id)
        .execution_options(populate_existing=True)
    )


def _keep_an_owner(session: Session, space: Space, leaving: Membership) -> None:
    owners = select(func.count()).where(Membership.space_id == space.id, Membership.role == OWNER)
    if leaving.role == OWNER and session.scalar(owners) == 1:
        raise Conflict("A space needs an owner; make someone else an owner first.")
