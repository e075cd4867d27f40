"""`flask wiki jobs | retry`: what failed in the background, and trying it again."""

import click
from flask.cli import AppGroup
from sqlalchemy import select

from wikimind.actions import jobs
from wikimind.cli.spaces import space_named
from wikimind.errors import WikimindError
from wikimind.extensions import db
from wikimind.models.job import Job, JobState

MOST_SHOWN = 100


def register(group: AppGroup) -> None:
    group.add_command(show)
    group.add_command(retry)


@click.command("jobs")
@click.option("--state", type=click.Choice(list(JobState)), default=JobState.FAILED, show_default=True)
def show(state: str) -> None:
    """List jobs with what is wrong with them, the newest first."""
    found = select(Job).where(Job.state == state).order_by(Job.id.desc()).limit(MOST_SHOWN)
    for job in db.session.scalars(found):
        click.echo(f"{job.id}: {job.kind} {job.subject_id}, {job.attempts} tries: {job.error or state}")


@click.command()
@click.argument("job_ids", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="All failed jobs where trying again can help.")
@click.option("--space", default="", help="With --all: only those of this space.")
def retry(job_ids: tuple[int, ...], everything: bool, space: str) -> None:
    """Try failed jobs again, each from the stage that failed; `flask wiki jobs` shows their numbers."""
    if not job_ids and not everything:
        raise click.UsageError("Name jobs by their numbers, or say --all.")
    if everything:
        count = jobs.retry_all(space_named(space) if space else None)
        click.echo(f"{count} jobs are tried again.")
    for job_id in job_ids:
        try:
            jobs.retry(job_id)
        except WikimindError as error:
            raise click.ClickException(f"{job_id}: {error}") from error
        click.echo(f"{job_id} is tried again.")
