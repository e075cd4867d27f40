"""Everything checked again: the stored bytes, the quotes that stand in them, and the files of the vault."""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from wikimind.articles.quotes import UNVERIFIED, Proof, prove
from wikimind.errors import NotFound
from wikimind.extensions import db, end_read, write_transaction
from wikimind.models.article import Article, Claim
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.storage import current, raw_key
from wikimind.storage.spool import CHUNK
from wikimind.upkeep.verify_files import verify_files


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold, as a sentence."""

    sentence: str


@dataclass(frozen=True)
class _Checked:
    """A claim of an article with what its check gave; plain values, read and judged in no transaction."""

    claim_id: int
    title: str
    label: str
    page: int | None
    proof: Proof


def verify(space: Space) -> Iterator[Fault]:
    """Check all sources, claims and files of a space, writing the standing found; yields what does not hold.

    Files are read and quotes looked up with no transaction open; what was found of one source is then written
    in a short one.
    """
    space_id, slug = space.id, space.slug
    ids = db.session.scalars(select(Source.id).where(Source.space_id == space_id).order_by(Source.id)).all()
    for source_id in ids:
        source = db.session.get(Source, source_id)
        if source is None:
            continue
        faults = list(_verify_bytes(slug, source))
        checked = _checked(db.session(), source_id)
        faults += _faults(checked, source.name)
        end_read()
        _write(checked)
        yield from faults
    yield from _orphans(space_id)
    yield from map(Fault, verify_files(space_id, slug))


def _orphans(space_id: int) -> list[Fault]:
    """Claims whose source was deleted; none of them counts as proved."""
    orphaned = (Claim.space_id == space_id, Claim.source_id.is_(None))
    rows = db.session.execute(
        select(Article.title, Claim.label).join(Article, Article.id == Claim.article_id).where(*orphaned)
    ).all()
    end_read()
    if rows:
        with write_transaction() as session:
            unproved = update(Claim).where(*orphaned).values(standing=UNVERIFIED, checked_at=now())
            session.execute(unproved.execution_options(synchronize_session=False))
    return [Fault(f"“{title}”, footnote {label}: its source is no longer here.") for title, label in rows]


def _verify_bytes(slug: str, source: Source) -> Iterator[Fault]:
    if not source.has_bytes:
        return  # an address that was not fetched yet
    digest = hashlib.sha256()
    try:
        with current().open(raw_key(slug, source.sha256)) as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except NotFound as error:
        yield Fault(f"“{source.name}”: {error}")
        return
    if digest.hexdigest() != source.sha256:
        yield Fault(f"“{source.name}”: the stored file was changed; restore it from a backup.")


def _checked(session: Session, source_id: int) -> list[_Checked]:
    claims = session.execute(
        select(Claim.id, Claim.label, Claim.quote, Claim.start, Claim.page, Article.title)
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.source_id == source_id)
        .order_by(Claim.id)
    ).all()
    if not claims:
        return []
    document = document_of(session, source_id)
    return [
        _Checked(
            row.id,
            row.title,
            row.label,
            row.page,
            prove(document, row.quote, start=-1 if row.start is None else row.start, page=row.page),
        )
        for row in claims
    ]


def _faults(checked: list[_Checked], name: str) -> Iterator[Fault]:
    for found in checked:
        if found.proof.standing == UNVERIFIED:
            yield Fault(f"“{found.title}”, footnote {found.label}: the quote does not stand in “{name}”.")
        elif found.proof.page != found.page:
            yield Fault(
                f"“{found.title}”, footnote {found.label}: the quote stands on page {found.proof.page}."
            )


def _write(checked: list[_Checked]) -> None:
    rows = [{"id": found.claim_id, **asdict(found.proof), "checked_at": now()} for found in checked]
    if rows:
        with write_transaction() as session:
            session.execute(update(Claim), rows)
