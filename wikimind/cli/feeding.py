"""`flask wiki add`: files, folders and addresses of pages into a space."""

import time
from collections.abc import Iterator
from pathlib import Path

import click
from flask.cli import AppGroup
from sqlalchemy import select

from wikimind.actions.sources import feed, feed_url
from wikimind.cli.spaces import space_named
from wikimind.errors import WikimindError
from wikimind.extensions import db, end_read
from wikimind.fetch.urls import only_urls
from wikimind.jobs.recovery import worker_alive
from wikimind.models.source import EMPTY, FAILED, READY, Source
from wikimind.models.space import Space
from wikimind.pipeline.intake import Received

POLL_SECONDS = 0.5
OUTCOMES = {EMPTY: "compiled; no sentence could be taken from it"}


def register(group: AppGroup) -> None:
    group.add_command(add)


@click.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--space", default="main", show_default=True, help="The space to feed.")
@click.option("--wait", is_flag=True, help="Wait until every file has become an article or failed.")
def add(what: tuple[str, ...], space: str, wait: bool) -> None:
    """Feed files, all files below folders, and what lies at addresses (https://…)."""
    target = space_named(space)
    added, refused = [], 0
    for each in _each(what):
        source_id = _add(target, each)
        if source_id is None:
            refused += 1
        else:
            added.append(source_id)
    if added and not worker_alive():
        click.echo("No worker is alive: start one with `make dev`, and these are compiled.", err=True)
    failed = _wait(added) if wait else 0
    if refused or failed:
        raise SystemExit(1)


def _each(what: tuple[str, ...]) -> Iterator[Path | str]:
    for name in what:
        path = Path(name)
        if only_urls(name):
            yield name
        elif not path.exists():
            raise click.BadParameter(f"There is no file or folder {name}.")
        elif path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith("."))
        else:
            yield path


def _add(space: Space, what: Path | str) -> int | None:
    try:
        received = feed_url(space, what, user=None) if isinstance(what, str) else _feed_file(space, what)
    except (WikimindError, OSError) as error:
        click.echo(f"{what}: refused: {error}", err=True)
        return None
    state = "is already there as" if received.duplicate else "added as"
    click.echo(f"{what}: {state} source {received.source.id}")
    return received.source.id


def _feed_file(space: Space, path: Path) -> Received:
    with open(path, "rb") as stream:
        return feed(space, stream, filename=path.name, user=None)


def _wait(source_ids: list[int]) -> int:
    """Report each source as it settles; how many failed."""
    waiting, failed = set(source_ids), 0
    while waiting:
        settled = db.session.scalars(
            select(Source).where(Source.id.in_(waiting), Source.state.in_((*READY, FAILED)))
        ).all()
        for source in settled:
            waiting.discard(source.id)
            failed += source.state == FAILED
            click.echo(f"{source.name}: {source.error or OUTCOMES.get(source.state, 'compiled')}")
        db.session.expunge_all()
        end_read()
        if waiting:
            time.sleep(POLL_SECONDS)
    return failed
