"""Everything checked again: stored bytes, the quotes of claims, the files of articles against their rows."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.files import read_or_none, sha256_of
from wikimind.articles.naming import FOLDERS
from wikimind.articles.quotes import UNVERIFIED, Proof, prove
from wikimind.errors import NotFound
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.article import Article, Claim, RemovedFile
from wikimind.models.job import RUNNING, WAITING, Job
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.storage import current, raw_key, wiki_key
from wikimind.storage.spool import CHUNK

CATALOGUE = ("index.md", "log.md", "AGENTS.md")
PATIENCE = timedelta(minutes=1)  # for a file that is written at this moment


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold, as a sentence."""

    sentence: str


def verify(space: Space) -> Iterator[Fault]:
    """Check all sources, claims and files of a space, writing the standing found; yields what does not hold.

    One transaction for each source: others go on writing meanwhile.
    """
    space_id = space.id
    ids = db.session.scalars(select(Source.id).where(Source.space_id == space_id).order_by(Source.id)).all()
    end_read()
    for source_id in ids:
        yield from _verify_source(space, source_id)
    with write_transaction() as session:
        orphans = list(_verify_orphans(session, space_id))
    yield from orphans
    yield from _verify_files(space)


def _verify_source(space: Space, source_id: int) -> list[Fault]:
    source = db.session.get(Source, source_id)
    if source is None:
        return []  # deleted meanwhile
    slug, name, sha256, has_bytes = space.slug, source.name, source.sha256, source.has_bytes
    end_read()
    faults = (
        list(_verify_bytes(slug, name, sha256)) if has_bytes else []
    )  # an address that was not fetched yet
    with write_transaction() as session:
        source = session.get(Source, source_id)
        return faults + (list(_verify_claims(session, source)) if source is not None else [])


def _verify_orphans(session: Session, space_id: int) -> Iterator[Fault]:
    orphans = session.execute(
        select(Claim, Article.title)
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.space_id == space_id, Claim.source_id.is_(None))
    )
    for claim, title in orphans:
        claim.standing, claim.checked_at = UNVERIFIED, now()
        yield Fault(f"“{title}”, footnote {claim.label}: its source is no longer here.")


def _verify_files(space: Space) -> Iterator[Fault]:
    """Every file of the vault against its row: missing, changed, not written yet, or of no article."""
    prefix = wiki_key(space.slug, "")
    rows = db.session.execute(
        select(
            Article.title,
            Article.path,
            Article.file_sha256,
            Article.updated_at,
            (Article.written_revision < Article.revision).label("waits"),
        )
        .where(Article.space_id == space.id)
        .order_by(Article.path)
    ).all()
    going = set(db.session.scalars(select(RemovedFile.key).where(RemovedFile.space_id == space.id)))
    end_read()
    for row in rows:
        yield from _verify_file(prefix, row.title, row.path, row.file_sha256, row.waits, row.updated_at)
    expected = {f"{prefix}{row.path}" for row in rows} | going
    for key in current().keys(prefix.rstrip("/")):
        path = key.removeprefix(prefix)
        if path.split("/")[0] in FOLDERS.values() and path.endswith(".md") and key not in expected:
            yield Fault(f"{path} is the file of no article; `flask wiki rebuild` takes it in.")
    if rows and not _catalogue_is_due(space.id):
        missing = [name for name in CATALOGUE if not current().exists(f"{prefix}{name}")]
        if missing:
            yield Fault(f"{', '.join(missing)}: missing in the wiki directory; written with the next change.")


def _catalogue_is_due(space_id: int) -> bool:
    job = select(Job.id).where(Job.key == f"catalogue:{space_id}", Job.state.in_((WAITING, RUNNING)))
    found = db.session.scalar(job.limit(1))
    end_read()
    return found is not None


def _verify_file(
    prefix: str, title: str, path: str, sha256: str, waits: bool, updated_at: datetime
) -> Iterator[Fault]:
    if waits:
        if updated_at < now() - PATIENCE:
            yield Fault(
                f"“{title}”: its file {path} waits to be written; see the log for what is in the way."
            )
        return
    data = read_or_none(f"{prefix}{path}")
    if data is None or not data.strip():
        yield Fault(f"“{title}”: its file {path} is missing; restore it, or change the article to write it.")
    elif sha256_of(data) != sha256:
        yield Fault(
            f"“{title}”: its file {path} was edited since it was written; "
            "open the article in the editor, and the edit is taken in."
        )


def _verify_bytes(slug: str, name: str, sha256: str) -> Iterator[Fault]:
    digest = hashlib.sha256()
    try:
        with current().open(raw_key(slug, sha256)) as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except NotFound as error:
        yield Fault(f"“{name}”: {error}")
        return
    if digest.hexdigest() != sha256:
        yield Fault(f"“{name}”: the stored file was changed; restore it from a backup.")


def _verify_claims(session: Session, source: Source) -> Iterator[Fault]:
    claims = session.execute(
        select(Claim, Article.title)
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.source_id == source.id)
        .order_by(Claim.id)
    ).all()
    if not claims:
        return
    document = document_of(session, source.id)
    for claim, title in claims:
        start = claim.start if claim.start is not None else -1
        proof = prove(document, claim.quote, start=start, page=claim.page)
        if proof.standing == UNVERIFIED:
            yield Fault(f"“{title}”, footnote {claim.label}: the quote does not stand in “{source.name}”.")
        elif proof.page != claim.page:
            yield Fault(f"“{title}”, footnote {claim.label}: the quote stands on page {proof.page}.")
        _write(claim, proof)


def _write(claim: Claim, proof: Proof) -> None:
    claim.start, claim.end, claim.page = proof.start, proof.end, proof.page
    claim.standing, claim.checked_at = proof.standing, now()
