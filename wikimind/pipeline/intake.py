"""A file arrives: checked by content, stored once under its hash, written down with the work it causes."""

import codecs
import hashlib
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from wikimind.errors import Conflict, InvalidInput, Unreadable
from wikimind.extract.sniff import ZIP, sniff
from wikimind.models.job import FAILED as JOB_FAILED
from wikimind.models.job import RUNNING, SOURCE_JOBS, WAITING, Job, JobKind, Priority, request_job
from wikimind.models.source import FAILED, QUEUED, WORKING, Source
from wikimind.models.space import Space, User
from wikimind.models.types import now
from wikimind.storage import current, raw_key
from wikimind.storage.spool import Spooled

LONGEST_NAME = 255
_COMPARED = 5_000_000  # bytes of a text that is compared with others whatever its line ends
LARGE_BYTES = 500_000  # from that size on, small files go first
MOST_AT_ONCE = 20  # files of one person that wait; what they feed beyond lets others go first


@dataclass(frozen=True)
class Received:
    """The source, whether it was there before, and the jobs that are to be nudged once it is committed."""

    source: Source
    duplicate: bool
    job_ids: tuple[int, ...] = ()


def check(file: Spooled, filename: str) -> str:
    """The media type by content. Raises Unreadable."""
    if not file.size:
        raise Unreadable("This file is empty; there is nothing to read in it.")
    return sniff(file.head, filename)


def receive(
    session: Session,
    space: Space,
    file: Spooled,
    *,
    filename: str,
    media_type: str,
    user: User | None,
    origin: str = "",
    priority: Priority | None = None,
) -> Received:
    """Store the file and add its source and job, or point at the source that has the same bytes.

    Without a `priority` given, the size of the file and what else the person fed decide. The same text with
    other line ends, as Windows writes them, is the same source.
    """
    hashes = same_text_hashes(file, media_type)
    found = select(Source).where(Source.space_id == space.id, Source.sha256.in_(hashes))
    earlier = session.scalar(found.order_by(Source.id).limit(1))
    if earlier:
        return Received(earlier, duplicate=True)
    source = Source(
        space_id=space.id,
        sha256=file.sha256,
        size=file.size,
        media_type=media_type,
        filename=clean_name(filename),
        origin=origin,
        received_by_id=user.id if user else None,
    )
    session.add(source)
    # The unique row comes first: it waits for a delete of the same bytes that is under way.
    session.flush()
    current().adopt(file.path, raw_key(space.slug, file.sha256))
    job = _request(session, source, priority or _priority(session, source))
    return Received(source, duplicate=False, job_ids=(job.id,))


def same_text_hashes(file: Spooled, media_type: str) -> tuple[str, ...]:
    """The hashes that the file has, and would have with other line ends or without its mark of UTF-8."""
    if not media_type.startswith("text/") or file.size > _COMPARED:
        return (file.sha256,)
    text = file.path.read_bytes().removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    ends = (text, text.replace(b"\n", b"\r\n"))
    variants = (variant for end in ends for variant in (end, codecs.BOM_UTF8 + end))
    return tuple(dict.fromkeys((file.sha256, *(hashlib.sha256(v).hexdigest() for v in variants))))


def as_file(text: str, title: str) -> tuple[bytes, str]:
    """Pasted text as the bytes of a Markdown file and its name. Raises InvalidInput."""
    text, title = text.replace("\r\n", "\n").strip(), " ".join(title.split())
    if not text:
        raise InvalidInput("There is no text to add; paste some or choose a file.")
    if title and not text.startswith("# "):
        text = f"# {title}\n\n{text}"
    name = title or " ".join(text.lstrip("# ").split("\n", 1)[0].split()[:8])
    return f"{text}\n".encode(errors="replace"), f"{clean_name(name)[:80]}.md"


def clean_name(filename: str) -> str:
    """A file name without directories or control characters, never empty.

    >>> clean_name("../../etc/pass\\x00wd")
    'passwd'
    """
    last = filename.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in last if c.isprintable()).strip()[-LONGEST_NAME:] or "untitled"


def retry(session: Session, source: Source) -> int:
    """Let the failed job go on at the stage that failed; its id. Raises Conflict where nothing failed."""
    job = session.scalar(
        select(Job)
        .where(Job.source_id == source.id, Job.kind.in_(SOURCE_JOBS))
        .order_by(Job.id.desc())
        .limit(1)
    )
    if source.state != FAILED:
        raise Conflict("This source has not failed, so there is nothing to try again.")
    if job is None or job.state != JOB_FAILED:
        return recompile(session, source)
    try_again(job)
    _queue(session, source)
    return job.id


def retry_job(session: Session, job: Job) -> int:
    """Let a failed job of any kind go on; the id of the one that does. Raises Conflict where none failed."""
    if job.state != JOB_FAILED:
        raise Conflict("This job has not failed, so there is nothing to try again.")
    if job.kind in SOURCE_JOBS:
        return retry(session, session.get_one(Source, job.subject_id))
    try_again(job)
    return job.id


def try_again(job: Job) -> None:
    """Let a failed job go on at the stage that failed, with all its tries before it."""
    job.state, job.run_after, job.finished_at = WAITING, now(), None
    job.attempts = job.outages = 0
    job.final = False


def recompile(session: Session, source: Source, priority: Priority | None = None) -> int:
    """Ask for the source to be read and compiled from its first stage on; the job's id."""
    busy = session.scalar(
        select(Job.id)
        .where(Job.source_id == source.id, Job.kind.in_(SOURCE_JOBS), Job.state.in_((WAITING, RUNNING)))
        .limit(1)
    )
    return busy or compile_again(session, source, priority)


def compile_again(session: Session, source: Source, priority: Priority | None = None) -> int:
    """The same, also where a job is at it that read what was there before; the job's id."""
    job = _request(session, source, priority)
    _queue(session, source)
    return job.id


def _request(session: Session, source: Source, priority: Priority | None) -> Job:
    kind = _kind_of_work(source)
    return request_job(session, source.space_id, kind, source.id, source_id=source.id, priority=priority)


def _kind_of_work(source: Source) -> JobKind:
    if not source.has_bytes:
        return JobKind.FETCH
    return JobKind.ARCHIVE if source.media_type == ZIP else JobKind.SOURCE


def _priority(session: Session, source: Source) -> Priority:
    if source.media_type == ZIP or source.size > LARGE_BYTES:
        return Priority.LARGE
    crowd = (
        select(Job.id)
        .join(Source, Source.id == Job.source_id)
        .where(
            Job.state == WAITING,
            Job.priority == Priority.USUAL,
            Source.received_by_id.is_not_distinct_from(source.received_by_id),
        )
        .offset(MOST_AT_ONCE)
        .limit(1)
    )
    return Priority.USUAL if session.scalar(crowd) is None else Priority.BULK


def mark_working(session: Session, source_id: int) -> None:
    session.execute(update(Source).where(Source.id == source_id).values(state=WORKING))


def mark_failed(session: Session, source_id: int, sentence: str, again: bool) -> None:
    state = QUEUED if again else FAILED
    session.execute(update(Source).where(Source.id == source_id).values(state=state, error=sentence))


def _queue(session: Session, source: Source) -> None:
    session.execute(update(Source).where(Source.id == source.id).values(state=QUEUED, error=""))
