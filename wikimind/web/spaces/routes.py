"""Spaces: which there are for the person, a new one, and who is in it."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind import access
from wikimind.access import people, spaces, tickets
from wikimind.actions import spaces as space_actions
from wikimind.errors import NotFound, SignInNeeded
from wikimind.extensions import settings
from wikimind.models.space import READER, ROLES, Space, User

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
    space = space_actions.create(request.form.get("name", ""), me())
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
    role, note = request.form.get("role", READER), request.form.get("note", "").strip()
    secret = space_actions.invite(space, role, note, by=me())
    return _members(space, invitation_url(secret))


def invitation_url(secret: str) -> str:
    """An address for people elsewhere: the public one where it is known."""
    return base_url() + url_for("links.invitation", secret=secret)


def base_url() -> str:
    return settings().public_url or request.host_url.rstrip("/")


@pages.post("/s/<space>/members/<int:user_id>")
def change(space: Space, user_id: int) -> Response:
    """Another role, or out of the space (`role` is space_actions.NO_MEMBER)."""
    user, role = _member(space, user_id), request.form.get("role", "")
    space_actions.change_role(space, user, role)
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
    space_actions.withdraw_invitation(space, ticket_id)
    flash("The invitation no longer works.")
    return redirect(url_for("spaces.members"), 303)


@pages.post("/s/<space>/visibility")
def visibility(space: Space) -> Response:
    """Whether everybody may read the space, and whether search engines may keep it."""
    public = request.form.get("public") == "yes"
    space_actions.set_visibility(space, public=public, indexed=request.form.get("indexed") == "yes")
    flash("Everybody can read this space now." if public else "Only members can read this space.")
    return redirect(url_for("spaces.members"), 303)
