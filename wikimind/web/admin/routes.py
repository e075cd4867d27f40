"""For administrators: people, spaces, the work that is done, and who did what."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from wikimind.access import people, tickets
from wikimind.actions import accounts
from wikimind.actions import jobs as job_actions
from wikimind.actions import spaces as space_actions
from wikimind.errors import NotFound
from wikimind.models.job import FAILED, JobState
from wikimind.models.queries import administration
from wikimind.models.space import User
from wikimind.operations.vitals import vitals
from wikimind.web.admin import activity
from wikimind.web.frame.display import plural
from wikimind.web.frame.query import page_in, text_in, word_in
from wikimind.web.spaces.routes import base_url, invitation_url, me

pages = Blueprint("admin", __name__, url_prefix="/admin")

STATES = tuple(JobState)


@pages.get("")
def users() -> str:
    return _users()


def _users(link: str = "", secret_name: str = "") -> str:
    return render_template(
        "admin/users.html",
        people=people.everybody(),
        spaces_of=administration.spaces_by_user(),
        invitations=tickets.invitations(None),
        link=link,
        secret_name=secret_name,
    )


@pages.post("/invite")
def invite() -> str:
    """A link with which somebody makes an account; shown once."""
    note = text_in(request.form, "note")
    return _users(invitation_url(accounts.invite(note, by=me())))


@pages.post("/invitations/<int:ticket_id>/withdraw")
def withdraw(ticket_id: int) -> Response:
    space_actions.withdraw_invitation(None, ticket_id)
    flash("The invitation no longer works.")
    return redirect(url_for(".users"), 303)


@pages.post("/users/<int:user_id>/reset")
def reset(user_id: int) -> str:
    """A link with which the person sets a new password, for the administrator to hand over."""
    user = _person(user_id)
    secret = accounts.make_reset_link(user, by=me())
    link = base_url() + url_for("links.password", secret=secret)
    return _users(link, f"Give it to {user.name}: it sets a new password, once, within two hours.")


@pages.post("/users/<int:user_id>/disabled")
def set_disabled(user_id: int) -> Response:
    user, disabled = _person(user_id), request.form.get("to") == "yes"
    accounts.set_disabled(user, disabled)
    flash(f"{user.name} {'can no longer come in' if disabled else 'can come in again'}.")
    return redirect(url_for(".users"), 303)


@pages.post("/users/<int:user_id>/admin")
def set_admin(user_id: int) -> Response:
    user, to = _person(user_id), request.form.get("to") == "yes"
    accounts.set_admin(user, to)
    flash(f"{user.name} is {'an administrator now' if to else 'no longer an administrator'}.")
    return redirect(url_for(".users" if user.id != me().id or to else "home.index"), 303)


def _person(user_id: int) -> User:
    user = people.person(user_id)
    if user.is_local:
        raise NotFound("There is no such account.")
    return user


@pages.get("/spaces")
def all_spaces() -> str:
    return render_template("admin/spaces.html", spaces=administration.spaces_with_counts())


@pages.post("/spaces/<int:space_id>/own")
def own(space_id: int) -> Response:
    """Become an owner of a space, to look after it; its owners see it among the members and in the record."""
    space = space_actions.become_owner(space_id, me())
    flash(f"You are an owner of {space.name} now.")
    return redirect(url_for("spaces.members", space=space.slug), 303)


@pages.get("/jobs")
def jobs() -> str:
    state = word_in(request.args, "state", STATES)
    return render_template(
        "admin/jobs.html",
        listing=administration.jobs_newest_first(state, page_in(request.args)),
        counts=administration.jobs_by_state(),
        state=state,
        states=STATES,
        vitals=vitals(),
    )


@pages.post("/jobs/<int:job_id>/retry")
def retry(job_id: int) -> Response:
    job_actions.retry(job_id)
    flash("It is tried again.")
    return redirect(url_for(".jobs", state=FAILED), 303)


@pages.post("/jobs/retry")
def retry_all() -> Response:
    """Try everything again that failed and where that can help."""
    count = job_actions.retry_all()
    flash(f"{plural(count, 'job is', 'jobs are')} tried again." if count else "Nothing failed that could.")
    return redirect(url_for(".jobs"), 303)


@pages.get("/events")
def events() -> str:
    actor, space = text_in(request.args, "actor"), text_in(request.args, "space")
    listing = administration.events_newest_first(actor, space, page_in(request.args))
    return render_template(
        "admin/events.html", listing=listing, actor=actor, space_slug=space, in_words=activity.in_words
    )
