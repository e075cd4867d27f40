"""Stage: an address becomes bytes. The row is there at once; a worker fetches what lies at the address."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from wikimind.errors import Conflict, Unreadable
from wikimind.extensions import db, end_read, settings
from wikimind.extract.sniff import HTML, MARKDOWN, PLAIN, ZIP
from wikimind.fetch.download import Limits, fetched
from wikimind.fetch.urls import file_name, parsed
from wikimind.models.job import JobKind, request_job
from wikimind.models.queries.documents import source_of
from wikimind.models.source import FAILED, Fetch, Source
from wikimind.models.space import Space, User
from wikimind.models.types import now
from wikimind.pipeline.intake import Received, check, clean_name, retry
from wikimind.storage import current, raw_key
from wikimind.storage.spool import kept_spooled

_NAMED = {"text/html": HTML, "application/xhtml+xml": HTML, "text/markdown": MARKDOWN, "text/plain": PLAIN}


@dataclass(frozen=True)
class Fetched:
    """A complete file at `path` and where it came from; None where it was fetched by an earlier run."""

    path: Path
    sha256: str
    size: int
    media_type: str
    charset: str
    url: str
    filename: str


def request_fetch(session: Session, space: Space, url: str, user: User | None) -> Received:
    """Add a source for the address, or point at the one that came from it. Raises InvalidInput.

    One that could not be fetched is tried again.
    """
    address = parsed(url, settings().fetch_ports, settings().fetch_inside).url
    key = hashlib.sha256(f"fetch {address}".encode()).hexdigest()
    earlier = session.scalar(
        select(Source)
        .outerjoin(Fetch)
        .where(Source.space_id == space.id, or_(Fetch.url_key == key, Source.origin == address))
        .order_by(Source.id)
        .limit(1)
    )
    if earlier is not None:
        again = (retry(session, earlier),) if earlier.state == FAILED and not earlier.has_bytes else ()
        return Received(earlier, duplicate=True, job_ids=again)
    source = Source(
        space_id=space.id,
        sha256=key,  # until the bytes are there
        size=0,
        media_type="",
        filename=clean_name(file_name(address)),
        origin=address,
        received_by_id=user.id if user else None,
    )
    session.add(source)
    session.flush()
    session.add(Fetch(source_id=source.id, space_id=space.id, url=address, url_key=key))
    job = request_job(session, space.id, JobKind.FETCH, source.id, source_id=source.id)
    return Received(source, duplicate=False, job_ids=(job.id,))


def work(source_id: int) -> Fetched | None:
    """Fetch into a temporary file. Raises InvalidInput, Unreadable, TooLarge, Unavailable."""
    fetch = db.session.get_one(Fetch, source_of(db.session(), source_id).id)
    url, there = fetch.url, fetch.fetched_at is not None
    end_read()
    if there:
        return None
    with fetched(url, _limits()) as found:
        file = kept_spooled(found.stream, current().incoming, limit=_limits().size)
    filename = clean_name(found.filename or file_name(found.url))
    try:
        media_type = _media_type(check(file, filename), found.media_type)
        if media_type == ZIP:
            raise Unreadable("At this address is an archive; download it, look into it and add it as a file.")
    except Unreadable:
        file.path.unlink()
        raise
    return Fetched(file.path, file.sha256, file.size, media_type, found.charset, found.url, filename)


def save(session: Session, source_id: int, result: Fetched | None) -> None:
    """Keep the bytes under their hash. Raises Conflict where they are here already."""
    if result is None:
        return
    source = source_of(session, source_id)
    space = session.get_one(Space, source.space_id)
    earlier = session.scalar(
        select(Source).where(Source.space_id == space.id, Source.sha256 == result.sha256)
    )
    if earlier is not None:
        result.path.unlink()
        raise Conflict(f"What lies at this address is already here as “{earlier.name}”; delete this entry.")
    source.sha256, source.size = result.sha256, result.size
    source.media_type, source.filename, source.origin = result.media_type, result.filename, result.url
    fetch = session.get_one(Fetch, source_id)
    fetch.charset, fetch.fetched_at = result.charset, now()
    # As with an upload, the unique row comes first.
    session.flush()
    current().adopt(result.path, raw_key(space.slug, result.sha256))


def _media_type(sniffed: str, named: str) -> str:
    """The server's word counts among kinds of text, which its bytes alone do not tell apart for certain."""
    said = _NAMED.get(named)
    if said is None or sniffed not in _NAMED.values() or (said, sniffed) == (PLAIN, MARKDOWN):
        return sniffed
    return said


def _limits() -> Limits:
    chosen = settings()
    return Limits(
        seconds=chosen.fetch_seconds,
        size=min(chosen.fetch_max_mb, chosen.max_upload_mb) * 1_000_000,
        ports=chosen.fetch_ports,
        inside=chosen.fetch_inside,
        agent=chosen.fetch_agent,
        proxy=chosen.fetch_proxy,
    )
