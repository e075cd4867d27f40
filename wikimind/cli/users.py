"""`flask user …`: who may come in. Whoever has the machine can always use these commands."""

import click
from flask import Flask
from flask.cli import AppGroup

from wikimind.access import people, spaces
from wikimind.access.needs import SCOPES
from wikimind.actions import accounts
from wikimind.actions import spaces as space_actions
from wikimind.cli.spaces import space_named
from wikimind.errors import WikimindError
from wikimind.extensions import end_read, settings
from wikimind.models.space import ROLES, User


def init_app(app: Flask) -> None:
    group = AppGroup("user", help="Look after accounts.")
    for command in (create, listing, password, disable, enable, token, role, reset_link):
        group.add_command(command)
    app.cli.add_command(group)


def user_named(name: str) -> User:
    """The person, or an end of the command with a sentence."""
    user = people.known_as(name)
    if user is None or user.is_local:
        raise click.ClickException(f"There is nobody called {name}; see `flask user list`.")
    end_read()
    return user


def asked_password(given: str | None) -> str:
    """The password of the option, or typed twice so that it stands in no shell's history."""
    return given or click.prompt("Password", hide_input=True, confirmation_prompt=True)


def telling(error: WikimindError) -> click.ClickException:
    return click.ClickException(str(error))


@click.command()
@click.argument("name")
@click.option("--email", default="", help="With it one can sign in too, and set a new password by mail.")
@click.option("--admin", is_flag=True, help="An administrator; the first person is one in any case.")
@click.option("--password", "given", help="Asked for where it is not given.")
def create(name: str, email: str, admin: bool, given: str | None) -> None:
    """Make a person."""
    chosen = asked_password(given)
    admin = admin or not people.has_admin()
    try:
        user = accounts.create(name, email, chosen, admin=admin)
    except WikimindError as error:
        raise telling(error) from error
    click.echo(f"{user.name} can sign in{', and is an administrator' if admin else ''}.")


@click.command("list")
def listing() -> None:
    """Show everybody, with what they may."""
    for user in people.everybody():
        roles = ", ".join(f"{space.slug}: {role}" for space, role in spaces.spaces_of(user))
        marks = [
            user.email or "",
            "administrator" if user.is_admin else "",
            "disabled" if user.disabled_at else "",
            "" if user.password_hash else "no password",
            roles,
        ]
        click.echo("\t".join([user.name, *(mark for mark in marks if mark)]))


@click.command()
@click.argument("name")
@click.option("--password", "given", help="Asked for where it is not given.")
def password(name: str, given: str | None) -> None:
    """Set a new password, and sign the person out everywhere."""
    user, chosen = user_named(name), asked_password(given)
    try:
        accounts.replace_password(user, chosen)
    except WikimindError as error:
        raise telling(error) from error
    click.echo(f"{user.name} has a new password, and is signed out everywhere.")


@click.command("reset-link")
@click.argument("name")
def reset_link(name: str) -> None:
    """Print a link with which the person sets a new password, once, within two hours."""
    user = user_named(name)
    secret = accounts.make_reset_link(user)
    base = settings().public_url or f"http://localhost:{settings().port}"
    click.echo(f"{base}/password/{secret}")


@click.command()
@click.argument("name")
def disable(name: str) -> None:
    """Keep the person out, at once and with every token; what they wrote stays."""
    _set_disabled(name, True)


@click.command()
@click.argument("name")
def enable(name: str) -> None:
    """Let a disabled person in again."""
    _set_disabled(name, False)


def _set_disabled(name: str, disabled: bool) -> None:
    user = user_named(name)
    try:
        accounts.set_disabled(user, disabled)
    except WikimindError as error:
        raise telling(error) from error
    click.echo(f"{user.name} {'can no longer come in' if disabled else 'can come in again'}.")


@click.command()
@click.argument("name")
@click.option(
    "--scope", "scopes", multiple=True, type=click.Choice(SCOPES), default=["read"], show_default=True
)
@click.option("--days", default=90, show_default=True, help="How long it lives; 0: until it is revoked.")
@click.option("--called", default="command line", show_default=True, help="Name of the token.")
def token(name: str, scopes: tuple[str, ...], days: int, called: str) -> None:
    """Print a new token for the API; it is shown this once."""
    user = user_named(name)
    try:
        secret = accounts.make_token(user, called, scopes, days or None)
    except WikimindError as error:
        raise telling(error) from error
    click.echo(secret)


@click.command()
@click.argument("name")
@click.argument("space")
@click.argument("role", type=click.Choice([*ROLES, "none"]))
def role(name: str, space: str, role: str) -> None:
    """Give the person a role in a space, or take them out."""
    user, found = user_named(name), space_named(space)
    try:
        space_actions.change_role(found, user, role)
    except WikimindError as error:
        raise telling(error) from error
    click.echo(f"{user.name} is {'no member' if role == 'none' else role} of {found.slug}.")
