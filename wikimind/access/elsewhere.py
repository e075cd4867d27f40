"""People a proxy or an OpenID provider vouches for, and the roles their groups give them."""

from collections.abc import Collection, Sequence

from flask import request
from sqlalchemy import and_, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from wikimind.access import addresses, people, spaces
from wikimind.access.needs import RANKS
from wikimind.errors import Conflict, InvalidInput
from wikimind.extensions import db, settings, write_transaction
from wikimind.models.account import Identity
from wikimind.models.space import Membership, Space, User

PROXY = "proxy"


def named_by_proxy() -> User | None:
    """The person a configured proxy names."""
    name = request.headers.get(settings().proxy_user_header, "").strip()
    if not name or not addresses.peer_is_trusted():
        return None
    listed = settings().proxy_groups_header
    groups = _split(request.headers.get(listed, "")) if listed else None
    user = known(PROXY, name)
    if user is None:
        user = _introduced_by_proxy(name)
    if groups is not None and not _fit(user, groups):
        with write_transaction() as session:
            give_roles(session, user, groups)
    return user if user.disabled_at is None else None


def _introduced_by_proxy(name: str) -> User:
    """The account of a newcomer, whose browser may send several requests at once."""
    try:
        with write_transaction() as session:
            email = name if "@" in name else ""
            return introduce(session, PROXY, name, name.partition("@")[0], email)
    except (IntegrityError, Conflict, InvalidInput):
        user = known(PROXY, name)
        if user is None:
            raise
        return user


def _split(text: str) -> set[str]:
    return {part.strip() for part in text.split(",") if part.strip()}


def known(issuer: str, subject: str) -> User | None:
    """The person with the name `subject` at that issuer."""
    return db.session.scalar(
        select(User)
        .join(Identity, Identity.user_id == User.id)
        .where(Identity.issuer == issuer, Identity.subject == subject)
    )


def introduce(session: Session, issuer: str, subject: str, name: str, email: str) -> User:
    """Tie the name elsewhere to the account with this e-mail address (which must be proven), or a new one."""
    user = session.scalar(select(User).where(User.email == email.lower())) if email else None
    if user is None:
        user = people.make(session, _free_name(session, name), email)
    session.add(Identity(user_id=user.id, issuer=issuer, subject=subject))
    return user


def has_account(email: str) -> bool:
    """Whether somebody here has this (proven) address."""
    return bool(email) and db.session.scalar(select(User.id).where(User.email == email.lower())) is not None


def _free_name(session: Session, wanted: str) -> str:
    """The name, with a number behind it where somebody has it."""
    base = wanted.replace("@", " ").strip()[:80] or "somebody"
    for number in range(1, 1000):
        try:
            return people.checked_name(session, base if number == 1 else f"{base} {number}")
        except InvalidInput:
            continue
    raise InvalidInput("No free name could be found for this person; ask an administrator to choose one.")


def give_roles(session: Session, user: User, groups: Collection[str]) -> None:
    """Set what groups decide: whether the person administers, and their roles in configured spaces."""
    user.is_admin = _administers(user, groups)
    for space, role in _spaces_decided(user):
        if role != (wanted := _role_in(space, groups)):
            spaces.put(session, space, user, wanted)


def _fit(user: User, groups: Collection[str]) -> bool:
    """Whether nothing is to be changed."""
    return user.is_admin == _administers(user, groups) and all(
        role == _role_in(space, groups) for space, role in _spaces_decided(user)
    )


def is_expected(groups: Collection[str]) -> bool:
    """Whether the settings say anything about these groups."""
    known = {rule.group for rule in settings().group_roles} | set(settings().admin_groups)
    return not known.isdisjoint(groups)


def _administers(user: User, groups: Collection[str]) -> bool:
    """An administrator with a password stays one: someone must get in when the provider is down."""
    admins = settings().admin_groups
    if not admins or (user.is_admin and user.password_hash):
        return user.is_admin
    return not set(admins).isdisjoint(groups)


def _role_in(space: Space, groups: Collection[str]) -> str | None:
    roles = [r.role for r in settings().group_roles if r.space == space.slug and r.group in groups]
    return max(roles, key=RANKS.__getitem__, default=None)


def _spaces_decided(user: User) -> Sequence[tuple[Space, str | None]]:
    """The spaces on which groups decide, with the person's present role."""
    slugs = {rule.space for rule in settings().group_roles}
    rows = db.session.execute(
        select(Space, Membership.role)
        .outerjoin(Membership, and_(Membership.space_id == Space.id, Membership.user_id == user.id))
        .where(Space.slug.in_(slugs))
    )
    return list(rows.tuples())
