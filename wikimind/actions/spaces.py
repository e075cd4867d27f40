"""What people do with spaces: make one, invite, change who is in it and who may read it."""

from wikimind.access import activity, spaces, tickets
from wikimind.errors import InvalidInput, NotFound
from wikimind.extensions import db, write_transaction
from wikimind.models.space import OWNER, ROLES, Space, User
from wikimind.models.ticket import INVITATION

NO_MEMBER = "none"  # the role of a person who is to leave


def create(name: str, owner: User) -> Space:
    """A new private space. Raises InvalidInput."""
    with write_transaction() as session:
        space = spaces.make(session, name, owner)
        activity.tell(f"made the space {space.slug}")
    return space


def invite(space: Space, role: str, note: str, *, by: User) -> str:
    """The secret of a link that lets one person into the space. Raises InvalidInput."""
    if role not in ROLES:
        raise InvalidInput(f"Choose a role: {', '.join(ROLES)}.")
    with write_transaction() as session:
        secret = tickets.make(session, INVITATION, space=space, role=role, note=note, by=by)
        activity.tell(f"invited a {role} {note}".strip())
    return secret


def withdraw_invitation(space: Space | None, ticket_id: int) -> None:
    """Let the link of an invitation work no longer; without a space, one into the installation alone."""
    with write_transaction() as session:
        tickets.withdraw(session, space, ticket_id)
        activity.tell("withdrew an invitation")


def change_role(space: Space, user: User, role: str) -> None:
    """Another role, or out of the space (`NO_MEMBER`). Raises InvalidInput, Conflict for the last owner."""
    with write_transaction() as session:
        if role == NO_MEMBER:
            spaces.leave(session, space, user)
        else:
            spaces.join(session, space, user, role)
        activity.record(session, f"{user.name}: {role}", command="user role", space=space)


def become_owner(space_id: int, user: User) -> Space:
    """An administrator looks after a space; its owners see it. Raises NotFound."""
    space = db.session.get(Space, space_id)
    if space is None:
        raise NotFound("There is no such space.")
    with write_transaction() as session:
        spaces.join(session, space, user, OWNER)
        activity.tell(f"became an owner of {space.slug}")
    return space


def set_visibility(space: Space, *, public: bool, indexed: bool) -> None:
    """Whether everybody may read the space, and whether search engines may keep what is public."""
    with write_transaction():
        space.public, space.indexed = public, public and indexed
        activity.tell(f"public: {_yes(public)}, search engines: {_yes(space.indexed)}")


def _yes(truth: bool) -> str:
    return "yes" if truth else "no"
