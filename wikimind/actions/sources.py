"""What every door does to feed, retry and remove: one transaction, then a nudge."""

import io
from collections.abc import Iterable, Sequence
from typing import IO

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from wikimind.actions.articles import settle
from wikimind.articles import corrections
from wikimind.articles.corrections import Changes
from wikimind.extensions import db, settings, write_transaction
from wikimind.jobs.queue import nudge
from wikimind.models.article import Article
from wikimind.models.author import Author
from wikimind.models.source import Source
from wikimind.models.space import Space, User
from wikimind.pipeline import intake
from wikimind.pipeline.intake import Received
from wikimind.pipeline.stages import delayed_removal, fetching
from wikimind.storage import current, raw_key
from wikimind.storage.spool import spooled


def feed(space: Space, stream: IO[bytes], *, filename: str, user: User | None, origin: str = "") -> Received:
    """Take in one file. Raises Unreadable or TooLarge; nothing is left behind then."""
    with spooled(stream, current().incoming, limit=settings().max_upload_bytes) as file:
        media_type = intake.check(file, filename)

        def store() -> Received:
            with write_transaction() as session:
                return intake.receive(
                    session, space, file, filename=filename, media_type=media_type, user=user, origin=origin
                )

        try:
            received = store()
        except IntegrityError:  # somebody fed the same bytes at this very moment
            received = store()
        except SQLAlchemyError:
            if not file.path.exists():  # taken into storage, but its row did not come to be
                current().delete(raw_key(space.slug, file.sha256))
            raise
    nudge(*received.job_ids)
    return received


def feed_text(space: Space, text: str, *, title: str, user: User | None) -> Received:
    """Take in pasted text as a Markdown file; `title` becomes its first heading where it has none."""
    body, name = intake.as_file(text, title)
    return feed(space, io.BytesIO(body), filename=name, user=user)


def feed_url(space: Space, url: str, *, user: User | None) -> Received:
    """Take in what lies at an address; a worker fetches it. Raises InvalidInput."""

    def add() -> Received:
        with write_transaction() as session:
            return fetching.request_fetch(session, space, url, user)

    try:
        received = add()
    except IntegrityError:  # somebody fed the same address at this very moment
        received = add()
    nudge(*received.job_ids)
    return received


def retry(source: Source) -> None:
    """Run a failed source's job again from the stage that failed."""
    with write_transaction() as session:
        job_id = intake.retry(session, source)
    nudge(job_id)


def recompile(source: Source) -> None:
    """Read and compile a source anew; what people wrote stays."""
    with write_transaction() as session:
        job_id = intake.recompile(session, source)
    nudge(job_id)


def correct(source: Source, changes: Changes, *, author: Author) -> None:
    """Note what a person says of a source; where it is compiled by that, it is compiled anew.

    Raises InvalidInput.
    """
    source_id = source.id
    article_id = db.session.scalar(select(Article.id).where(Article.source_id == source_id))
    if article_id is not None:
        settle(article_id)

    def save() -> list[int]:
        with write_transaction() as session:
            anew = corrections.correct(session, source_id, changes, author=author)
            return [intake.recompile(session, session.get_one(Source, source_id))] if anew else []

    try:
        job_ids = save()
    except IntegrityError:  # somebody took the title at this very moment
        job_ids = save()
    nudge(*job_ids)


def remove_soon(space: Space, sources: Iterable[Source]) -> None:
    """Delete sources after a time of grace, within which `keep` takes it back. The sweep finds the jobs."""
    with write_transaction() as session:
        delayed_removal.remove_soon(session, space.id, sources)


def keep(space: Space, source_ids: Sequence[int]) -> int:
    """Take deletes back that have not begun; how many there were."""
    with write_transaction() as session:
        return delayed_removal.keep(session, space.id, source_ids)


def retry_all(sources: Iterable[Source]) -> int:
    """Run the jobs of failed sources again, each from the stage that failed; how many."""
    with write_transaction() as session:
        job_ids = [intake.retry(session, source) for source in sources]
    nudge(*job_ids)
    return len(job_ids)
