"""Stage: the files of articles that could not be written when their rows were, and those that are to go."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import exists, func, select, union

from wikimind.articles.files import remove_files
from wikimind.articles.publication import settle
from wikimind.articles.restored_files import put_in_place
from wikimind.errors import Unavailable
from wikimind.extensions import db, end_read
from wikimind.models.article import Article, RemovedFile
from wikimind.models.restoration import Restoration
from wikimind.models.space import Space
from wikimind.models.types import now

PATIENCE_SECONDS = 5.0  # the process that wrote the row is at it itself
_IS_PENDING = Article.written_revision < Article.revision


def spaces_with_waiting_files() -> Sequence[int]:
    """Spaces in which a file waits for so long that its writer died, or the storage was away."""
    before = now() - timedelta(seconds=PATIENCE_SECONDS)
    waiting = union(
        select(Article.space_id).where(_IS_PENDING, Article.updated_at < before),
        select(RemovedFile.space_id).where(RemovedFile.created_at < before),
        # NULL where nothing is being restored.
        select(func.min(Space.id)).where(exists(select(Restoration.id))),
    )
    return [space_id for space_id in db.session.scalars(waiting) if space_id is not None]


def work(space_id: int) -> None:
    """Write and remove what waits. Raises Unavailable after all were tried, where some still cannot be."""
    put_in_place()  # of a restore that was broken off
    session = db.session()
    written = session.scalars(select(Article.id).where(Article.space_id == space_id, _IS_PENDING)).all()
    removed = session.scalars(
        select(RemovedFile.article_id).where(RemovedFile.space_id == space_id).distinct()
    ).all()
    end_read()
    faults: list[Unavailable] = []
    for act, ids in ((settle, written), (remove_files, removed)):
        for article_id in ids:
            try:
                act(article_id)
            except Unavailable as fault:
                faults.append(fault)
    if faults:
        raise faults[0]


def save(_session: object, _space_id: int, _result: None) -> None:
    """Each file was noted on its own row."""
