"""Spaces: which there are for the person, a new one, and who is in it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.access import audit, people, spaces, tickets
from wikimind.errors import InvalidInput, NotFound, SignInNeeded
from wikimind.extensions import settings, write_transaction
from wikimind.models.space import READER, ROLES, Space, User
from wikimind.models.ticket import INVITATION

pages = Blueprint("spaces", __name__)


def me() -> User:
    """Who is signed in, on routes that demand it."""
    user = access.current_user()
    if user is None:
        raise SignInNeeded
    return user


@pages.get("/spaces")
def index() -> str:
    return render_template("spaces/index.html", mine=spaces.spaces_of(me()), shared=spaces.public_spaces())


@pages.post("/spaces")
def create() -> Response:
    with write_transaction() as session:
        space = spaces.make(session, request.form.get("name", ""), me())
        audit.tell(f"made the space {space.slug}")
    flash(f"“{space.name}” is made. Nobody sees it but you, until you invite them.")
    return redirect(url_for("inbox.index", space=space.slug), 303)


@pages.get("/s/<space>/members")
def members(space: Space) -> str:
    return _members(space)


def _members(space: Space, link: str = "") -> str:
    return render_template(
        "spaces/members.html",
        members=spaces.members_of(space),
        invitations=tickets.invitations(space),
        link=link,
        roles=ROLES,
    )


@pages.post("/s/<space>/members/invite")
def invite(space: Space) -> str:
    """A link that works once, shown once."""
    role = request.form.get("role", READER)
    if role not in ROLES:
        raise InvalidInput(f"Choose a role: {', '.join(ROLES)}.")
    note = request.form.get("note", "").strip()
    with write_transaction() as session:
        secret = tickets.make(session, INVITATION, space=space, role=role, note=note, by=me())
        audit.tell(f"invited a {role} {note}".strip())
    return _members(space, invitation_url(secret))


def invitation_url(secret: str) -> str:
    """An address for people elsewhere: the public one where it is known."""
    return base_url() + url_for("links.invitation", secret=secret)


def base_url() -> str:
    return settings().public_url or request.host_url.rstrip("/")


@pages.post("/s/<space>/members/<int:user_id>")
def change(space: Space, user_id: int) -> Response:
    """Another role, or out of the space (`role` is "none")."""
    user, role = _member(space, user_id), request.form.get("role", "")
    with write_transaction() as session:
        if role == "none":
            spaces.leave(session, space, user)
        else:
            spaces.join(session, space, user, role)
        audit.tell(f"{user.name}: {role}")
    flash(f"{user.name} is {'no longer a member' if role == 'none' else f'now {role}'}.")
    if user.id == me().id and role != "owner":
        return redirect(url_for("spaces.index"), 303)
    return redirect(url_for("spaces.members"), 303)


def _member(space: Space, user_id: int) -> User:
    user = people.person(user_id)
    if user.id not in {member.id for member, _ in spaces.members_of(space)}:
        raise NotFound("This person is no member of the space.")
    return user


@pages.post("/s/<space>/members/invitations/<int:ticket_id>/withdraw")
def withdraw(space: Space, ticket_id: int) -> Response:
    with write_transaction() as session:
        tickets.withdraw(session, space, ticket_id)
        audit.tell("withdrew an invitation")
    flash("The invitation no longer works.")
    return redirect(url_for("spaces.members"), 303)


@pages.post("/s/<space>/visibility")
def visibility(space: Space) -> Response:
    """Whether everybody may read the space, and whether search engines may keep it."""
    public = request.form.get("public") == "yes"
    with write_transaction():
        space.public = public
        space.indexed = public and request.form.get("indexed") == "yes"
        audit.tell(f"public: {'yes' if public else 'no'}, search engines: {'yes' if space.indexed else 'no'}")
    flash("Everybody can read this space now." if public else "Only members can read this space.")
    return redirect(url_for("spaces.members"), 303)
