"""`flask wiki verify | reindex | rebuild`: what an owner runs now and then."""

import click
from flask.cli import AppGroup

from wikimind.cli.spaces import space_named
from wikimind.upkeep.rebuild import rebuild as rebuild_space
from wikimind.upkeep.reindex import reindex_in_steps
from wikimind.upkeep.verify import verify as verify_space


def register(group: AppGroup) -> None:
    group.add_command(verify)
    group.add_command(reindex)
    group.add_command(rebuild)


@click.command()
@click.option("--space", default="main", show_default=True)
def verify(space: str) -> None:
    """Check every stored file, quote and article file again; ends with 1 if something does not hold."""
    target = space_named(space)
    faults = list(verify_space(target))
    for fault in faults:
        click.echo(fault.sentence)
    click.echo(f"{len(faults)} faults." if faults else "Every file and every quote holds.")
    raise SystemExit(1 if faults else 0)


@click.command()
@click.option("--space", default="main", show_default=True)
def reindex(space: str) -> None:
    """Write the search index anew from the database."""
    target = space_named(space)
    count = sum(reindex_in_steps(target))
    click.echo(f"{count} entries indexed.")


@click.command()
@click.option("--space", default="main", show_default=True)
def rebuild(space: str) -> None:
    """Make the database again from the raw files and the wiki directory."""
    for line in rebuild_space(space_named(space)):
        click.echo(line)
