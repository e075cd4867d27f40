"""`flask wiki add`: files and folders into a space."""

import time
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from wikimind.cli.spaces import space_named
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read
from wikimind.jobs.doors import feed
from wikimind.jobs.recovery import worker_alive
from wikimind.models.source import COMPILED, FAILED, Source
from wikimind.models.space import Space

POLL_SECONDS = 0.5


def register(group: AppGroup) -> None:
    group.add_command(add)


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--space", default="main", show_default=True, help="The space to feed.")
@click.option("--wait", is_flag=True, help="Wait until every file has become an article or failed.")
def add(paths: tuple[Path, ...], space: str, wait: bool) -> None:
    """Feed files, or all files below folders."""
    target = space_named(space)
    added, refused = [], 0
    for path in _files(paths):
        source_id = _add(target, path)
        if source_id is None:
            refused += 1
        else:
            added.append(source_id)
    if added and not worker_alive():
        click.echo("No worker is alive: start one with `make dev`, and these are compiled.", err=True)
    failed = _wait(added) if wait else 0
    if refused or failed:
        raise SystemExit(1)


def _files(paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _add(space: Space, path: Path) -> int | None:
    try:
        with open(path, "rb") as stream:
            received = feed(space, stream, filename=path.name, user=None)
    except (WikimindError, OSError) as error:
        click.echo(f"{path}: refused: {error}", err=True)
        return None
    state = "is already there as" if received.duplicate else "added as"
    click.echo(f"{path}: {state} source {received.source.id}")
    return received.source.id


def _wait(source_ids: list[int]) -> int:
    """Report each source as it settles; how many failed."""
    waiting, failed = set(source_ids), 0
    while waiting:
        settled = db.session.scalars(
            select(Source).where(Source.id.in_(waiting), Source.state.in_((COMPILED, FAILED)))
        ).all()
        for source in settled:
            waiting.discard(source.id)
            failed += source.state == FAILED
            click.echo(f"{source.name}: {source.error or 'compiled'}")
        db.session.expunge_all()
        end_read()
        if waiting:
            time.sleep(POLL_SECONDS)
    return failed
