"""`flask wiki wait-for-database | worker-alive`: what containers ask."""

import socket
import time
from datetime import timedelta

import click
from flask.cli import AppGroup
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from wikimind.extensions import db, settings
from wikimind.jobs.recovery import silence_seconds
from wikimind.models.job import WorkerBeat
from wikimind.models.types import now

RETRY_SECONDS = 1.0


def register(group: AppGroup) -> None:
    group.add_command(wait_for_database)
    group.add_command(worker_alive)


@click.command()
@click.option("--seconds", default=60, show_default=True, help="Give up after so long.")
def wait_for_database(seconds: int) -> None:
    """Return as soon as the database answers; end with 1 if it does not in time."""
    end = time.monotonic() + seconds
    while True:
        try:
            db.session.execute(text("SELECT 1"))
            return
        except OperationalError as error:
            reason = str(error.orig).strip().splitlines()[0]
        db.session.remove()
        if time.monotonic() >= end:
            raise click.ClickException(
                f"The database did not answer within {seconds} seconds ({reason}). "
                "Check DATABASE_URL and that the database runs."
            )
        click.echo(f"waiting for the database: {reason}", err=True)
        time.sleep(RETRY_SECONDS)


@click.command()
def worker_alive() -> None:
    """End with 0 if a worker on this host gave a sign of life lately."""
    since = now() - timedelta(seconds=silence_seconds(settings()))
    here = f"{socket.gethostname()}:"
    alive = select(WorkerBeat.name).where(WorkerBeat.name.startswith(here), WorkerBeat.at >= since)
    if db.session.scalar(alive.limit(1)) is None:
        raise click.ClickException("No worker on this host gave a sign of life lately; look at its log.")
