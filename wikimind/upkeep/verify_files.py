"""The files of articles against their rows: missing, edited, not written yet, or of no article."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy import select

from wikimind.articles.files import read_or_none, sha256_of
from wikimind.articles.naming import FOLDERS
from wikimind.extensions import db, end_read
from wikimind.models.article import Article, RemovedFile
from wikimind.models.job import RUNNING, WAITING, Job, JobKind
from wikimind.models.types import now
from wikimind.storage import current, wiki_key

CATALOGUE = ("index.md", "log.md", "AGENTS.md")
PATIENCE = timedelta(minutes=1)  # for a file that is written at this moment


def verify_files(space_id: int, slug: str) -> Iterator[str]:
    """Every file of the vault against its row: missing, changed, not written yet, or of no article."""
    prefix = wiki_key(slug, "")
    rows = db.session.execute(
        select(
            Article.title,
            Article.path,
            Article.file_sha256,
            Article.updated_at,
            (Article.written_revision < Article.revision).label("waits"),
        )
        .where(Article.space_id == space_id)
        .order_by(Article.path)
    ).all()
    going = set(db.session.scalars(select(RemovedFile.key).where(RemovedFile.space_id == space_id)))
    end_read()
    for row in rows:
        yield from _verify_file(prefix, row.title, row.path, row.file_sha256, row.waits, row.updated_at)
    expected = {f"{prefix}{row.path}" for row in rows} | going
    for key in current().keys(prefix.rstrip("/")):
        path = key.removeprefix(prefix)
        if path.split("/")[0] in FOLDERS.values() and path.endswith(".md") and key not in expected:
            yield (f"{path} is the file of no article; `flask wiki rebuild` takes it in.")
    if rows and not _catalogue_is_due(space_id):
        missing = [name for name in CATALOGUE if not current().exists(f"{prefix}{name}")]
        if missing:
            yield (f"{', '.join(missing)}: missing in the wiki directory; written with the next change.")


def _catalogue_is_due(space_id: int) -> bool:
    job = select(Job.id).where(
        Job.key == f"{JobKind.CATALOGUE}:{space_id}", Job.state.in_((WAITING, RUNNING))
    )
    found = db.session.scalar(job.limit(1))
    end_read()
    return found is not None


def _verify_file(
    prefix: str, title: str, path: str, sha256: str, waits: bool, updated_at: datetime
) -> Iterator[str]:
    if waits:
        if updated_at < now() - PATIENCE:
            yield (f"“{title}”: its file {path} waits to be written; see the log for what is in the way.")
        return
    data = read_or_none(f"{prefix}{path}")
    if data is None or not data.strip():
        yield (f"“{title}”: its file {path} is missing; restore it, or change the article to write it.")
    elif sha256_of(data) != sha256:
        yield (
            f"“{title}”: its file {path} was edited since it was written; "
            "open the article in the editor, and the edit is taken in."
        )
