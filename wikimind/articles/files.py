"""The files of articles: each is replaced by what its row says, and by nothing else."""

import hashlib
import logging
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import case, delete, exists, select, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from wikimind.errors import NotFound, Unavailable, WikimindError
from wikimind.extensions import db, own_transaction
from wikimind.locks import exclusive
from wikimind.models.article import Article, RemovedFile, Revision
from wikimind.models.restoration import Restoration
from wikimind.models.space import Space
from wikimind.storage import current, wiki_key

log = logging.getLogger(__name__)

MOST_ROUNDS = 5


@dataclass(frozen=True)
class VaultEdit:
    """What somebody wrote into the file of an article, and the path at which it was found."""

    article_id: int
    path: str
    data: bytes

    @property
    def sha256(self) -> str:
        return sha256_of(self.data)


@dataclass
class _Intent:
    """What an article's row says of its file. `own` are the hashes of what we may have written, by path."""

    article_id: int
    space: str
    path: str
    revision: int
    written: int
    body: str  # empty where nothing is to be written
    own: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    there: dict[str, bytes | None] = field(default_factory=dict)  # what was found, by path

    @property
    def is_pending(self) -> bool:
        return self.written < self.revision

    @property
    def earlier_paths(self) -> list[str]:
        """Where the file may lie still, of an article that moved."""
        return [path for path in self.own if path != self.path]

    def is_own(self, path: str, data: bytes) -> bool:
        """Whether we wrote this. A file without a word in it is no edit: a program failed to write it."""
        return sha256_of(data) in self.own[path] or not data.strip()


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def write_file(article_id: int) -> VaultEdit | None:
    """Let the file of an article hold its newest revision. An edit in its place stays and is given back.

    Does nothing where the file is as it should be; a file that somebody removed is written with the next
    revision. Raises Unavailable.
    """
    path = ""
    with exclusive(f"article {article_id}"):
        for _ in range(MOST_ROUNDS):
            intent = _intent(article_id)
            if intent is None:
                return None
            path, edit = intent.path, _edit_in_place(intent)
            if edit is not None or not intent.is_pending:
                return edit
            if _carry_out(intent):
                _confirm(intent)
                return None
    raise Unavailable(f"The file {path} is written by another program again and again.")


def _intent(article_id: int) -> _Intent | None:
    """What the row says now; None where the article is gone."""
    pending = Article.written_revision < Article.revision
    statement = (
        select(
            Space.slug,
            Article.path,
            Article.revision,
            Article.written_revision,
            case((pending, Article.body), else_="").label("body"),
            Article.file_sha256,
            exists(select(Restoration.id)).label("is_restored"),
            Revision.path.label("earlier_path"),
            Revision.sha256,
        )
        .join(Space, Space.id == Article.space_id)
        .outerjoin(
            Revision,
            (Revision.article_id == Article.id) & (Revision.number >= Article.written_revision),
        )
        .where(Article.id == article_id)
    )
    with db.engine.connect() as connection:
        rows = connection.execute(statement).all()
    if not rows:
        return None
    row = rows[0]
    if row.is_restored:
        raise Unavailable("A backup is being restored; the file is looked at when that is done.")
    intent = _Intent(article_id, row.slug, row.path, row.revision, row.written_revision, row.body)
    intent.own[row.path] |= {row.file_sha256, sha256_of(row.body.encode())}
    for one in rows:
        if one.sha256:
            intent.own[one.earlier_path or row.path].add(one.sha256)
    return intent


def _edit_in_place(intent: _Intent) -> VaultEdit | None:
    """What somebody wrote where our file lies, or where it is to lie."""
    for path in (intent.path, *intent.earlier_paths):
        key = wiki_key(intent.space, path)
        displaced, intent.there[path] = current().displaced(key), read_or_none(key)
        for data in (displaced, intent.there[path]):
            if data is not None and not intent.is_own(path, data):
                return VaultEdit(intent.article_id, path, data)
        if displaced is not None:
            current().forget_displaced(key)
    return None


def _carry_out(intent: _Intent) -> bool:
    """Write the file and remove the one that it moved from; False where somebody came between."""
    there, data = intent.there[intent.path], intent.body.encode()
    before = None if there is None else sha256_of(there)
    key = wiki_key(intent.space, intent.path)
    return (there == data or current().replace(key, data, before)) and all(
        there is None or current().remove(wiki_key(intent.space, path), sha256_of(there))
        for path, there in intent.there.items()
        if path != intent.path
    )


def _confirm(intent: _Intent) -> None:
    with own_transaction() as session:
        session.execute(
            update(Article)
            .where(Article.id == intent.article_id, Article.written_revision < intent.revision)
            .values(written_revision=intent.revision)
        )


def read_or_none(key: str) -> bytes | None:
    """The file's bytes, or None where there is none."""
    try:
        return current().read(key)
    except NotFound:
        return None


def forget_file(session: Session, space: Space, article: Article) -> None:
    """Note that the file of an article that is being deleted has to go."""
    revisions = select(Revision.path, Revision.sha256).where(
        Revision.article_id == article.id, Revision.number >= article.written_revision
    )
    hashes = {(path or article.path, sha256) for path, sha256 in session.execute(revisions) if sha256}
    for path, sha256 in sorted(hashes | {(article.path, article.file_sha256)}):
        key = wiki_key(space.slug, path)
        session.add(RemovedFile(space_id=space.id, article_id=article.id, key=key, sha256=sha256))


def remove_files_soon(article_id: int) -> None:
    """Remove them after a commit, which stands whatever becomes of the files: the sweep tries again."""
    try:
        remove_files(article_id)
    except (WikimindError, OSError, SQLAlchemyError) as error:
        log.warning("the files of article %s, which was deleted, are still there: %s", article_id, error)


def remove_files(article_id: int) -> None:
    """Remove the files of a deleted article; one that somebody edited stays. Raises Unavailable."""
    with exclusive(f"article {article_id}"):
        with db.engine.connect() as connection:
            rows = connection.execute(
                select(RemovedFile.key, RemovedFile.sha256).where(RemovedFile.article_id == article_id)
            ).all()
        for key, sha256 in rows:
            current().remove(key, sha256)
        for key in sorted({row.key for row in rows if current().exists(row.key)}):
            log.warning("%s stays: somebody edited it since WikiMind wrote it", key)
        if rows:
            with own_transaction() as session:
                session.execute(delete(RemovedFile).where(RemovedFile.article_id == article_id))
