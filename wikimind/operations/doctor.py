"""What is wrong with an installation, in sentences that say what to do."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from sqlalchemy import func, not_, select

from wikimind.extensions import db, settings
from wikimind.models.article import Article
from wikimind.models.job import FAILED, RUNNING, SOURCE_JOBS, WAITING, Job
from wikimind.models.source import FAILED as SOURCE_FAILED
from wikimind.models.source import Passage, Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.operations.vitals import vitals
from wikimind.search.schema import SearchEntry
from wikimind.storage import current, raw_key, wiki_key

OVERDUE_MINUTES = 10
NAMED = 3  # of many, so many are named


def findings() -> Iterator[str]:
    """Sentences; none means well. Reads names and counts, never whole files."""
    signs = vitals()
    yield from (sign.sentence for sign in signs if not sign.well)
    if not all(sign.well for sign in signs if sign.name in ("database", "migrations")):
        return
    for check in CHECKS:
        yield from check()


def doubtful_settings() -> Iterator[str]:
    yield from settings().doubts()


def overdue_jobs() -> Iterator[str]:
    since = now() - timedelta(minutes=OVERDUE_MINUTES)
    count = _count(select(Job.id).where(Job.state == WAITING, Job.run_after < since))
    if count:
        yield f"{count} jobs are due for more than {OVERDUE_MINUTES} minutes; start more workers."
    left = _count(select(Job.id).where(Job.state == RUNNING, Job.lease_until < since))
    if left:
        yield f"{left} jobs were left by workers that died and nobody took them over; start a worker."


def failures() -> Iterator[str]:
    failed = _count(select(Source.id).where(Source.state == SOURCE_FAILED))
    if failed:
        yield f"{failed} sources could not be compiled; the inbox says why, and offers to try again."
    others = _count(select(Job.id).where(Job.state == FAILED, Job.kind.not_in(SOURCE_JOBS)))
    if others:
        yield f"{others} other jobs failed; the worker's log says why."


def files() -> Iterator[str]:
    """Rows whose files are gone, and raw files without a row."""
    for space in db.session.scalars(select(Space)):
        there = set(current().keys(f"spaces/{space.slug}"))
        yield from _missing_files(space, there)
        known = db.session.scalars(select(Source.sha256).where(Source.space_id == space.id))
        strangers = {key for key in there if key.split("/")[2] == "raw"}
        strangers -= {raw_key(space.slug, sha256) for sha256 in known}
        if strangers:
            yield (
                f"{len(strangers)} raw files of the space {space.slug} have no row; "
                f"`flask wiki rebuild --space {space.slug}` takes them in."
            )


def _missing_files(space: Space, there: set[str]) -> Iterator[str]:
    fed = Source.size > 0  # what is still to be fetched has no file
    raw = db.session.execute(select(Source.sha256, Source.filename).where(Source.space_id == space.id, fed))
    lost = [row.filename for row in raw if raw_key(space.slug, row.sha256) not in there]
    if lost:
        yield f"{_named(lost)}: the file that was fed is missing in storage; restore it from a backup."
    waits = Article.written_revision < Article.revision
    waiting = _count(select(Article.id).where(Article.space_id == space.id, waits))
    if waiting:
        yield (
            f"{waiting} articles of the space {space.slug} are saved, but their files wait to be written; "
            "the log says what is in the way."
        )
    pages = db.session.execute(
        select(Article.path, Article.title).where(Article.space_id == space.id, not_(waits))
    )
    lost = [row.title for row in pages if wiki_key(space.slug, row.path) not in there]
    if lost:
        yield f"{_named(lost)}: the article's file is missing; edit the article, which writes it again."


def index_is_whole() -> Iterator[str]:
    for space in db.session.scalars(select(Space)):
        wanted = sum(_count(select(kind.id).where(kind.space_id == space.id)) for kind in (Passage, Article))
        indexed = _count(select(SearchEntry.id).where(SearchEntry.space_id == space.id))
        if wanted != indexed:
            yield (
                f"The search index of the space {space.slug} has {indexed} entries where there should be "
                f"{wanted}; `flask wiki reindex --space {space.slug}` writes it anew."
            )


def scratch_files() -> Iterator[str]:
    day = (now() - timedelta(days=1)).timestamp()
    folder = current().incoming
    old = [path for path in folder.glob("*") if path.stat().st_mtime < day] if folder.is_dir() else []
    if old:
        yield f"{len(old)} half-written files of more than a day ago lie in {folder}; they can be deleted."


CHECKS: tuple[Callable[[], Iterator[str]], ...] = (
    doubtful_settings,
    overdue_jobs,
    failures,
    files,
    index_is_whole,
    scratch_files,
)


def _count(statement: object) -> int:
    return db.session.scalar(select(func.count()).select_from(statement.subquery())) or 0  # type: ignore[attr-defined]


def _named(names: list[str]) -> str:
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")
