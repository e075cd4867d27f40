"""`flask secret set | remove | list | rotate`: keys of providers, sealed in the database."""

import click
from flask.cli import AppGroup

from wikimind import secrets
from wikimind.actions import provider_keys
from wikimind.errors import WikimindError

group = AppGroup("secret", help="Keep the keys of providers.")


@group.command("set")
@click.argument("provider")
@click.option(
    "--key", prompt="Key", hide_input=True, help="Better typed when asked: a shell remembers lines."
)
def set_key(provider: str, key: str) -> None:
    """Store the key of PROVIDER (openai, anthropic, google, …); it can be piped in."""
    try:
        provider_keys.store(provider, key, by="the command line")
    except WikimindError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The key of {provider.strip().lower()} is stored, sealed.")


@group.command()
@click.argument("provider")
def remove(provider: str) -> None:
    """Forget the key of PROVIDER."""
    try:
        provider_keys.remove(provider)
    except WikimindError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The key of {provider} is forgotten.")


@group.command("list")
def list_keys() -> None:
    """Show which providers have a key, and its last characters."""
    for known in secrets.known_keys():
        where = "environment" if known.from_environment else f"set by {known.set_by}"
        click.echo(f"{known.provider}\t{known.ending or 'cannot be opened: set it again'}\t{where}")


@group.command()
def rotate() -> None:
    """Seal all keys under the present SECRET_KEY; the one before stands in WIKIMIND_OLD_SECRET_KEY."""
    count, lost = provider_keys.reseal()
    click.echo(f"{count} keys are sealed under the present SECRET_KEY.")
    if lost:
        raise click.ClickException(f"Neither SECRET_KEY opens those of {', '.join(lost)}; set them again.")
