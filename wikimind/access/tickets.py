"""Links that work once: made, looked up, used."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from wikimind.access.credentials import hash_of, new_secret
from wikimind.errors import NotFound
from wikimind.extensions import db
from wikimind.models.space import Space, User
from wikimind.models.ticket import INVITATION, RESET, SETUP, Ticket
from wikimind.models.types import now

LIVES = {SETUP: timedelta(days=7), INVITATION: timedelta(days=7), RESET: timedelta(hours=2)}


def make(
    session: Session,
    kind: str,
    *,
    user: User | None = None,
    space: Space | None = None,
    role: str = "",
    note: str = "",
    by: User | None = None,
) -> str:
    """The secret of a new link."""
    secret = new_secret()
    session.execute(delete(Ticket).where(Ticket.expires_at < now() - timedelta(days=30)))
    session.add(
        Ticket(
            kind=kind,
            token_hash=hash_of(secret),
            user_id=user.id if user else None,
            space_id=space.id if space else None,
            role=role,
            note=note[:200],
            created_by_id=by.id if by else None,
            expires_at=now() + LIVES[kind],
        )
    )
    return secret


def valid(kind: str, secret: str) -> Ticket:
    """The ticket, as long as it can be used. Raises NotFound."""
    found = db.session.scalar(
        select(Ticket).where(
            Ticket.kind == kind,
            Ticket.token_hash == hash_of(secret),
            Ticket.used_at.is_(None),
            Ticket.expires_at > now(),
        )
    )
    if found is None:
        raise NotFound("This link has already been used or has expired; ask for a new one.")
    return found


def use(session: Session, ticket: Ticket) -> None:
    """Only one of several who use it at the same moment gets through. Raises NotFound."""
    used = session.execute(
        update(Ticket).where(Ticket.id == ticket.id, Ticket.used_at.is_(None)).values(used_at=now())
    )
    if used.rowcount != 1:  # type: ignore[attr-defined]
        raise NotFound("This link was used already; ask for a new one.")


def void(session: Session, kind: str, user: User | None = None) -> None:
    """No earlier link of the kind works from now on."""
    earlier = update(Ticket).where(Ticket.kind == kind, Ticket.used_at.is_(None))
    session.execute((earlier.where(Ticket.user_id == user.id) if user else earlier).values(used_at=now()))


def invitations(space: Space | None) -> Sequence[Ticket]:
    """Those that can be used still, into this space or into none."""
    return db.session.scalars(
        select(Ticket)
        .where(
            Ticket.kind == INVITATION,
            Ticket.space_id == (space.id if space else None),
            Ticket.used_at.is_(None),
            Ticket.expires_at > now(),
        )
        .order_by(Ticket.id.desc())
    ).all()


def withdraw(session: Session, space: Space | None, ticket_id: int) -> None:
    session.execute(
        delete(Ticket).where(
            Ticket.id == ticket_id,
            Ticket.kind == INVITATION,
            Ticket.space_id == (space.id if space else None),
        )
    )
