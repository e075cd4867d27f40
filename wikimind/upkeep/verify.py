"""Every claim checked again: are the raw bytes the same, and does the quote still stand in them?"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from wikimind.articles.quotes import UNVERIFIED, Proof, prove
from wikimind.errors import NotFound
from wikimind.models.article import Article, Claim
from wikimind.models.queries.documents import document_of
from wikimind.models.source import Source
from wikimind.models.space import Space
from wikimind.models.types import now
from wikimind.storage import current, raw_key
from wikimind.storage.spool import CHUNK


@dataclass(frozen=True)
class Fault:
    """One thing that does not hold, as a sentence."""

    sentence: str


def verify(session: Session, space: Space) -> Iterator[Fault]:
    """Check all sources and claims of a space, writing the standing found; yields what does not hold."""
    for source_id in session.scalars(
        select(Source.id).where(Source.space_id == space.id).order_by(Source.id)
    ).all():
        source = session.get_one(Source, source_id)
        yield from _verify_bytes(space, source)
        yield from _verify_claims(session, source)
        session.expunge(source)
    orphans = session.execute(
        select(Claim, Article.title)
        .join(Article, Article.id == Claim.article_id)
        .where(Claim.space_id == space.id, Claim.source_id.is_(None))
    )
    for claim, title in orphans:
        claim.standing, claim.checked_at = UNVERIFIED, now()
        yield Fault(f"“{title}”, footnote {claim.label}: its source is no longer here.")


def _verify_bytes(space: Space, source: Source) -> Iterator[Fault]:
    if not source.has_bytes:
        return  # an address that was not fetched yet
    digest = hashlib.sha256()
    try:
        with current().open(raw_key(space.slug, source.sha256)) as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
    except NotFound as error:
        yield Fault(f"“{source.name}”: {error}")
        return
    if digest.hexdigest() != source.sha256:
        yield Fault(f"“{source.name}”: the stored file was changed; restore it from a backup.")


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
